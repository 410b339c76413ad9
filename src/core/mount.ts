import {leaseContainer, type Place} from './container.js';
import {createError, errorCode, safeCause, toBank131Error, type Bank131Error} from './errors.js';
import {load, type Load, type LoadRequest} from './load.js';
import {listenToMessages} from './messages.js';
import {own} from './own.js';
import {getToken, isRenewable, spendToken, type TokenSource} from './token.js';
import {callBack, deferred, firstEvent, FOREVER, on, passMessages} from './waiting.js';

/** News from a message, or from a callback of the vendor's object. */
export interface Update<Result, Status extends string = string> {
  /** How far the user has come. */
  readonly status?: Status;
  /** The outcome. The first one resolves the promise; a corrected card brings further ones. */
  readonly result?: Result | undefined;
  /** Whether the widget reports that it failed. */
  readonly failed?: boolean;
}

/** The vendor's object on the page. */
export interface VendorWidget {
  /** Shows the widget in its container. The engine awaits the return value. */
  render(): unknown;
  /** Removes the widget. The engine calls it at the end of the mount, if it exists. */
  destroy?(): unknown;
}

/** What the vendor's object is made from. */
export type CreateOptions<Options> = Options & {
  /** One-time token of this start. */
  readonly publicToken: string;
  /** The element with the vendor's id. */
  readonly container: Element;
};

/** A widget as names and two small functions. The engine does everything else. */
export interface WidgetDefinition<Options, Result, Status extends string = string> {
  /** The widget's name in errors and warnings. */
  readonly name: string;
  /** The property of `window` that the script sets. */
  readonly globalName: string;
  /** The id by which the vendor's code finds its container. */
  readonly containerId: string;
  /** The script's file on the widget host. */
  readonly script: string;
  /** The stylesheet's file on the widget host. */
  readonly stylesheet: string;
  /** Further origins that the vendor's frame sends messages from, besides the widget host's. */
  readonly messageOrigins?: readonly string[] | undefined;
  /** Makes the vendor's object. `report` is for an object that calls back instead of sending messages. */
  create(
    vendor: unknown,
    options: CreateOptions<Options>,
    report: (update: Update<Result, Status>) => void,
  ): VendorWidget;
  /** Reads a message. Returns `undefined` if it is not of this widget, or not readable. */
  read(data: unknown): Update<Result, Status> | undefined;
}

/** One event for a page's logs and analytics. It never holds a token, a hash, an INN or a phone. */
export interface WidgetEvent {
  /** The widget's name. */
  readonly widget: string;
  /** What happened: a step is done, a status or result came, the widget failed or was removed. */
  readonly step: 'script' | 'stylesheet' | 'token' | 'render' | 'status' | 'result' | 'error' | 'unmount';
  /** Milliseconds since the mount began. */
  readonly ms: number;
  /** The widget host. */
  readonly host: string;
  /** The last status, if there was one. */
  readonly status?: string;
  /** The code of the `Bank131Error`. */
  readonly code?: string;
}

type Step = Extract<WidgetEvent['step'], 'script' | 'stylesheet' | 'token' | 'render'>;

/** Everything one mount needs, checked. */
export interface MountRequest<Options, Result, Status extends string> extends TokenSource, LoadRequest {
  readonly definition: WidgetDefinition<Options, Result, Status>;
  /** Base URL of the widget host, with a slash at its end. */
  readonly host: string;
  readonly container: Element | string;
  /** The widget's own options. */
  readonly options: Options;
  readonly onStatus?: ((status: Status) => void) | undefined;
  readonly onResult?: ((result: Result) => void) | undefined;
  readonly onError?: ((error: Bank131Error) => void) | undefined;
  readonly observe?: ((event: WidgetEvent) => void) | undefined;
}

/** A widget on the page. */
export interface WidgetMount<Result, Status extends string = string> {
  /** Resolves when the vendor's code has rendered. Rejects if the mount ends before. */
  readonly ready: Promise<void>;
  /** The first outcome. Rejects with a `Bank131Error`, or with the signal's reason. */
  readonly result: Promise<Result>;
  /** The last status that the widget reported. */
  readonly status: Status | undefined;
  /** Removes the widget and everything that came with it. A second call does nothing. */
  unmount(): void;
}

/** Checks the caller's options. */
type Prepare<Given, Options, Result, Status extends string> = (
  given: Given,
) => MountRequest<Options, Result, Status>;

/**
 * Puts a widget on the page.
 *
 * @param given - the caller's options; its `signal` ends the mount at any step
 * @param prepare - called a microtask later: a mount that is undone at once (React's StrictMode) is gone by then
 */
export const mountWidget = <Given extends object, Options, Result, Status extends string>(
  given: Given,
  prepare: Prepare<Given, Options, Result, Status>,
): WidgetMount<Result, Status> => new Mount(own<{signal?: AbortSignal}>(given).signal, () => prepare(given));

class Mount<Options, Result, Status extends string> implements WidgetMount<Result, Status> {
  status: Status | undefined;

  readonly #ready = deferred<void>();
  readonly #result = deferred<Result>();
  readonly #ended = new AbortController();
  readonly #pending = new Set<Step>();
  readonly #began = Date.now();
  readonly #signal: AbortSignal | undefined;
  #request!: MountRequest<Options, Result, Status>;
  #place: Place | undefined;

  readonly ready = this.#ready.promise;
  readonly result = this.#result.promise;

  constructor(signal: AbortSignal | undefined, prepare: () => MountRequest<Options, Result, Status>) {
    this.#signal = signal;
    void this.#run(prepare);
  }

  readonly unmount = () => this.#end(createError('unmounted', [], {status: this.status}));

  async #run(prepare: () => MountRequest<Options, Result, Status>): Promise<void> {
    await Promise.resolve();
    if (this.#isOver) return;
    const signal = this.#signal;
    try {
      // Before the options are checked: an aborted call rejects with its reason whatever else is wrong.
      if (signal?.aborted) throw signal.reason;
      this.#request = prepare();
      if (signal) on(signal, 'abort', () => this.#end(signal.reason), this.#ended.signal);
      await this.#show(this.#request, this.#ended.signal);
      this.#ready.resolve();
    } catch (error) {
      this.#end(error);
    }
  }

  async #show(request: MountRequest<Options, Result, Status>, signal: AbortSignal): Promise<void> {
    const {definition, host, timeout} = request;
    // A token must not be spent on a page that nobody may look at. A named element of that name is not `true`.
    if ((document as {prerendering?: unknown}).prerendering === true) {
      await firstEvent([document], ['prerenderingchange'], FOREVER, signal);
      if (this.#isOver) return;
    }
    const {container} = (this.#place = leaseContainer(definition, request.container, this.unmount));

    // Everything that comes over the network, side by side. The token first: it usually takes longest.
    const token = getToken(request, signal);
    const {vendor, styled, timedOut} = load(request, signal);
    const timer = setTimeout(() => this.#end(this.#late(timedOut)), timeout);
    on(signal, 'abort', () => clearTimeout(timer));
    const [constructor, publicToken] = await Promise.all([
      this.#step('script', vendor),
      this.#step('token', token),
      this.#step('stylesheet', styled),
    ]);
    // Messages that were sent before now are about an earlier widget.
    await passMessages();
    if (this.#isOver) return;

    const origins = [host, ...(definition.messageOrigins ?? [])].map((url) => new URL(url).origin);
    listenToMessages({definition, container, origins}, this.#take, signal);
    spendToken(request);
    const options = own<object>(request.options as object, {publicToken, container});
    await this.#step('render', this.#render(constructor, options as CreateOptions<Options>));
    clearTimeout(timer);
  }

  async #render(vendor: unknown, options: CreateOptions<Options>): Promise<void> {
    const {definition} = this.#request;
    try {
      const widget = definition.create(vendor, options, this.#take);
      const destroy = () => callBack(() => widget?.destroy?.());
      // The vendor's code may end its own mount while it runs.
      if (this.#isOver) {
        destroy();
        return;
      }
      on(this.#ended.signal, 'abort', destroy);
      await widget.render();
    } catch (error) {
      const secrets = Object.values(options).filter((value) => typeof value === 'string' && value !== '');
      throw createError('render-failed', [definition.name], {
        retryable: isRenewable(this.#request),
        cause: safeCause(error, secrets as string[]),
      });
    }
  }

  /** Takes an update of the widget. An outcome counts before any callback: one that unmounts must not undo it. */
  readonly #take = (update: Update<Result, Status>): void => {
    if (this.#isOver) return;
    const {status, result, failed} = own(update);
    const {definition, onStatus, onResult, onError} = this.#request;
    this.status = status ?? this.status;
    const hasResult = result !== undefined;
    const error =
      failed && !hasResult
        ? createError('widget-failed', [definition.name], {
            retryable: isRenewable(this.#request),
            status: this.status,
          })
        : undefined;
    if (this.#place && (hasResult || error)) this.#place.settled = true;
    if (hasResult) this.#result.resolve(result);
    if (error) this.#result.reject(error);

    if (status !== undefined) {
      this.#observe('status');
      callBack(onStatus, status);
    }
    if (hasResult) {
      this.#observe('result');
      callBack(onResult, result);
    }
    if (error) {
      this.#observe('error', error.code);
      callBack(onError, error);
    }
  };

  /** One named step: a deadline names those that are pending, `observe` hears of those that are done. */
  async #step<T>(name: Step, work: Promise<T>): Promise<T> {
    this.#pending.add(name);
    const value = await work;
    this.#pending.delete(name);
    if (!this.#isOver) this.#observe(name);
    return value;
  }

  /** The error of the deadline. If only the token is missing, it names the token. */
  #late(timedOut: Load['timedOut']): Bank131Error {
    const pending = [...this.#pending].join(' ');
    return pending === 'token'
      ? createError('token-failed/late', [this.#request.timeout])
      : timedOut(pending, pending !== 'render' || isRenewable(this.#request));
  }

  get #isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  /** The one way out, for whatever reason. */
  #end(reason: unknown): void {
    if (this.#isOver) return;
    const error = toBank131Error(reason, this.#signal);
    // Each listener is isolated from the others' exceptions.
    this.#ended.abort();
    this.#place?.release();
    this.#ready.reject(error);
    this.#result.reject(error);
    const code = errorCode(error);
    this.#observe(code && code !== 'unmounted' ? 'error' : 'unmount', code);
  }

  #observe(step: WidgetEvent['step'], code?: string): void {
    // Options may have been refused.
    if (!this.#request?.observe) return;
    const {observe, definition, host} = this.#request;
    const {status} = this;
    const ms = Date.now() - this.#began;
    callBack(observe, own<object>({widget: definition.name, step, ms, host, status, code}) as WidgetEvent);
  }
}
