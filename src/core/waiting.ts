import {unclobbered} from './page.js';

/** A promise with its handle. It raises no unhandled rejection. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** Creates a promise with its handle. */
export function deferred<T>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((...handles) => ([resolve, reject] = handles));
  promise.catch(() => undefined);
  return {promise, resolve, reject};
}

/**
 * Adds a listener until the signal is aborted. Goes through the prototype, since a form field named `addEventListener`
 * shadows the form's own, and without options: the zone.js of Angular up to 17 ignores a `signal` in them.
 */
export function on(
  target: EventTarget,
  type: string,
  listener: (event: never) => void,
  signal?: AbortSignal,
  capture = false,
): void {
  if (signal?.aborted) return;
  // The target's prototype, not `EventTarget`'s: Vitest mixes targets of jsdom and of Node.
  const {addEventListener, removeEventListener} = unclobbered(() => target);
  addEventListener(type, listener as EventListener, capture);
  signal?.addEventListener('abort', () => removeEventListener(type, listener as EventListener, capture));
}

/** Resolves with the first of these events, or with `undefined` after `ms`. Leaves no listener and no timer behind. */
export function firstEvent(
  targets: readonly EventTarget[],
  types: readonly string[],
  ms: number,
  signal: AbortSignal,
): Promise<Event | undefined> {
  const done = new AbortController();
  let timer: unknown;
  return new Promise<Event | undefined>((resolve, reject) => {
    timer = setTimeout(resolve, ms);
    for (const target of targets) for (const type of types) on(target, type, resolve, done.signal);
    on(signal, 'abort', () => reject(signal.reason), done.signal);
    if (signal.aborted) reject(signal.reason);
  }).finally(() => {
    done.abort();
    clearTimeout(timer as number);
  });
}

/** A delay that a timer can just hold, in milliseconds. */
export const FOREVER = 2 ** 31 - 1;

/** Runs a callback of the page. The browser reports what it throws as uncaught; the widget goes on. */
export function callBack<A extends unknown[]>(
  callback: ((...args: A) => unknown) | undefined,
  ...args: A
): void {
  try {
    callback?.(...args);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/**
 * Lets all window messages that are queued now pass. A port's messages come after them, and the page's listeners don't
 * see them.
 */
export function passMessages(): Promise<void> {
  // In jsdom, messages are timers.
  if (typeof MessageChannel === 'undefined') return new Promise((resolve) => setTimeout(resolve));
  const {port1, port2} = new MessageChannel();
  return new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  }).finally(() => port1.close());
}
