import {Bank131Error, type Bank131ErrorCode, type Bank131ErrorDetails} from './errors.js';
import type {texts} from './texts.js';
import {after} from './waiting.js';

type Texts = typeof texts;

/** Anything that a developer may have to be told. */
export type Topic = keyof Texts;

/** A code, or one case of several that have the same code. */
export type ErrorTopic = Extract<Topic, Bank131ErrorCode | `${Bank131ErrorCode}/${string}`>;

/** What there is to tell. An object, as `Got` is, is for the long text alone, which picks what may be told. */
type Facts<T extends Topic> = Parameters<Texts[T]>;

/** How long an error waits for its words, in milliseconds. */
const WORDS_WAIT = 1_000;

/** Tells a failure from whatever else may be thrown; also one of another copy, which may have loaded the script. */
const MARK = Symbol.for('bank131-widgets.failure');

/** What went wrong, not in words yet. Its facts may hold what no page must see. */
interface Failure extends Bank131ErrorDetails {
  readonly [MARK]: true;
  readonly code: Bank131ErrorCode;
  readonly topic: Topic;
  readonly facts: readonly unknown[];
}

/** To be thrown inside, and made an error before a page sees it: `rejected` loads the words, `inBrief` can't wait. */
export function failure<T extends ErrorTopic>(
  topic: T,
  facts: Facts<T>,
  details?: Bank131ErrorDetails,
): unknown {
  const code = topic.split('/')[0] as Bank131ErrorCode;
  return {...details, [MARK]: true, code, topic, facts} satisfies Failure;
}

const isFailure = (reason: unknown): reason is Failure => MARK in Object(reason);

/** An error as the page is to see it, and its cause alike. What is not of our making passes as it is. */
async function explain(reason: unknown): Promise<unknown> {
  if (!isFailure(reason)) return reason;
  const {code, topic, facts, cause, ...details} = reason;
  const words = new Promise<string>((resolve) => {
    const stopWaiting = after(WORDS_WAIT, () => resolve(inShort(topic, facts)));
    void inWords(topic, facts).then(resolve).finally(stopWaiting);
  });
  const [message, explained] = await Promise.all([words, explain(cause)]);
  return new Bank131Error(code, message, explained === undefined ? details : {...details, cause: explained});
}

/** The same at once, in the short words. */
export const inBrief = (reason: unknown): unknown =>
  isFailure(reason) ? new Bank131Error(reason.code, inShort(reason.topic, reason.facts)) : reason;

/** A rejection that is explained; raises no unhandled rejection by itself. */
export function rejected(reason: unknown): Promise<never> {
  const rejection = explain(reason).then((error) => {
    throw error;
  });
  rejection.catch(() => undefined);
  return rejection;
}

/** A warning to the page's author, as soon as there are words for it. */
export function warn<T extends Topic>(topic: T, ...facts: Facts<T>): void {
  void inWords(topic, facts).then(say);
}

/** A warning in words that are there already. */
export const say = (words: string): void => console.warn(`bank131-widgets: ${words}`);

/** The whole text: most pages never need one, so it is loaded now. Where it can't be had, the facts must do. */
const inWords = (topic: Topic, facts: readonly unknown[]): Promise<string> =>
  import('./texts.js')
    .then(({texts}) => (texts[topic] as (...facts: readonly unknown[]) => string)(...facts))
    .catch(() => inShort(topic, facts));

function inShort(topic: Topic, facts: readonly unknown[]): string {
  const told = facts.filter((fact) => Object(fact) !== fact).join(', ');
  return `${topic}${told && `: ${told}`}. See “Errors” in the README.`;
}
