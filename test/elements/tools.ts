import {expect, waitUntil} from '@open-wc/testing';
import {type Bank131CardTokenizeElement, type Bank131SelfEmployedElement} from '../../src/elements/index.js';
import type {Bank131Error, PaymentMethod} from '../../src/index.js';
import {answerHeld, releaseHosts, vendor, widgetHost, type HostBehaviour} from '../tools/hosts.js';

export type WidgetElement = Bank131SelfEmployedElement | Bank131CardTokenizeElement;

/** One of the two elements, and the messages of its widget. */
export interface Kind {
  readonly tag: 'bank131-self-employed' | 'bank131-card-tokenize';
  readonly containerId: string;
  readonly globalName: string;
  /** A message that brings an outcome, the outcome, and its text for the user. */
  readonly message: unknown;
  readonly outcome: unknown;
  readonly doneText: {ru: string; en: string};
}

export const linking = (status: string): unknown => ({meta: {stage: 'bind'}, payload: {status}});

export const HASH = '0123456789abcdef'.repeat(4);

export const tokenized = (numberHash = HASH): unknown => ({
  meta: {stage: 'tokenize'},
  payload: {status: 'completed', number_hash: numberHash},
});

export const cardOf = (numberHash = HASH): PaymentMethod => ({
  type: 'card',
  card: {type: 'encrypted_card', encrypted_card: {number_hash: numberHash}},
});

export const SELF_EMPLOYED: Kind = {
  tag: 'bank131-self-employed',
  containerId: 'bank131-self-employed',
  globalName: 'Bank131SelfEmployed',
  message: linking('completed'),
  outcome: {stage: 'bind', status: 'completed'},
  doneText: {ru: 'Готово: привязка к банку выполнена', en: 'Done: linked to the bank'},
};

export const CARD: Kind = {
  tag: 'bank131-card-tokenize',
  containerId: 'bank131-tokenize',
  globalName: 'Bank131Tokenize',
  message: tokenized(),
  outcome: cardOf(),
  doneText: {ru: 'Готово: данные приняты', en: 'Done: details accepted'},
};

export const KINDS: readonly Kind[] = [SELF_EMPLOYED, CARD];

/** A token function that counts how often it was asked. */
export function tokens(): (() => string) & {asked: number} {
  const provider = () => `token-${(provider.asked += 1)}-${crypto.randomUUID()}`;
  provider.asked = 0;
  return provider;
}

/** An element that is not in the document yet: its widget host answers, and a function gives tokens. */
export function create<K extends Kind['tag']>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  behaviour: HostBehaviour = 'ok',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  return Object.assign(element, {widgetHost: widgetHost(behaviour), publicToken: tokens(), ...properties});
}

/** An element whose widget a person can use. */
export async function createReady<K extends Kind['tag']>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  parent: Node = document.body,
): Promise<HTMLElementTagNameMap[K]> {
  const element = create(tag, properties);
  parent.appendChild(element);
  await ready(element);
  return element;
}

/** The next event of this type. */
export const next = <T extends keyof WindowEventMap>(
  target: EventTarget,
  type: T,
): Promise<WindowEventMap[T]> =>
  new Promise((resolve) => {
    target.addEventListener(type, resolve as unknown as EventListener, {once: true});
  });

export const ready = (element: WidgetElement): Promise<Event> => next(element, 'bank131-ready');

/** Has a `held-js` host answer, and waits for the widget. It may be ready before the host's answer to us has come. */
export async function readyOnAnswer(element: WidgetElement, host: string): Promise<void> {
  await Promise.all([ready(element), answerHeld(host)]);
}

/** The next error that the element tells, once it is on the screen. */
export async function failed(element: WidgetElement): Promise<Bank131Error> {
  const {error} = await next(element, 'bank131-error');
  await element.updateComplete;
  return error;
}

/** Has the widget send a message, and waits until it has arrived. */
export async function say(message: unknown): Promise<void> {
  const arrived = next(window, 'message');
  window.postMessage(message, window.origin);
  await arrived;
}

/** Lets everything happen that needs no network: microtasks, updates, and one task. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The first of these words that a promise is: pending, or how it ended. */
export function stateOf(promise: Promise<unknown>): Promise<string> {
  const told = promise.then(
    () => 'resolved',
    (error: unknown) => String((error as {code?: unknown}).code),
  );
  return Promise.race([told, settle().then(() => 'pending')]);
}

/** The element's custom states. */
export const statesOf = (element: Element): string[] =>
  ['loading', 'ready', 'done', 'error', 'in-progress', 'completed', 'failed'].filter((state) =>
    element.matches(`:state(${state})`),
  );

export const part = (element: Element, name: 'status' | 'error' | 'retry'): HTMLElement | null =>
  element.shadowRoot!.querySelector(`[part="${name}"]`);

export const offersRetry = (element: Element): boolean => part(element, 'retry') !== null;

/** The text in a part of the element, slotted text included. */
export function read(element: Element, name: 'status' | 'error' | 'retry'): string {
  const place = part(element, name);
  const slotted = [...(place?.querySelectorAll('slot') ?? [])].flatMap((slot) => slot.assignedElements());
  const shown = slotted.length ? slotted : [place];
  return shown
    .map((node) => (node as HTMLElement | null)?.textContent.trim().replace(/\s+/g, ' ') ?? '')
    .join(' ');
}

/** Waits for the text and the spinner, which come only if the element loads for a while. */
export const slowlyLoading = (element: Element): Promise<void> =>
  waitUntil(() => part(element, 'status')?.querySelector('slot[name=loading]'), 'no text', {timeout: 60_000});

/** The containers of a kind that hang in the document. */
export const containers = ({containerId}: Kind): NodeListOf<Element> =>
  document.querySelectorAll(`[id="${containerId}"]`);

/** How many of the bank's widgets of a kind were rendered on this page so far. */
export const renders = ({globalName}: Kind): number =>
  vendor().instances.filter((record) => record.globalName === globalName && record.renders).length;

/** Records warnings of the page for the rest of a test. */
export function recordWarnings(kind: 'warn' | 'error' = 'warn'): string[] {
  const warnings: string[] = [];
  const original = console[kind];
  console[kind] = (message: unknown) => warnings.push(String(message));
  undoLater(() => (console[kind] = original));
  return warnings;
}

const undo: (() => void)[] = [];

/** Runs after the test. */
export function undoLater(step: () => void): void {
  undo.push(step);
}

/** To be called once in each file: leaves an empty page behind each test, and holds all of them to Lit's own advice. */
export function cleanUp(): void {
  afterEach(async () => {
    for (const step of undo.splice(0)) step();
    for (const child of [...document.body.children]) if (child.localName !== 'script') child.remove();
    await settle();
    await releaseHosts();
    const {litIssuedWarnings} = globalThis as unknown as {litIssuedWarnings: Set<string>};
    expect([...litIssuedWarnings]).to.deep.equal(['dev-mode']);
  });
}
