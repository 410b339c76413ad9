import type {PropertyDeclarations} from 'lit';
import {warn} from '../core/failure.js';
import type {CommonOptions} from '../options.js';
import {
  mountSelfEmployed,
  normalizeTaxReferenceOrPhone,
  type SelfEmployedMount,
  type SelfEmployedResult,
  type SelfEmployedStatus,
} from '../self-employed.js';
import {define} from './define.js';
import {Bank131StatusEvent} from './events.js';
import {setState} from './states.js';
import type {OutcomeWords} from './strings.js';
import {WidgetElement} from './widget-element.js';

/** The custom state of each status. */
const STATUS_STATES = ['in-progress', 'completed', 'failed'];

/**
 * Bank 131's widget for linking a self-employed person, in one tag.
 *
 * @tagname bank131-self-employed
 *
 * @fires {Bank131ReadyEvent} bank131-ready - The bank's widget is on the page.
 * @fires {Bank131StatusEvent} bank131-status - The widget reported a status.
 * @fires {Bank131ResultEvent} bank131-result - The linking is completed or failed; a hint that the backend verifies.
 * @fires {Bank131ErrorEvent} bank131-error - The widget could not be shown.
 *
 * @slot loading - Instead of the words while loading.
 * @slot error - Instead of the words that tell of an error; the retry button stays.
 * @slot done - Instead of the words that tell of an outcome.
 *
 * @csspart status - The line that tells of loading and of an outcome.
 * @csspart error - The block that tells of an error.
 * @csspart retry - The button for another try.
 *
 * @cssprop [--bank131-min-block-size=20rem] - Height that is reserved in every state, so that the page does not jump; best the widget's own.
 * @cssprop [--bank131-accent=currentcolor] - Colour of the spinner, the check mark, the button's edge and the focus ring.
 * @cssprop [--bank131-error-color=currentcolor] - Colour of the sign of an error or of a failure.
 * @cssprop [--bank131-radius=0.5em] - Corners of the button.
 * @cssprop [--bank131-gap=1rem] - Space around and between our words.
 *
 * @cssState loading - The files and the token are on their way.
 * @cssState ready - The person can use the widget.
 * @cssState done - There is an outcome.
 * @cssState error - There is no widget, and an error says why.
 * @cssState in-progress - The last status: waits for the person's confirmation.
 * @cssState completed - The last status: linked.
 * @cssState failed - The last status: not linked.
 */
export class Bank131SelfEmployedElement extends WidgetElement<SelfEmployedResult, SelfEmployedStatus> {
  static override get properties(): PropertyDeclarations {
    return {taxReferenceOrPhone: {attribute: 'tax-reference-or-phone'}};
  }

  /** Registers the element; a name that is taken stays with who has it. */
  static define(tag = 'bank131-self-employed', registry?: CustomElementRegistry): void {
    define(tag, this, registry);
  }

  /**
   * What the widget's field shows at first: an INN of 12 digits, or a phone of 11 digits that begins with 7. An
   * unusable one warns and is left out.
   */
  declare taxReferenceOrPhone?: string | null | undefined;

  #status: SelfEmployedStatus | undefined;
  #result: SelfEmployedResult | undefined;

  /** The last status that the widget reported since it started. */
  get status(): SelfEmployedStatus | undefined {
    return this.#status;
  }

  protected override startingOptions(): readonly unknown[] {
    return [...super.startingOptions(), this.taxReferenceOrPhone];
  }

  protected override mount(options: CommonOptions<SelfEmployedResult>): SelfEmployedMount {
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

  protected override outcomeWords(): OutcomeWords {
    return this.#result?.status === 'completed' ? 'linked' : 'notLinked';
  }

  #usableTaxReferenceOrPhone(): string | undefined {
    // A framework may set a number, as the page wrote it.
    const given = this.taxReferenceOrPhone as string | number | null | undefined;
    if (given == null || given === '') return undefined;
    const usable = normalizeTaxReferenceOrPhone(String(given));
    if (usable === undefined) warn('invalid-options/tax-reference-or-phone');
    return usable;
  }

  #setStatus(status: SelfEmployedStatus | undefined): void {
    this.#status = status;
    setState(this.internals, STATUS_STATES, status?.replace('_', '-'));
  }
}
