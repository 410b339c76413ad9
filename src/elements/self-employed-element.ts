import type {PropertyDeclarations} from 'lit';
import type {SelfEmployedResult, SelfEmployedStatus} from '../bank.js';
import {warn} from '../core/errors.js';
import type {CommonOptions} from '../options.js';
import {mountSelfEmployed, normalizeTaxReferenceOrPhone, type SelfEmployedMount} from '../self-employed.js';
import {define} from './define.js';
import {
  Bank131StatusEvent,
  type Bank131ErrorEvent,
  type Bank131ReadyEvent,
  type Bank131ResultEvent,
} from './events.js';
import {setState} from './states.js';
import type {OutcomeTexts} from './strings.js';
import {WidgetElement} from './widget-element.js';

/** Events of `<bank131-self-employed>`. */
export interface SelfEmployedEvents {
  /** The bank's widget is on the page. */
  'bank131-ready': Bank131ReadyEvent;
  /** The widget reported a status. */
  'bank131-status': Bank131StatusEvent<SelfEmployedStatus>;
  /** The linking is completed or failed. */
  'bank131-result': Bank131ResultEvent<SelfEmployedResult>;
  /** The widget could not be shown. */
  'bank131-error': Bank131ErrorEvent;
}

/** The custom state of each status. */
const STATUS_STATES = ['in-progress', 'completed', 'failed'];

/**
 * Bank 131's widget for linking a self-employed user.
 *
 * @tagname bank131-self-employed
 *
 * @fires {Bank131ReadyEvent} bank131-ready - The bank's widget is on the page.
 * @fires {Bank131StatusEvent} bank131-status - The widget reported a status.
 * @fires {Bank131ResultEvent} bank131-result - There is an outcome, or a corrected card: a hint that your backend must verify.
 * @fires {Bank131ErrorEvent} bank131-error - The widget could not be shown, or failed.
 *
 * @slot loading - Replaces the text while loading.
 * @slot error - Replaces the text of an error, not the retry button.
 * @slot done - Replaces the text of an outcome.
 *
 * @csspart status - Shows loading and an outcome.
 * @csspart error - Shows an error.
 * @csspart retry - The retry button.
 *
 * @cssprop [--bank131-min-block-size=20rem] - Reserved height. Use the widget's own, so that the page does not jump.
 * @cssprop [--bank131-accent=currentcolor] - Color of spinner, check mark, button border and focus ring.
 * @cssprop [--bank131-error-color=currentcolor] - Color of the error sign.
 * @cssprop [--bank131-radius=0.5em] - Corners of the retry button.
 * @cssprop [--bank131-gap=1rem] - Space around the built-in texts.
 *
 * @cssState loading - Files and token are loading.
 * @cssState ready - The user can use the widget.
 * @cssState done - There is an outcome.
 * @cssState error - The widget could not be shown, or failed.
 * @cssState in-progress - Last status: waits for the user's confirmation.
 * @cssState completed - Last status: linked.
 * @cssState failed - Last status: not linked.
 */
export class Bank131SelfEmployedElement extends WidgetElement<
  SelfEmployedResult,
  SelfEmployedStatus,
  SelfEmployedEvents
> {
  static override get properties(): PropertyDeclarations {
    return {taxReferenceOrPhone: {attribute: 'tax-reference-or-phone'}};
  }

  /** Registers the element. Does nothing if the tag is already defined. */
  static define(tag = 'bank131-self-employed', registry?: CustomElementRegistry): void {
    define(tag, this, registry);
  }

  /**
   * Fills the widget's field: an INN of 12 digits, or a phone of 11 digits that begins with 7. Invalid values log a
   * warning.
   */
  declare taxReferenceOrPhone?: string | null | undefined;

  #status: SelfEmployedStatus | undefined;
  #result: SelfEmployedResult | undefined;

  /** The last status since the start. */
  get status(): SelfEmployedStatus | undefined {
    return this.#status;
  }

  protected override startingOptions(): readonly unknown[] {
    return [...super.startingOptions(), this.taxReferenceOrPhone];
  }

  protected override mount(
    options: CommonOptions<SelfEmployedResult, SelfEmployedStatus>,
  ): SelfEmployedMount {
    return mountSelfEmployed({
      ...options,
      taxReferenceOrPhone: this.#usableTaxReferenceOrPhone(),
      onStatus: (status) => {
        this.#setStatus(status);
        const event = new Bank131StatusEvent(status);
        this.dispatchEvent(event);
      },
    });
  }

  protected override clear(): void {
    this.#result = undefined;
    this.#setStatus(undefined);
  }

  protected override accept(result: SelfEmployedResult): void {
    this.#result = result;
  }

  protected override outcomeText(): OutcomeTexts {
    return this.#result?.status === 'completed' ? 'linked' : 'notLinked';
  }

  #usableTaxReferenceOrPhone(): string | undefined {
    // A framework may set a number.
    const given = this.taxReferenceOrPhone as string | number | null | undefined;
    if (given == null || given === '') return undefined;
    const usable = normalizeTaxReferenceOrPhone(String(given));
    if (usable === undefined) warn('warning/tax-reference-or-phone');
    return usable;
  }

  #setStatus(status: SelfEmployedStatus | undefined): void {
    this.#status = status;
    setState(this.internals, STATUS_STATES, status?.replace('_', '-'));
  }
}
