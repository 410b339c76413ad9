import {Bank131Error, type Bank131ErrorCode, type Bank131ErrorDetails} from './errors.js';
import type {texts} from './texts.js';
import {after} from './waiting.js';

type Texts = typeof texts;

/** Anything that a developer may have to be told. */
export type Topic = keyof Texts;

/** A code, or one case of several that have the same code. */
export type ErrorTopic = Extract<Topic, Bank131ErrorCode | `${Bank131ErrorCode}/${string}`>;

/** What there is to tell. An object is for the long text alone, which picks what may be told. */
type Facts<T extends Topic> = Parameters<Texts[T]>;

/** How long an error waits for its words, in milliseconds. */
const WORDS_WAIT = 1_000;

/** An error that is not put into words yet: to be thrown inside, and to be explained before a page sees it. */
interface Failure extends Bank131Error {
  readonly topic: Topic;
  readonly facts: readonly unknown[];
}

/** An error on a topic, whose words are loaded when it is explained. */
export function failure<T extends ErrorTopic>(
  topic: T,
  facts: Facts<T>,
  details?: Bank131ErrorDetails,
): Failure {
  const code = topic.split('/')[0] as Bank131ErrorCode;
  return Object.assign(new Bank131Error(code, inShort(topic, facts), details), {topic, facts});
}

/** An error as the page is to see it, and its cause alike. What is not of our making passes as it is. */
export async function explain(reason: unknown): Promise<unknown> {
  const {name, code, topic, facts, retryable, status, cause} = Object(reason) as Failure;
  // By its looks: another copy of this package may have loaded the script that failed.
  if (name !== 'Bank131Error' || !facts) return reason;
  const words = new Promise<string>((resolve) => {
    const stopWaiting = after(WORDS_WAIT, () => resolve(inShort(topic, facts)));
    void inWords(topic, facts).then(resolve).finally(stopWaiting);
  });
  const [message, explained] = await Promise.all([words, explain(cause)]);
  const details = explained === undefined ? {} : {cause: explained};
  return new Bank131Error(code, message, {...details, retryable, status});
}

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

/** The kind of what came, not what it was: it may be a token or a person's number. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string' && !value.trim()) return 'an empty string';
  return value === null ? 'null' : typeof value;
}
