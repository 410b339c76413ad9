import {html, LitElement, nothing, svg, type CSSResultGroup, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {describeError} from '../core/describe-error.js';
import {Bank131Error} from '../core/errors.js';
import type {WidgetMount} from '../core/mount-widget.js';
import {texts} from '../core/texts.js';
import type {TokenProvider} from '../core/token.js';
import {deferred} from '../core/waiting.js';
import {configuration} from '../configure.js';
import {isTrustedHost, type Environment} from '../environment.js';
import type {CommonOptions} from '../options.js';
import {Bank131ErrorEvent, Bank131ReadyEvent, Bank131ResultEvent} from './events.js';
import {whenDue} from './starting.js';
import {setState} from './states.js';
import {languageOf, stringsIn, type Strings} from './strings.js';
import {styles} from './styles.js';

/** How far an element is; each but `idle` is a custom state too. */
export type WidgetState = 'idle' | 'loading' | 'ready' | 'done' | 'error';

const STATES = ['loading', 'ready', 'done', 'error'] as const;

/**
 * What both elements share: options as attributes, starting and stopping with the document, states, and the chrome
 * around the bank's widget. The widget itself hangs in the light DOM, where the bank's code looks for it.
 */
export abstract class WidgetElement<Result, Status extends string = string> extends LitElement {
  static override get styles(): CSSResultGroup {
    return styles;
  }

  /** One-time token; as a property also a function that gets a fresh one for each start. */
  @property({attribute: 'public-token'})
  publicToken?: string | TokenProvider | null | undefined;

  /** URL on the page's own origin that answers a POST with `{"public_token": "…"}`. */
  @property({attribute: 'token-url'})
  tokenUrl?: string | null | undefined;

  /** What is added to the `tokenUrl` request, for example a header against CSRF. */
  @property({attribute: false})
  tokenRequest?: RequestInit | (() => RequestInit) | undefined;

  /** The bank's environment; `live` unless said otherwise. */
  @property()
  environment?: Environment | null | undefined;

  /** Base URL of another widget host. The attribute counts for known hosts only; see `configure({widgetHosts})`. */
  @property({attribute: 'widget-host'})
  widgetHost?: string | null | undefined;

  /** When to start: at once, when it comes near the visible part of the page, or with `reload()`. */
  @property()
  loading: 'eager' | 'lazy' | 'manual' = 'eager';

  /** Milliseconds until the widget must be rendered; 30000 unless said otherwise. */
  @property({type: Number})
  timeout?: number | null | undefined;

  @state()
  private _state: WidgetState = 'idle';

  /** Null where the DOM has no internals, as in some test environments. */
  protected readonly internals: ElementInternals | undefined = this.attachInternals?.();

  #mount: WidgetMount<Result, Status> | undefined;
  #outcome = deferred<Result>();
  #outcomeIsOver = false;
  #error: Bank131Error | undefined;
  #startedWith: readonly unknown[] = [];
  #startedIn: Node | undefined;
  #stopWaiting: (() => void) | undefined;

  /**
   * The first outcome. Stays pending while the person may try again; rejects with `unmounted` when the element is
   * removed or reloaded, and with an error that another try can't mend.
   */
  get result(): Promise<Result> {
    return this.#outcome.promise;
  }

  /** Why there is no widget; `undefined` in every state but `error`. */
  get error(): Bank131Error | undefined {
    return this.#error;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followDocument();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#followDocument();
  }

  /** Its presence makes `moveBefore` keep the element, and with it the bank's frame, alive. */
  connectedMoveCallback(): void {}

  protected override updated(changed: PropertyValues): void {
    if (!this.isConnected) return;
    if (this._state === 'idle' && changed.has('loading')) this.#arrangeStart();
    // What is on the screen stays: the person may be filling it in.
    const open = this._state === 'loading' || this._state === 'error';
    if (open && this.startingOptions().some((value, index) => value !== this.#startedWith[index])) this.#start();
  }

  protected override render(): TemplateResult {
    const failed = this._state === 'error';
    return html`<div class="frame">
      <div class="widget" ?inert=${this.isInert()}><slot></slot></div>
      ${this.#renderStatus()}
      <div class=${failed ? 'error' : ''} part="error" role="alert">${failed ? this.#renderError() : nothing}</div>
    </div>`;
  }

  /** Starts anew, with a fresh token; a pending `result` rejects with `unmounted`. Starts a manual element, too. */
  reload(): void {
    if (this._state !== 'idle') this.#stop();
    if (this.isConnected) this.#start();
  }

  /** Puts the widget into this element. */
  protected abstract mount(options: CommonOptions<Result>): WidgetMount<Result, Status>;

  /** What the person reads when there is an outcome. */
  protected abstract doneText(strings: Strings): string;

  /** What the person sees beside it. */
  protected doneIcon(): TemplateResult {
    return CHECK_MARK;
  }

  /** A start is about to be made: what the last one left goes. */
  protected abstract begin(): void;

  /** There is an outcome; the event comes after this. */
  protected abstract receive(result: Result): void;

  /** Options whose change starts an element anew that shows no widget yet. */
  protected startingOptions(): readonly unknown[] {
    const {publicToken, tokenUrl, environment, widgetHost} = this;
    // A framework may make a new function at each render; that alone is no reason.
    return [typeof publicToken === 'function' ? 'function' : publicToken, tokenUrl, environment, widgetHost];
  }

  /** Whether the person may not use the widget. */
  protected isInert(): boolean {
    return false;
  }

  protected get strings(): Strings {
    return stringsIn(languageOf(this));
  }

  /** Whether another start would get another token. */
  protected get isRenewable(): boolean {
    return typeof this.publicToken !== 'string';
  }

  protected get hasOutcome(): boolean {
    return this._state === 'done';
  }

  /** A microtask later, so that a move within the document is no end. */
  #followDocument(): void {
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#stop();
      } else if (this._state === 'idle') {
        this.#arrangeStart();
      } else if (this.#mount && this.getRootNode() !== this.#startedIn) {
        // In another tree the bank's code may not find its container.
        this.#start();
      }
    });
  }

  #arrangeStart(): void {
    this.#stopWaiting?.();
    if (this.loading === 'manual') return;
    this.#stopWaiting = whenDue(this, this.loading === 'lazy', () => this.#start());
  }

  #start(): void {
    this.#stopWaiting?.();
    this.#mount?.unmount();
    this.#startedWith = this.startingOptions();
    this.#startedIn = this.getRootNode();
    this.begin();
    if (this.#outcomeIsOver) this.#renewOutcome();
    this.#show('loading');

    const mount = (this.#mount = this.#hostIsTrusted() ? this.mount(this.#options()) : refused());
    mount.ready.then(
      () => this.#mount === mount && this.#onReady(),
      () => undefined, // `result` tells it too
    );
    mount.result.catch((error: Bank131Error) => this.#mount === mount && this.#fail(error));
  }

  #stop(): void {
    this.#stopWaiting?.();
    const mount = this.#mount;
    this.#mount = undefined;
    mount?.unmount();
    this.begin();
    this.#outcome.reject(new Bank131Error('unmounted', texts.unmounted, {status: mount?.status}));
    this.#renewOutcome();
    this.#show('idle');
  }

  #renewOutcome(): void {
    this.#outcome = deferred<Result>();
    this.#outcomeIsOver = false;
  }

  #options(): CommonOptions<Result> {
    return {
      container: this,
      publicToken: this.publicToken ?? undefined,
      tokenUrl: this.tokenUrl ?? undefined,
      tokenRequest: this.tokenRequest,
      environment: this.environment ?? undefined,
      widgetHost: this.widgetHost ?? undefined,
      timeout: this.timeout ?? undefined,
      nonce: this.nonce || undefined,
      onResult: (result) => this.#onResult(result),
    };
  }

  /** An attribute may come from injected HTML: it can't name a host of its choice. */
  #hostIsTrusted(): boolean {
    const host = this.widgetHost;
    const fromMarkup = host === this.getAttribute('widget-host');
    return typeof host !== 'string' || !fromMarkup || isTrustedHost(host, configuration().widgetHosts);
  }

  #onReady(): void {
    // An outcome may come while the vendor's code still renders.
    if (this._state !== 'loading') return;
    this.#show('ready');
    const event = new Bank131ReadyEvent();
    this.dispatchEvent(event);
  }

  #onResult(result: Result): void {
    this.receive(result);
    this.#outcome.resolve(result);
    this.#outcomeIsOver = true;
    this.#show('done');
    const event = new Bank131ResultEvent(result);
    this.dispatchEvent(event);
  }

  #fail(error: Bank131Error): void {
    const mount = this.#mount;
    this.#mount = undefined;
    mount?.unmount();
    if (!this.#mayRetry(error)) {
      this.#outcome.reject(error);
      this.#outcomeIsOver = true;
    }
    this.#show('error', error);
    const event = new Bank131ErrorEvent(error);
    this.dispatchEvent(event);
  }

  /** A widget that was taken from under the element, by a re-render for one, can be had again. */
  #mayRetry({retryable, code}: Bank131Error): boolean {
    return retryable || code === 'unmounted';
  }

  #show(state: WidgetState, error?: Bank131Error): void {
    this._state = state;
    this.#error = error;
    if (!this.internals) return;
    for (const name of STATES) setState(this.internals, name, name === state);
    this.internals.ariaBusy = String(state === 'loading');
  }

  /** Stands before its text does, so that the text is announced. */
  #renderStatus(): TemplateResult {
    return html`<div class=${this._state} part="status" role="status">
      ${this._state === 'loading' ? this.#renderLoading() : nothing}${this._state === 'done' ? this.#renderDone() : nothing}
    </div>`;
  }

  #renderLoading(): TemplateResult {
    return html`<slot name="loading"><span class="spinner"></span>
      <p class="words">${this.strings.loading}</p></slot>`;
  }

  #renderDone(): TemplateResult {
    return html`<slot name="done">${icon(this.doneIcon())}
      <p class="words">${this.doneText(this.strings)}</p></slot>`;
  }

  #renderError(): TemplateResult {
    const error = this.#error!;
    return html`<slot name="error">
        ${icon(EXCLAMATION_MARK)}
        <p class="words">${describeError(error, languageOf(this))}</p>
      </slot>
      ${this.#mayRetry(error)
        ? html`<button part="retry" type="button" @click=${() => this.#start()}>${this.strings.retry}</button>`
        : nothing}`;
  }
}

/** A mount that ends before it begins. */
function refused(): WidgetMount<never, never> {
  const error = new Bank131Error('invalid-options', texts.markupHost);
  return {ready: Promise.reject(error), result: Promise.reject(error), status: undefined, unmount: () => undefined};
}

export const CHECK_MARK = svg`<path d="m7.5 12.5 3 3 6-7" />`;
export const EXCLAMATION_MARK = svg`<path d="M12 7v6" /><path d="M12 16.5v.1" />`;

const icon = (strokes: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10" />${strokes}</svg>`;
