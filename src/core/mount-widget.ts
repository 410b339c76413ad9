import {leaseContainer, type Place} from './container.js';
import {Bank131Error, errorCode} from './errors.js';
import {loadAssets, type AssetLoad, type Integrity} from './load-assets.js';
import {listenToMessages} from './messages.js';
import * as texts from './texts.js';
import {getToken, isRenewable, spendToken, type TokenSource} from './token.js';
import {abortReason, callBack, deferred, orAborted, watchForEnd} from './waiting.js';

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
  render(): unknown;
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

/** Everything one mount needs, checked. */
export interface MountRequest<Options, Result, Status extends string> extends TokenSource {
  readonly definition: WidgetDefinition<Options, Result, Status>;
  /** Base URL of the widget host, with a slash at its end. */
  readonly host: string;
  readonly container: Element | string;
  /** The widget's own options. */
  readonly options: Options;
  readonly timeout: number;
  readonly retries: number;
  readonly nonce?: string | undefined;
  readonly integrity?: Integrity | undefined;
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
  const mount = new Mount<Options, Result, Status>();
  void mount.run(signal, prepare);
  return {
    ready: mount.ready.promise,
    result: mount.result.promise,
    get status() {
      return mount.status;
    },
    unmount: () => mount.unmount(),
  };
}

class Mount<Options, Result, Status extends string> {
  readonly ready = deferred<void>();
  readonly result = deferred<Result>();
  status: Status | undefined;

  readonly #ended = new AbortController();
  readonly #waiting = new Set<string>();
  readonly #cleanup: (() => void)[] = [];
  readonly #start = performance.now();
  #request: MountRequest<Options, Result, Status> | undefined;
  #assets: AssetLoad | undefined;

  async run(
    signal: AbortSignal | undefined,
    prepare: () => MountRequest<Options, Result, Status>,
  ): Promise<void> {
    await Promise.resolve();
    if (this.#ended.signal.aborted) return;
    try {
      if (signal?.aborted) throw abortReason(signal);
      const request = (this.#request = prepare());
      const endWatch = watchForEnd(
        signal,
        request.timeout,
        (reason) => this.#end(reason),
        () => this.#end(this.#timedOut(request)),
      );
      this.#undoLater(endWatch.stop);
      await this.#mount(request);
      endWatch.stopTimer();
      this.ready.resolve();
    } catch (error) {
      this.#end(error);
    }
  }

  unmount(): void {
    this.#end(new Bank131Error('unmounted', texts.unmounted, {status: this.status}));
  }

  async #mount(request: MountRequest<Options, Result, Status>): Promise<void> {
    const {definition, host, container: where} = request;
    const {name, containerId: id} = definition;
    const place = leaseContainer({id, name, where, onLost: () => this.unmount()});
    this.#undoLater(() => place.release());
    let rendering = false;
    const report = (update: Update<Result, Status>) => {
      // What comes sooner is about a widget that was here before.
      if (rendering) this.#take(update, request, place);
    };
    const hosts = [host, ...(definition.messageOrigins ?? [])];
    const origins = new Set(hosts.map((url) => new URL(url).origin));
    const read = (data: unknown) => definition.read(data);
    this.#undoLater(listenToMessages({name, origins, read, onUpdate: report}));

    const [vendor, publicToken] = await this.#gather(request);
    if (this.#ended.signal.aborted) return;

    rendering = true;
    spendToken(request);
    const options = {...request.options, publicToken, container: place.container};
    await this.#step('render', this.#render(request, vendor, options, report));
  }

  /** Everything that comes over the network, side by side. */
  async #gather(request: MountRequest<Options, Result, Status>): Promise<[vendor: unknown, token: string]> {
    const {signal} = this.#ended;
    const {vendor, stylesheet} = (this.#assets = loadAssets(request, signal));
    const [global, token] = await Promise.all([
      this.#step('script', vendor),
      this.#step('token', getToken(request, signal)),
      this.#step('stylesheet', stylesheet),
    ]);
    return [global, token];
  }

  async #render(
    request: MountRequest<Options, Result, Status>,
    vendor: unknown,
    options: CreateOptions<Options>,
    report: (update: Update<Result, Status>) => void,
  ): Promise<void> {
    const {name} = request.definition;
    try {
      const widget = request.definition.create(vendor, options, report);
      this.#undoLater(() => callBack(() => widget?.destroy?.()));
      if (!this.#ended.signal.aborted) await widget.render();
    } catch (cause) {
      const retryable = isRenewable(request);
      throw repeatsSecret(cause, options)
        ? new Bank131Error('render-failed', texts.renderFailedSecret(name), {retryable})
        : new Bank131Error('render-failed', texts.renderFailed(name), {retryable, cause});
    }
  }

  /** Takes what the widget said. An outcome counts before any callback: one that unmounts must not undo it. */
  #take(update: Update<Result, Status>, request: MountRequest<Options, Result, Status>, place: Place): void {
    if (this.#ended.signal.aborted) return;
    const {status, result, failed} = update;
    if (status !== undefined) this.status = status;
    const details = {retryable: isRenewable(request), status: this.status};
    if (result !== undefined) {
      this.result.resolve(result);
    } else if (failed) {
      this.result.reject(
        new Bank131Error('widget-failed', texts.widgetFailed(request.definition.name), details),
      );
    }
    if (result !== undefined || failed) place.settle();

    if (status !== undefined) {
      this.#observe('status');
      callBack(request.onStatus, status);
    }
    if (result !== undefined) {
      this.#observe('result');
      callBack(request.onResult, result);
    } else if (failed) {
      this.#observe('error', 'widget-failed');
    }
  }

  /** One named step: a deadline tells which are not done, `observe` hears of those that are. */
  async #step<T>(step: 'script' | 'stylesheet' | 'token' | 'render', work: Promise<T>): Promise<T> {
    this.#waiting.add(step);
    const value = await orAborted(work, this.#ended.signal);
    this.#waiting.delete(step);
    this.#observe(step);
    return value;
  }

  /** What alone is missing gets the blame. Once rendering has begun, a string token is spent. */
  #timedOut(request: MountRequest<Options, Result, Status>): Bank131Error | undefined {
    const waiting = [...this.#waiting].join(', ');
    return waiting === 'token'
      ? new Bank131Error('token-failed', texts.tokenTimeout(request.timeout))
      : this.#assets?.timedOut(waiting, waiting !== 'render' || isRenewable(request));
  }

  /** The vendor's code may end its own mount while it runs: what it made then goes at once. */
  #undoLater(undo: () => void): void {
    if (this.#ended.signal.aborted) undo();
    else this.#cleanup.push(undo);
  }

  /** The one way out, for whatever reason. */
  #end(reason: unknown): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.ready.reject(reason);
    this.result.reject(reason);
    for (const undo of this.#cleanup.reverse()) undo();
    const code = errorCode(reason);
    this.#observe(code && code !== 'unmounted' ? 'error' : 'unmount', code);
  }

  #observe(step: WidgetEvent['step'], code?: string): void {
    if (!this.#request) return;
    const {observe, definition, host} = this.#request;
    const status = this.status && {status: this.status};
    const ms = Math.round(performance.now() - this.#start);
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
