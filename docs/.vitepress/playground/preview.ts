import 'bank131-widgets/elements';
import 'bank131-widgets/verbose';
import type {PaymentMethod} from 'bank131-widgets';
import {installFakeWidgets, type FakeWidgets} from 'bank131-widgets/testing';
import {attributesOf, propertiesOf, type State} from './state.js';

/** What the bank's widget can report. */
export const OUTCOMES = {
  'bank131-self-employed': ['in_progress', 'completed', 'failed'],
  'bank131-card-tokenize': ['card', 'correction', 'account', 'refused'],
} as const;
export type Outcome = (typeof OUTCOMES)[State['tag']][number];

/** The ways in which a start can fail. */
export const FAULTS = [
  'script-blocked',
  'script-failed',
  'timeout',
  'render-failed',
  'token-failed',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Milliseconds until a start that never ends fails, unless the user chose another time. */
export const SHORT_TIMEOUT = '2000';

type Log = (event: string, detail?: string) => unknown;

/** Shows the element on the fakes. Every start gets fakes of its own, so that nothing of the last one is left. */
export class Preview {
  readonly #place: HTMLElement;
  readonly #log: Log;
  #fakes: FakeWidgets | undefined;
  #element: HTMLElementTagNameMap[State['tag']] | undefined;

  constructor(place: HTMLElement, log: Log) {
    this.#place = place;
    this.#log = log;
  }

  /** Shows a new element. */
  start(state: State, isOffline: boolean, fault?: Fault): void {
    this.end();
    const fakes = (this.#fakes = installFakeWidgets());
    if (isOffline) fakes.setOnline(false);
    const widget = state.tag === 'bank131-self-employed' ? fakes.selfEmployed : fakes.cardTokenize;
    if (fault && fault !== 'token-failed') widget.fail(fault);

    const element = (this.#element = document.createElement(state.tag));
    for (const [name, value] of attributesOf(state)) element.setAttribute(name, String(value));
    if ((isOffline || fault === 'timeout') && !state.attributes.timeout) {
      element.setAttribute('timeout', SHORT_TIMEOUT);
    }
    let isTokenMissing = fault === 'token-failed';
    element.publicToken = () => {
      if (!isTokenMissing) return 'a-token-of-the-playground';
      isTokenMissing = false;
      throw new Error('The token endpoint answered 503.');
    };
    this.style(state);
    element.addEventListener('bank131-ready', () => this.#log('bank131-ready'));
    element.addEventListener('bank131-status', (event) => this.#log(event.type, event.status));
    element.addEventListener('bank131-result', (event) => this.#log(event.type, masked(event.result)));
    element.addEventListener('bank131-error', ({type, error}) =>
      this.#log(type, `${error.code}, retryable: ${error.retryable}. ${error.message}`),
    );
    this.#place.append(element);
    // One that waits for its turn would hide the fault.
    if (fault && element.loading !== 'eager') element.reload();
  }

  /** Applies the custom properties, which need no new start. */
  style(state: State): void {
    this.#element?.removeAttribute('style');
    for (const [name, value] of propertiesOf(state)) this.#element?.style.setProperty(name, value);
  }

  /** Lets the bank's widget report an outcome. */
  report(outcome: Outcome): void {
    if (outcome === 'refused') this.#fakes?.cardTokenize.fail('widget-failed');
    else if (outcome === 'account') this.#fakes?.cardTokenize.report(account());
    else if (outcome === 'card' || outcome === 'correction') this.#fakes?.cardTokenize.report(card());
    else this.#fakes?.selfEmployed.report(outcome);
  }

  goOnline(): void {
    this.#fakes?.setOnline(true);
    if (this.#element?.error) this.#element.reload();
  }

  end(): void {
    this.#element?.remove();
    this.#fakes?.uninstall();
  }
}

/** A result as text, with each hash and token shortened: pages must not show them whole, and neither does this one. */
export const masked = (result: unknown): string =>
  JSON.stringify(result, (_, value: unknown) =>
    typeof value === 'string' && value.length >= 32 ? `${value.slice(0, 4)}…${value.slice(-4)}` : value,
  );

function hex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function card(): PaymentMethod {
  const encrypted_card = {number_hash: hex(), expiration_date_hash: hex()};
  return {type: 'card', card: {type: 'encrypted_card', encrypted_card}};
}

const account = (): PaymentMethod => ({
  type: 'bank_account',
  bank_account: {system_type: 'ru', ru: {token: hex()}},
});
