import {
  html,
  LitElement,
  adoptStyles,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import type {Environment} from '../bank.js';
import {discardLeftovers, ownElements, rootsAbove} from '../core/container.js';
import {createError, toBank131Error, warn, type Bank131Error} from '../core/errors.js';
import type {WidgetMount} from '../core/mount.js';
import {isRenewable, type TokenProvider} from '../core/token.js';
import {deferred, on} from '../core/waiting.js';
import {checkMarkup, configurationChanges, hostOf, type CommonOptions} from '../options.js';
import {differ, endedMount, markupOptionsOf, optionsOf, timeoutOf} from './element-options.js';
import {Bank131ErrorEvent, Bank131ReadyEvent, Bank131ResultEvent} from './events.js';
import {startWhenDue} from './starting.js';
import {setState, type WidgetState} from './states.js';
import {languageOf, type OutcomeTexts} from './strings.js';
import {styles} from './styles.js';
import {doneTemplate, errorTemplate, loadingTemplate} from './templates.js';

const STATES: readonly WidgetState[] = ['loading', 'ready', 'done', 'error'];

/** How long an element loads without a text, in milliseconds, so that a fast widget does not flicker. */
const TEXT_DELAY = 200;

/**
 * What both elements share: options as attributes, starting and stopping with the document, states, and the built-in UI
 * around the bank's widget. The widget itself is in the light DOM, where the bank's code looks for it.
 *
 * @attr {string} nonce - CSP nonce, by default the page's own.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-unused-vars -- types of two inherited methods, below
export abstract class WidgetElement<Result, Status extends string, Events> extends LitElement {
  /** Styles of the built-in UI. */
  static override get styles(): CSSResultGroup {
    return styles;
  }

  // Decorators would cost half a kilobyte more.
  static override get properties(): PropertyDeclarations {
    return {
      publicToken: {attribute: 'public-token'},
      tokenUrl: {attribute: 'token-url'},
      tokenRequest: {attribute: false},
      environment: {},
      widgetHost: {attribute: 'widget-host'},
      loading: {},
      timeout: {type: Number},
    };
  }

  /** One-time token. The property also takes a function that returns a fresh one for each start. */
  declare publicToken?: string | TokenProvider | null | undefined;

  /**
   * URL on the page's origin that answers a POST with `{"public_token": "…"}`. The attribute counts below `/bank131/` and
   * for `configure({tokenUrls})`.
   */
  declare tokenUrl?: string | null | undefined;

  /** Extends the `tokenUrl` request, for example with a header against CSRF. */
  declare tokenRequest?: RequestInit | (() => RequestInit) | undefined;

  /**
   * The bank's environment. The attribute can't change one that code has set.
   *
   * @default 'live'
   */
  declare environment?: Environment | null | undefined;

  /**
   * Base URL of another widget host. The attribute counts for the bank's hosts, `configure({widgetHosts})`, and this
   * machine's hosts on its http pages.
   */
  declare widgetHost?: string | null | undefined;

  /** When to start: at once, near the viewport, or with `reload()`. */
  loading: 'eager' | 'lazy' | 'manual' = 'eager';

  /**
   * Milliseconds until the widget must be rendered.
   *
   * @default 30000
   */
  declare timeout?: number | null | undefined;

  /** Missing in DOM imitations. */
  protected readonly internals: ElementInternals | undefined = this.attachInternals?.();

  #state: WidgetState = 'idle';
  #error: Bank131Error | undefined;
  #mount: WidgetMount<Result, Status> | undefined;
  /** Ends with the wait for the start, or with the mount. */
  #run: AbortController | undefined;
  /** The environment that code has set before an attribute replaced it. */
  #codeEnvironment: Environment | null | undefined;
  #outcome = deferred<Result>();
  #isSettled = false;
  #waitsFor: unknown;
  #startedWith: readonly unknown[] = [];
  #startedIn: readonly Node[] = [];
  #startedHost = '';
  #isSlow = false;
  #slowTimer: unknown;

  constructor() {
    super();
    ownElements.add(this);
  }

  get #frame(): HTMLElement | null | undefined {
    return this.shadowRoot?.querySelector('.frame');
  }

  /**
   * The first outcome. Stays pending while the user may try again. Rejects with `unmounted` on removal or `reload()`, and
   * with an error that another try can't fix.
   */
  get result(): Promise<Result> {
    return this.#outcome.promise;
  }

  /** The error, in the state `error`. */
  get error(): Bank131Error | undefined {
    return this.#error;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#state === 'idle') {
      discardLeftovers(this);
      this.#renewOutcome();
      if (this.loading === 'eager') this.#show('loading');
    }
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A microtask later, so that a move within the document changes nothing.
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  /** A move through another document drops the styles. */
  adoptedCallback(): void {
    if (!this.shadowRoot || this.ownerDocument !== document) return;
    adoptStyles(this.shadowRoot, (this.constructor as typeof LitElement).elementStyles);
  }

  /** An attribute with a namespace, as XHTML may have, does not count: `getAttribute()` does not see it. */
  override attributeChangedCallback(name: string, old: string | null, now: string | null, ns?: unknown) {
    if (ns) return;
    if (name === 'environment' && this.environment !== old) this.#codeEnvironment = this.environment;
    super.attributeChangedCallback(name, old, now);
  }

  /** A start sends its requests before the rendering, which on a slow phone would hold them back. */
  protected override async scheduleUpdate(): Promise<unknown> {
    if (!this.isConnected) return super.scheduleUpdate();
    if (!this.#mount && this.#state !== 'error') this.#startWhenDue();
    else if (this.#isOutdated()) this.#start();
    // The mount begins a microtask after its call.
    await Promise.resolve();
    return super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    // Both live regions exist before their texts, and outside the busy part: only then are the texts announced.
    const isRefused = this.#error && this.#mount;
    return html`<div class="frame" tabindex="-1">
      <div class="widget" aria-busy=${this.#state === 'loading'} ?inert=${this.isInert()}><slot></slot></div>
      <div class="status ${this.#state}" part="status" role="status">${this.#renderStatus()}</div>
      <div class="alert ${isRefused ? 'below' : this.#state}" part="error" role="alert">
        ${this.#renderError()}
      </div>
    </div>`;
  }

  /** Starts again with a fresh token, or starts a manual element. A pending `result` rejects with `unmounted`. */
  reload(): void {
    if (this.#state !== 'idle') this.#stop();
    if (this.isConnected) this.#start();
  }

  /** Puts the widget into this element. */
  protected abstract mount(options: CommonOptions<Result, Status>): WidgetMount<Result, Status>;

  /** Forgets the outcome and the status. */
  protected abstract clear(): void;

  /** Takes an outcome, the first or a corrected one, before its event. */
  protected abstract accept(result: Result): void;

  /** The text of the outcome. */
  protected abstract outcomeText(): OutcomeTexts;

  /** Options whose change restarts an element that shows no widget yet. */
  protected startingOptions(): readonly unknown[] {
    const {publicToken, tokenUrl, environment, widgetHost, timeout} = this;
    // A new function is not a change: a framework may make one at each render.
    return [typeof publicToken === 'function' || publicToken, tokenUrl, environment, widgetHost, timeout];
  }

  /** Whether the user may not use the widget. */
  protected isInert(): boolean {
    return false;
  }

  /** Forgets the outcome. The user starts again, or corrects the widget if there is no other token. */
  protected forgetOutcome(): void {
    if (this.#state !== 'done') return;
    if (isRenewable(this)) {
      this.reload();
    } else {
      this.clear();
      this.#show('ready');
    }
  }

  #startWhenDue(): void {
    const {loading} = this;
    if (this.#run && this.#waitsFor === loading) return;
    this.#run?.abort();
    this.#waitsFor = loading;
    this.#show(loading === 'manual' || loading === 'lazy' ? 'idle' : 'loading');
    if (loading === 'manual') return;
    const {signal} = (this.#run = new AbortController());
    startWhenDue(this, loading === 'lazy', timeoutOf(this), signal, (waited) => this.#start(waited));
  }

  /** A widget on the page stays when options change: the user may be filling it in. */
  #isOutdated(): boolean {
    if (this.#state === 'done') return false;
    // In another tree the bank's code may not find its container.
    const isMoved = differ(this.#startedIn, rootsAbove(this));
    const isShown = this.#state === 'ready' || (this.#state === 'error' && this.#mount);
    return isMoved || (!isShown && differ(this.#startedWith, this.startingOptions()));
  }

  #start(waited = 0): void {
    this.#leave();
    this.clear();
    this.#renewOutcome();
    this.#startedWith = this.startingOptions();
    this.#startedIn = rootsAbove(this);
    this.#show('loading');

    this.#run = new AbortController();
    const isCurrent = () => this.#mount === mount;
    const mount = this.#mountIfAllowed({
      ...optionsOf(this),
      ...(waited && {timeout: Math.max(1, timeoutOf(this) - waited)}),
      onResult: (result) => isCurrent() && this.#onResult(result),
      onError: (error) => isCurrent() && this.#fail(error),
    });
    this.#mount = mount;
    mount.ready.then(
      () => isCurrent() && this.#onReady(),
      () => undefined, // `result` rejects as well
    );
    mount.result.catch((reason: unknown) => {
      const error = reason as Bank131Error;
      // `onError` handles a widget that failed: it stays, and the user may correct it.
      if (isCurrent() && error.code !== 'widget-failed') this.#end(error);
    });
    on(configurationChanges, 'change', () => this.#warnIfLate(), this.#run.signal);
  }

  #mountIfAllowed(options: CommonOptions<Result, Status>): WidgetMount<Result, Status> {
    this.#startedHost = '';
    try {
      checkMarkup(markupOptionsOf(this, this.#codeEnvironment));
      this.#startedHost = hostOf(options);
    } catch (error) {
      return endedMount(toBank131Error(error));
    }
    return this.mount(options);
  }

  /** A configuration with another host comes too late for this start, even if it has failed. */
  #warnIfLate(): void {
    const [before, now] = [this.#startedHost, hostOf(optionsOf(this))];
    if (before && before !== now) warn('warning/late-configure', before, now);
    this.#startedHost &&= now;
  }

  #stop(): void {
    const status = this.#mount?.status;
    this.#leave();
    this.clear();
    this.#reject(createError('unmounted', [], {status}));
    this.#show('idle');
  }

  /** Ends the wait or the mount. */
  #leave(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#dropMount();
  }

  #dropMount(): void {
    const mount = this.#mount;
    if (!mount) return;
    // Until there is a widget again, its place keeps its height, so that the page does not jump.
    this.#frame?.style.setProperty('--_height', `${this.#frame.offsetHeight}px`);
    this.#mount = undefined;
    mount.unmount();
  }

  #onReady(): void {
    // An outcome may come while the bank's code still renders.
    if (this.#state !== 'loading') return;
    this.#show('ready');
    const event = new Bank131ReadyEvent();
    this.dispatchEvent(event);
  }

  #onResult(result: Result): void {
    this.accept(result);
    this.#outcome.resolve(result);
    this.#isSettled = true;
    this.#show('done');
    const event = new Bank131ResultEvent(result);
    this.dispatchEvent(event);
  }

  /** The mount has ended. */
  #end(reason: Bank131Error): void {
    // A re-render removed the widget from under the element: unlike a removed element, it can start again.
    const error =
      reason.code === 'unmounted'
        ? createError('unmounted', [], {retryable: isRenewable(this), status: reason.status})
        : reason;
    this.#dropMount();
    // The page shows a sentence for users only, and may have no listener.
    console?.error?.(error.message);
    this.#fail(error);
  }

  #fail(error: Bank131Error): void {
    this.clear();
    if (!error.retryable) this.#reject(error);
    this.#show('error', error);
    const event = new Bank131ErrorEvent(error);
    this.dispatchEvent(event);
  }

  /** Makes a new promise if the last one is settled. */
  #renewOutcome(): void {
    if (this.#isSettled) this.#outcome = deferred<Result>();
    this.#isSettled = false;
  }

  #reject(error: Bank131Error): void {
    this.#outcome.reject(error);
    this.#isSettled = true;
  }

  #show(state: WidgetState, error?: Bank131Error): void {
    if (state !== this.#state) {
      // `Bank131WidgetsConfig` may have come meanwhile.
      if (this.#state === 'loading') this.#warnIfLate();
      clearTimeout(this.#slowTimer as number);
      this.#isSlow = false;
      if (state === 'loading') {
        this.#slowTimer = setTimeout(() => {
          this.#isSlow = true;
          this.requestUpdate();
        }, TEXT_DELAY);
      }
    }
    this.#state = state;
    this.#error = error;
    setState(this.internals, STATES, state);
    if (state === 'ready' || state === 'done') this.#frame?.style.removeProperty('--_height');
    this.requestUpdate();
  }

  #renderStatus(): TemplateResult | typeof nothing {
    if (this.#state === 'loading' && this.#isSlow) return loadingTemplate(languageOf(this));
    if (this.#state === 'done') return doneTemplate(this.outcomeText(), languageOf(this));
    return nothing;
  }

  #renderError(): TemplateResult | typeof nothing {
    if (!this.#error) return nothing;
    const onClick = () => {
      // The button goes away. The next press of Tab leads into the widget.
      this.#frame?.focus();
      this.#start();
    };
    return errorTemplate(this.#error, languageOf(this), {disabled: this.isInert(), onClick});
  }
}

/** Typed listeners: the element's own events first, then the platform's. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- merged declarations have the same parameters
export interface WidgetElement<Result, Status extends string, Events> {
  addEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: (this: this, event: Events[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: (this: this, event: Events[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}
