/** Counts what stays behind on a page: listeners, timers, observers and nodes. */
export class Traces {
  readonly #listeners = new Map<EventTarget, Set<string>>();
  readonly #timers = new Set<number>();
  readonly #observers = new Set<MutationObserver>();
  readonly #nodes = document.querySelectorAll('*').length;
  readonly #restore: (() => void)[] = [];

  constructor() {
    this.#followListeners();
    this.#followTimers();
    this.#followObservers();
  }

  /** What is there now and was not before. */
  get count() {
    // An aborted signal is as good as gone.
    const targets = [...this.#listeners].filter(
      ([target]) => !(target instanceof AbortSignal && target.aborted),
    );
    const listeners = targets.reduce((sum, [, {size}]) => sum + size, 0);
    const nodes = document.querySelectorAll('*').length - this.#nodes;
    return {listeners, timers: this.#timers.size, observers: this.#observers.size, nodes};
  }

  /** How many listeners a target has now. */
  listenersOf(target: EventTarget): number {
    return this.#listeners.get(target)?.size ?? 0;
  }

  stop(): void {
    for (const restore of this.#restore.reverse()) restore();
  }

  #replace<T extends object, K extends keyof T>(object: T, name: K, wrap: (real: T[K]) => unknown): void {
    const real = object[name];
    object[name] = wrap(real) as T[K];
    this.#restore.push(() => (object[name] = real));
  }

  #followListeners(): void {
    const of = (target: EventTarget) => {
      const known = this.#listeners.get(target) ?? new Set();
      this.#listeners.set(target, known);
      return known;
    };
    const ids = new WeakMap<object, number>();
    let last = 0;
    const keyOf = (type: string, listener: object, options: unknown) => {
      if (!ids.has(listener)) ids.set(listener, ++last);
      const capture =
        typeof options === 'object' ? (options as {capture?: boolean} | null)?.capture : options;
      return `${type} ${ids.get(listener)} ${capture === true}`;
    };
    type Add = EventTarget['addEventListener'];
    type Remove = EventTarget['removeEventListener'];
    this.#replace(EventTarget.prototype, 'addEventListener', (real: Add) => {
      return function (this: EventTarget | undefined, ...args: Parameters<Add>) {
        const [type, listener, options] = args;
        const target = this ?? window;
        if (listener) {
          const key = keyOf(type, listener, options);
          of(target).add(key);
          const forget = () => of(target).delete(key);
          if (typeof options === 'object' && options.once) real.call(target, type, forget, {once: true});
          if (typeof options === 'object' && options.signal) real.call(options.signal, 'abort', forget);
        }
        real.apply(target, args);
      };
    });
    this.#replace(EventTarget.prototype, 'removeEventListener', (real: Remove) => {
      return function (this: EventTarget | undefined, ...args: Parameters<Remove>) {
        const [type, listener, options] = args;
        if (listener) of(this ?? window).delete(keyOf(type, listener, options));
        real.apply(this ?? window, args);
      };
    });
  }

  #followTimers(): void {
    this.#replace(window, 'setTimeout', (real) => (run: () => void, ms?: number) => {
      const id = real(() => {
        this.#timers.delete(id);
        run();
      }, ms);
      this.#timers.add(id);
      return id;
    });
    this.#replace(window, 'clearTimeout', (real) => (id: number) => {
      this.#timers.delete(id);
      real(id);
    });
  }

  #followObservers(): void {
    type Observe = MutationObserver['observe'];
    const observers = this.#observers;
    this.#replace(MutationObserver.prototype, 'observe', (real: Observe) => {
      return function (this: MutationObserver, ...args: Parameters<Observe>) {
        observers.add(this);
        real.apply(this, args);
      };
    });
    this.#replace(MutationObserver.prototype, 'disconnect', (real: () => void) => {
      return function (this: MutationObserver) {
        observers.delete(this);
        real.call(this);
      };
    });
  }
}
