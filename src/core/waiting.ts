/** A promise with its handles, which raises no unhandled rejection by itself. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T | PromiseLike<T>): void;
  reject(reason: unknown): void;
}

export function deferred<T>(): Deferred<T> {
  let resolve!: (value: T | PromiseLike<T>) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((ok, fail) => {
    resolve = ok;
    reject = fail;
  });
  promise.catch(() => undefined);
  return {promise, resolve, reject};
}

/** Why a signal was aborted; browsers before `AbortSignal.reason` give none. */
export const abortReason = (signal: AbortSignal): unknown =>
  signal.reason ?? new DOMException('The operation was aborted.', 'AbortError');

/** The promise's outcome, or a rejection as soon as the signal is aborted. Leaves no listener behind. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(abortReason(signal));
    signal.addEventListener('abort', abort, {once: true});
    // Taken over even if it is too late: its rejection must not count as unhandled.
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
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
  let end!: (event?: Event) => void;
  const happened = new Promise<Event | undefined>((resolve) => (end = resolve));
  const timer = setTimeout(end, ms);
  for (const type of types) target.addEventListener(type, end);
  return orAborted(happened, signal).finally(() => {
    clearTimeout(timer);
    for (const type of types) target.removeEventListener(type, end);
  });
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

/** Watches for the end of a piece of work from outside: the caller's signal, and a deadline. */
export function watchForEnd(
  signal: AbortSignal | undefined,
  timeout: number,
  onAbort: (reason: unknown) => void,
  onTimeout: () => void,
) {
  const abort = () => signal && onAbort(abortReason(signal));
  const timer = setTimeout(onTimeout, timeout);
  const stopTimer = () => clearTimeout(timer);
  signal?.addEventListener('abort', abort, {once: true});
  return {
    stopTimer,
    stop: () => {
      stopTimer();
      signal?.removeEventListener('abort', abort);
    },
  };
}
