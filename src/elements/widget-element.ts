import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import {rootsAbove} from '../core/container.js';
import {unmounted, type Bank131Error} from '../core/errors.js';
import {failure, rejected} from '../core/failure.js';
import type {WidgetMount} from '../core/mount-widget.js';
import type {TokenProvider} from '../core/token.js';
import {configuration} from '../configure.js';
import {isTrustedHost, type Environment} from '../environment.js';
import type {CommonOptions} from '../options.js';
import {Bank131ErrorEvent, Bank131ReadyEvent, Bank131ResultEvent} from './events.js';
import {Outcome} from './outcome.js';
import {whenDue} from './starting.js';
import {setState, type WidgetState} from './states.js';
import {languageOf, type OutcomeWords} from './strings.js';
import {styles} from './styles.js';
import {doneTemplate, errorTemplate, loadingTemplate} from './templates.js';

const STATES: readonly WidgetState[] = ['loading', 'ready', 'done', 'error'];

/**
 * What both elements share: options as attributes, starting and stopping with the document, states, and the chrome
 * around the bank's widget. The widget itself hangs in the light DOM, where the bank's code looks for it.
 *
 * @attr {string} nonce - CSP nonce for the tags; the page's own unless said otherwise.
 */
export abstract class WidgetElement<Result, Status extends string = string> extends LitElement {
  /** The looks of our own words around the bank's widget. */
  static override get styles(): CSSResultGroup {
    return styles;
  }

  // Not by decorators: their helpers would cost each page half a kilobyte more.
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

  /** One-time token; as a property also a function that gets a fresh one for each start. */
  declare publicToken?: string | TokenProvider | null | undefined;

  /** URL on the page's own origin that answers a POST with `{"public_token": "…"}`. */
  declare tokenUrl?: string | null | undefined;

  /** What is added to the `tokenUrl` request, for example a header against CSRF. */
  declare tokenRequest?: RequestInit | (() => RequestInit) | undefined;

  /** The bank's environment; `live` unless said otherwise. */
  declare environment?: Environment | null | undefined;

  /** Base URL of another widget host. The attribute counts for known hosts only, see `configure({widgetHosts})`; on a page of this machine, for any. */
  declare widgetHost?: string | null | undefined;

  /** When to start: at once, when it comes near the visible part of the page, or with `reload()`. */
  loading: 'eager' | 'lazy' | 'manual' = 'eager';

  /** Milliseconds until the widget must be rendered; 30000 unless said otherwise. */
  declare timeout?: number | null | undefined;

  /** Missing where the DOM has no internals, as in some test environments. */
  protected readonly internals: ElementInternals | undefined = this.attachInternals?.();

  #state: WidgetState = 'idle';
  #error: Bank131Error | undefined;
  #mount: WidgetMount<Result, Status> | undefined;
  #outcome = new Outcome<Result>();
  #startedWith: readonly unknown[] = [];
  #startedIn: readonly Node[] = [];
  #stopWaiting: (() => void) | undefined;

  get #frame(): HTMLElement | null | undefined {
    return this.shadowRoot?.querySelector('.frame');
  }

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
    if (this.#state === 'idle') this.#outcome.renew();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A microtask later, so that a move within the document is no end.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    if (this.#state === 'idle') this.#startWhenDue();
    else if (this.#isOutdated()) this.#start();
  }

  protected override render(): TemplateResult {
    // Both regions stand before their texts do, and beside what is busy, so that these are announced.
    return html`<div class="frame" tabindex="-1">
      <div class="widget" aria-busy=${this.#state === 'loading'} ?inert=${this.isInert()}><slot></slot></div>
      <div class="status ${this.#state}" part="status" role="status">${this.#renderStatus()}</div>
      <div class="alert ${this.#state}" part="error" role="alert">${this.#renderError()}</div>
    </div>`;
  }

  /** Starts anew, with a fresh token; a pending `result` rejects with `unmounted`. Starts a manual element, too. */
  reload(): void {
    if (this.#state !== 'idle') this.#stop();
    if (this.isConnected) this.#start();
  }

  /** Puts the widget into this element. */
  protected abstract mount(options: CommonOptions<Result>): WidgetMount<Result, Status>;

  /** Drops what the widget has said so far. */
  protected abstract clear(): void;

  /** Takes an outcome, the first or a corrected one; the event comes after this. */
  protected abstract accept(result: Result): void;

  /** What the person reads of the outcome. */
  protected abstract outcomeWords(): OutcomeWords;

  /** Options whose change starts an element anew that shows no widget yet. */
  protected startingOptions(): readonly unknown[] {
    const {publicToken, tokenUrl, environment, widgetHost, timeout} = this;
    // A framework may make a new function at each render; that alone is no reason.
    return [typeof publicToken === 'function' || publicToken, tokenUrl, environment, widgetHost, timeout];
  }

  /** Whether the person may not use the widget. */
  protected isInert(): boolean {
    return false;
  }

  /** Forgets the outcome: the person starts anew, or corrects what is there if no other token can be had. */
  protected forgetOutcome(): void {
    if (this.#state !== 'done') return;
    if (this.#isRenewable) {
      this.reload();
    } else {
      this.clear();
      this.#show('ready');
    }
  }

  /** Whether another start would get another token. */
  get #isRenewable(): boolean {
    return typeof this.publicToken !== 'string';
  }

  #startWhenDue(): void {
    this.#stopWaiting?.();
    if (this.loading === 'manual') return;
    this.#stopWaiting = whenDue(this, this.loading === 'lazy', () => this.#start());
  }

  /** A widget on the screen stays, whatever becomes of the options: the person may be filling it in. */
  #isOutdated(): boolean {
    if (this.#state === 'done') return false;
    // In another tree the bank's code may not find its container.
    const isMoved = differ(this.#startedIn, rootsAbove(this));
    return isMoved || (this.#state !== 'ready' && differ(this.#startedWith, this.startingOptions()));
  }

  #start(): void {
    this.#leave();
    this.clear();
    this.#outcome.renew();
    this.#startedWith = this.startingOptions();
    this.#startedIn = rootsAbove(this);
    this.#show('loading');

    const isCurrent = () => this.#mount === mount;
    const options = {...this.#options(), onResult: (result: Result) => isCurrent() && this.#onResult(result)};
    const mount: WidgetMount<Result, Status> = this.#hostIsTrusted() ? this.mount(options) : refused();
    this.#mount = mount;
    mount.ready.then(
      () => isCurrent() && this.#onReady(),
      () => undefined, // `result` tells it too
    );
    mount.result.catch((error: unknown) => isCurrent() && this.#fail(error as Bank131Error));
  }

  #stop(): void {
    const status = this.#mount?.status;
    this.#leave();
    this.clear();
    this.#outcome.settle(rejected(unmounted({status})));
    this.#show('idle');
  }

  /** Ends whatever is under way. */
  #leave(): void {
    this.#stopWaiting?.();
    // Until there is a widget again, its place stays as high as it was: the page does not jump.
    this.#frame?.style.setProperty('--_height', `${this.#frame.offsetHeight}px`);
    const mount = this.#mount;
    this.#mount = undefined;
    mount?.unmount();
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
    };
  }

  /** An attribute may come from injected HTML: it can't name a host of its choice. */
  #hostIsTrusted(): boolean {
    const host = this.widgetHost;
    const fromMarkup = host === this.getAttribute('widget-host');
    return typeof host !== 'string' || !fromMarkup || isTrustedHost(host, configuration().widgetHosts);
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
    this.#outcome.settle(result);
    this.#show('done');
    const event = new Bank131ResultEvent(result);
    this.dispatchEvent(event);
  }

  #fail(reason: Bank131Error): void {
    // Taken from under the element, by a re-render for one: unlike an element that was removed, it can be had again.
    const error =
      reason.code === 'unmounted' ? unmounted({retryable: this.#isRenewable, status: reason.status}) : reason;
    // What had the focus goes; the next press of Tab is to lead to the retry button.
    if (this.matches(':focus-within')) this.#frame?.focus();
    this.#leave();
    if (!error.retryable) this.#outcome.settle(rejected(error));
    this.#show('error', error);
    const event = new Bank131ErrorEvent(error);
    this.dispatchEvent(event);
  }

  #retry(): void {
    // The button vanishes; the next press of Tab is to lead into the widget.
    this.#frame?.focus();
    this.#start();
  }

  #show(state: WidgetState, error?: Bank131Error): void {
    this.#state = state;
    this.#error = error;
    setState(this.internals, STATES, state);
    if (state === 'ready' || state === 'done') this.#frame?.style.removeProperty('--_height');
    this.requestUpdate();
  }

  #renderStatus(): TemplateResult | typeof nothing {
    if (this.#state === 'loading') return loadingTemplate(languageOf(this));
    if (this.#state === 'done') return doneTemplate(this.outcomeWords(), languageOf(this));
    return nothing;
  }

  #renderError(): TemplateResult | typeof nothing {
    if (!this.#error) return nothing;
    const retry = {disabled: this.isInert(), onClick: () => this.#retry()};
    return errorTemplate(this.#error, languageOf(this), retry);
  }
}

/** A mount that ended before it began. */
function refused(): WidgetMount<never, never> {
  const rejection = rejected(failure('invalid-options/markup-host', []));
  return {ready: rejection, result: rejection, status: undefined, unmount: () => {}};
}

const differ = (before: readonly unknown[], now: readonly unknown[]): boolean =>
  before.length !== now.length || before.some((value, index) => !Object.is(value, now[index]));
