/** A promise with its handle, which raises no unhandled rejection by itself. To reject it, resolve it with a rejection. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T | PromiseLike<T>): void;
}

export function deferred<T>(): Deferred<T> {
  let resolve!: (value: T | PromiseLike<T>) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  promise.catch(() => undefined);
  return {promise, resolve};
}

/** Why a signal was aborted; browsers before `AbortSignal.reason` give none. */
export const abortReason = (signal: AbortSignal): unknown =>
  signal.reason ?? new DOMException('The operation was aborted.', 'AbortError');

/** Adds a listener; returns the end of it. */
export function listen(
  target: EventTarget,
  type: string,
  listener: (event: never) => void,
  options: AddEventListenerOptions = {},
): () => void {
  target.addEventListener(type, listener as EventListener, options);
  return () => target.removeEventListener(type, listener as EventListener, options);
}

/** Runs something after so many milliseconds; returns the end of the wait. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** The promise's outcome, or a rejection as soon as the signal is aborted. Leaves no listener behind. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(abortReason(signal));
    // Taken over even if it is too late: its rejection must not count as unhandled.
    promise.then(resolve, reject).finally(listen(signal, 'abort', abort, {once: true}));
    if (signal.aborted) abort();
  });
}

/** Resolves with the first of these events, or with `undefined` after `ms`. Leaves no listener and no timer behind. */
export function firstEvent(
  target: EventTarget,
  types: readonly string[],
  ms: number,
  signal = new AbortController().signal,
): Promise<Event | undefined> {
  let ends: (() => void)[] = [];
  const event = new Promise<Event | undefined>((resolve) => {
    ends = [after(ms, () => resolve(undefined)), ...types.map((type) => listen(target, type, resolve))];
  });
  return orAborted(event, signal).finally(() => ends.forEach((end) => end()));
}

/** Runs a callback of the page; what it throws is reported as uncaught and does not disturb the widget. */
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
