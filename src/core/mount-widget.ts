import {leaseContainer, type Place} from './container.js';
import {errorCode, unmounted} from './errors.js';
import {Failure, rejected} from './failure.js';
import {loadAssets, type AssetLoad, type Assets} from './load-assets.js';
import {listenToMessages} from './messages.js';
import {getToken, isRenewable, spendToken, type TokenSource} from './token.js';
import {abortReason, callBack, deferred, watchForEnd} from './waiting.js';

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
  const began = performance.now();
  const ready = deferred<void>();
  const result = deferred<Result>();
  const ended = new AbortController();
  const waiting = new Set<string>();
  const cleanup: (() => void)[] = [];
  let status: Status | undefined;
  let request: MountRequest<Options, Result, Status> | undefined;
  let assets: AssetLoad | undefined;

  async function run(): Promise<void> {
    await Promise.resolve();
    if (ended.signal.aborted) return;
    try {
      if (signal?.aborted) throw abortReason(signal);
      request = prepare();
      const watch = watchForEnd(signal, request.assets.timeout, end, () => end(timedOut(request!)));
      undoLater(watch.stop);
      await show(request);
      watch.stopTimer();
      ready.resolve();
    } catch (error) {
      end(error);
    }
  }

  async function show(request: MountRequest<Options, Result, Status>): Promise<void> {
    const {definition, host, container: where} = request;
    const {name, containerId: id} = definition;
    const place = leaseContainer({id, name, where, onLost: unmount});
    undoLater(place.release);
    let rendering = false;
    const report = (update: Update<Result, Status>) => {
      // What comes sooner is about a widget that was here before.
      if (rendering) take(update, request, place);
    };
    const hosts = [host, ...(definition.messageOrigins ?? [])];
    const origins = new Set(hosts.map((url) => new URL(url).origin));
    undoLater(listenToMessages({name, origins, read: (data) => definition.read(data), onUpdate: report}));

    // Everything that comes over the network, side by side.
    assets = loadAssets(request.assets, ended.signal);
    const [vendor, publicToken] = await Promise.all([
      step('script', assets.vendor),
      step('token', getToken(request, ended.signal)),
      step('stylesheet', assets.styled),
    ]);
    if (ended.signal.aborted) return;

    rendering = true;
    spendToken(request);
    const {container} = place;
    await step('render', render(request, vendor, {...request.options, publicToken, container}, report));
  }

  async function render(
    request: MountRequest<Options, Result, Status>,
    vendor: unknown,
    options: CreateOptions<Options>,
    report: (update: Update<Result, Status>) => void,
  ): Promise<void> {
    const {definition} = request;
    try {
      const widget = definition.create(vendor, options, report);
      undoLater(() => callBack(() => widget?.destroy?.()));
      if (!ended.signal.aborted) await widget.render();
    } catch (cause) {
      const retryable = isRenewable(request);
      throw repeatsSecret(cause, options)
        ? new Failure('render-failed/secret', [definition.name], {retryable})
        : new Failure('render-failed', [definition.name], {retryable, cause});
    }
  }

  /** Takes what the widget said. An outcome counts before any callback: one that unmounts must not undo it. */
  function take(
    {status: news, result: outcome, failed}: Update<Result, Status>,
    request: MountRequest<Options, Result, Status>,
    place: Place,
  ): void {
    if (ended.signal.aborted) return;
    const {definition, onStatus, onResult} = request;
    status = news ?? status;
    if (outcome !== undefined) {
      result.resolve(outcome);
      place.settle();
    } else if (failed) {
      const details = {retryable: isRenewable(request), status};
      result.resolve(rejected(new Failure('widget-failed', [definition.name], details)));
      place.settle();
    }

    if (news !== undefined) {
      observe('status');
      callBack(onStatus, news);
    }
    if (outcome !== undefined) {
      observe('result');
      callBack(onResult, outcome);
    } else if (failed) {
      observe('error', 'widget-failed');
    }
  }

  /** One named step: a deadline tells which are not done, `observe` hears of those that are. */
  async function step<T>(name: 'script' | 'stylesheet' | 'token' | 'render', work: Promise<T>): Promise<T> {
    waiting.add(name);
    const value = await work;
    waiting.delete(name);
    if (!ended.signal.aborted) observe(name);
    return value;
  }

  /** What alone is missing gets the blame. Once rendering has begun, a string token is spent. */
  function timedOut(request: MountRequest<Options, Result, Status>): unknown {
    const missing = [...waiting].join(', ');
    return missing === 'token'
      ? new Failure('token-failed/late', [request.assets.timeout])
      : assets?.timedOut(missing, missing !== 'render' || isRenewable(request));
  }

  /** The vendor's code may end its own mount while it runs: what it made then goes at once. */
  function undoLater(undo: () => void): void {
    if (ended.signal.aborted) undo();
    else cleanup.push(undo);
  }

  function unmount(): void {
    end(unmounted({status}));
  }

  /** The one way out, for whatever reason. */
  function end(reason: unknown): void {
    if (ended.signal.aborted) return;
    ended.abort();
    const rejection = rejected(reason);
    ready.resolve(rejection);
    result.resolve(rejection);
    for (const undo of cleanup.reverse()) undo();
    const code = errorCode(reason);
    observe(code && code !== 'unmounted' ? 'error' : 'unmount', code);
  }

  function observe(step: WidgetEvent['step'], code?: string): void {
    if (!request) return;
    const {observe, definition, host} = request;
    const ms = Math.round(performance.now() - began);
    callBack(observe, {
      widget: definition.name,
      step,
      ms,
      host,
      ...(status && {status}),
      ...(code && {code}),
    });
  }

  void run();
  return {
    ready: ready.promise,
    result: result.promise,
    get status() {
      return status;
    },
    unmount,
  };
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
