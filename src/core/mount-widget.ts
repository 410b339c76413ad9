import {leaseContainer, type Place} from './container.js';
import {errorCode, unmounted} from './errors.js';
import {failure, rejected} from './failure.js';
import {loadAssets, type AssetLoad, type Assets} from './load-assets.js';
import {listenToMessages} from './messages.js';
import {getToken, isRenewable, spendToken, type TokenSource} from './token.js';
import {abortReason, after, callBack, deferred, listen} from './waiting.js';

/** What a message, or a callback of the vendor's object, says. */
export interface Update<Result, Status extends string = string> {
  /** How far the person has come. */
  readonly status?: Status;
  /** The outcome. The first one resolves the promise; a corrected card brings further ones. */
  readonly result?: Result | undefined;
  /** The widget says that it can't go on. */
  readonly failed?: boolean;
}

/** The vendor's object on the page. */
export interface VendorWidget {
  /** Shows it in its container; what it returns is awaited. */
  render(): unknown;
  /** Takes it away again; called at the end of the mount, where there is one. */
  destroy?(): unknown;
}

/** What the vendor's object is made from. */
export type CreateOptions<Options> = Options & {
  /** One-time token of this start. */
  readonly publicToken: string;
  /** The element with the vendor's id. */
  readonly container: Element;
};

/** A widget as data and two small functions; everything else is the engine's. */
export interface WidgetDefinition<Options, Result, Status extends string = string> {
  /** What errors and warnings call it. */
  readonly name: string;
  /** The property of `window` that the script sets. */
  readonly globalName: string;
  /** The id by which the vendor's code finds its container. */
  readonly containerId: string;
  /** The script's file on the widget host. */
  readonly script: string;
  /** The stylesheet's file on the widget host. */
  readonly stylesheet: string;
  /** Origins from which the vendor's frame speaks, besides the widget host's. */
  readonly messageOrigins?: readonly string[] | undefined;
  /** Makes the vendor's object. `report` is for one that calls back instead of sending messages. */
  create(
    vendor: unknown,
    options: CreateOptions<Options>,
    report: (update: Update<Result, Status>) => void,
  ): VendorWidget;
  /** Reads a message; `undefined`: not this widget's, or not readable. */
  read(data: unknown): Update<Result, Status> | undefined;
}

/** One event for a page's logs and analytics. Never holds a token, a hash, an INN or a phone. */
export interface WidgetEvent {
  /** Which widget. */
  readonly widget: string;
  /** What has happened: a step was done, a status or result came, it failed, or it was taken away. */
  readonly step: 'script' | 'stylesheet' | 'token' | 'render' | 'status' | 'result' | 'error' | 'unmount';
  /** Milliseconds since the mount began. */
  readonly ms: number;
  /** The widget host. */
  readonly host: string;
  /** The last status, where there was one. */
  readonly status?: string;
  /** The code of the `Bank131Error` that ended it. */
  readonly code?: string;
}

type Step = Extract<WidgetEvent['step'], 'script' | 'stylesheet' | 'token' | 'render'>;

/** Everything one mount needs, checked. */
export interface MountRequest<Options, Result, Status extends string> extends TokenSource {
  readonly definition: WidgetDefinition<Options, Result, Status>;
  /** Base URL of the widget host, with a slash at its end. */
  readonly host: string;
  readonly container: Element | string;
  /** The widget's own options. */
  readonly options: Options;
  readonly assets: Assets;
  readonly onStatus?: ((status: Status) => void) | undefined;
  readonly onResult?: ((result: Result) => void) | undefined;
  readonly observe?: ((event: WidgetEvent) => void) | undefined;
}

/** A widget on the page. */
export interface WidgetMount<Result, Status extends string = string> {
  /** Resolves when the vendor's code has rendered; rejects with what ended the mount before. */
  readonly ready: Promise<void>;
  /** The first outcome. Rejects with a `Bank131Error`, or with the signal's reason. */
  readonly result: Promise<Result>;
  /** The last status that the widget reported. */
  readonly status: Status | undefined;
  /** Takes the widget and all that came with it off the page. Twice is harmless. */
  unmount(): void;
}

/**
 * Puts a widget on the page.
 *
 * @param signal - ends it at any step
 * @param prepare - checks the caller's options; called a microtask later, when a mount that is undone at once (React's
 *   StrictMode) is gone
 */
export function mountWidget<Options, Result, Status extends string>(
  signal: AbortSignal | undefined,
  prepare: () => MountRequest<Options, Result, Status>,
): WidgetMount<Result, Status> {
  return new Mount(signal, prepare);
}

class Mount<Options, Result, Status extends string> implements WidgetMount<Result, Status> {
  status: Status | undefined;

  readonly #ready = deferred<void>();
  readonly #result = deferred<Result>();
  readonly #ended = new AbortController();
  readonly #waiting = new Set<string>();
  readonly #cleanup: (() => void)[] = [];
  readonly #began = performance.now();
  #request!: MountRequest<Options, Result, Status>;
  #place!: Place;
  #rendering = false;

  readonly ready = this.#ready.promise;
  readonly result = this.#result.promise;

  constructor(signal: AbortSignal | undefined, prepare: () => MountRequest<Options, Result, Status>) {
    void this.#run(signal, prepare);
  }

  readonly unmount = () => this.#end(unmounted({status: this.status}));

  async #run(
    signal: AbortSignal | undefined,
    prepare: () => MountRequest<Options, Result, Status>,
  ): Promise<void> {
    await Promise.resolve();
    if (this.#isOver) return;
    try {
      if (signal?.aborted) throw abortReason(signal);
      this.#request = prepare();
      if (signal) this.#undoLater(listen(signal, 'abort', () => this.#end(abortReason(signal))));
      await this.#show();
      this.#ready.resolve();
    } catch (error) {
      this.#end(error);
    }
  }

  async #show(): Promise<void> {
    const {definition, host, container: where, assets, options} = this.#request;
    this.#place = leaseContainer(definition, where, this.unmount);
    this.#undoLater(this.#place.release);
    const report = (update: Update<Result, Status>) => this.#take(update);
    const hosts = [host, ...(definition.messageOrigins ?? [])];
    const origins = hosts.map((url) => new URL(url).origin);
    this.#undoLater(listenToMessages(definition, origins, report));

    // Everything that comes over the network, side by side.
    const {signal} = this.#ended;
    const {vendor, styled, timedOut} = loadAssets(assets, signal);
    const stopTimer = after(assets.timeout, () => this.#end(this.#late(timedOut)));
    this.#undoLater(stopTimer);
    const [constructor, publicToken] = await Promise.all([
      this.#step('script', vendor),
      this.#step('token', getToken(this.#request, signal)),
      this.#step('stylesheet', styled),
    ]);
    if (this.#isOver) return;

    this.#rendering = true;
    spendToken(this.#request);
    const {container} = this.#place;
    await this.#step('render', this.#render(constructor, {...options, publicToken, container}, report));
    stopTimer();
  }

  async #render(
    vendor: unknown,
    options: CreateOptions<Options>,
    report: (update: Update<Result, Status>) => void,
  ): Promise<void> {
    const {definition} = this.#request;
    try {
      const widget = definition.create(vendor, options, report);
      this.#undoLater(() => callBack(() => widget?.destroy?.()));
      if (!this.#isOver) await widget.render();
    } catch (cause) {
      const retryable = isRenewable(this.#request);
      throw repeatsSecret(cause, options)
        ? failure('render-failed/secret', [definition.name], {retryable})
        : failure('render-failed', [definition.name], {retryable, cause});
    }
  }

  /** Takes what the widget said. An outcome counts before any callback: one that unmounts must not undo it. */
  #take({status, result, failed}: Update<Result, Status>): void {
    // What comes sooner is about a widget that was here before.
    if (!this.#rendering || this.#isOver) return;
    const {definition, onStatus, onResult} = this.#request;
    this.status = status ?? this.status;
    if (result !== undefined) {
      this.#result.resolve(result);
    } else if (failed) {
      const details = {retryable: isRenewable(this.#request), status: this.status};
      this.#result.resolve(rejected(failure('widget-failed', [definition.name], details)));
    }
    if (result !== undefined || failed) this.#place.settled = true;

    if (status !== undefined) {
      this.#observe('status');
      callBack(onStatus, status);
    }
    if (result !== undefined) {
      this.#observe('result');
      callBack(onResult, result);
    } else if (failed) {
      this.#observe('error', 'widget-failed');
    }
  }

  /** One named step: a deadline tells which are not done, `observe` hears of those that are. */
  async #step<T>(name: Step, work: Promise<T>): Promise<T> {
    this.#waiting.add(name);
    const value = await work;
    this.#waiting.delete(name);
    if (!this.#isOver) this.#observe(name);
    return value;
  }

  /** What alone is missing gets the blame. Once rendering has begun, a string token is spent. */
  #late(timedOut: AssetLoad['timedOut']): unknown {
    const missing = [...this.#waiting].join(', ');
    return missing === 'token'
      ? failure('token-failed/late', [this.#request.assets.timeout])
      : timedOut(missing, !this.#rendering || isRenewable(this.#request));
  }

  get #isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  /** The vendor's code may end its own mount while it runs: what it made then goes at once. */
  #undoLater(undo: () => void): void {
    if (this.#isOver) undo();
    else this.#cleanup.push(undo);
  }

  /** The one way out, for whatever reason. */
  #end(reason: unknown): void {
    if (this.#isOver) return;
    this.#ended.abort();
    const rejection = rejected(reason);
    this.#ready.resolve(rejection);
    this.#result.resolve(rejection);
    for (const undo of this.#cleanup.reverse()) undo();
    const code = errorCode(reason);
    this.#observe(code && code !== 'unmounted' ? 'error' : 'unmount', code);
  }

  #observe(step: WidgetEvent['step'], code?: string): void {
    // Options may have been refused.
    if (!this.#request) return;
    const {observe, definition, host} = this.#request;
    const status = this.status && {status: this.status};
    const ms = Math.round(performance.now() - this.#began);
    callBack(observe, {widget: definition.name, step, ms, host, ...status, ...(code && {code})});
  }
}

/** Whether an error of the vendor's repeats what it was given, or can't be searched for it: such must not reach a log. */
function repeatsSecret(error: unknown, options: object): boolean {
  try {
    const {stack, cause} = Object(error) as Error;
    const text = [error, stack, JSON.stringify(error)].join();
    const repeats = Object.values(options).some((value) => typeof value === 'string' && text.includes(value));
    return repeats || (cause !== undefined && repeatsSecret(cause, options));
  } catch {
    return true;
  }
}
