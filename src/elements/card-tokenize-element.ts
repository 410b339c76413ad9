import {isServer, LitElement, type PropertyDeclarations} from 'lit';
import {mountCardTokenize, type CardTokenizeMount} from '../card-tokenize.js';
import type {CommonOptions} from '../options.js';
import type {PaymentMethod} from '../payment-method.js';
import {define} from './define.js';
import {keepOutOfUrl} from './form-guard.js';
import {languageOf, stringsIn, type OutcomeWords} from './strings.js';
import {WidgetElement} from './widget-element.js';

/**
 * Bank 131's widget for tokenizing a card or an account, in one tag, and a form control: it submits the bank's
 * `payment_method` as JSON under its `name`. In a form that submits by GET it submits nothing, since the hashes would
 * stand in a URL.
 *
 * @tagname bank131-card-tokenize
 *
 * @fires {Bank131ReadyEvent} bank131-ready - The bank's widget is on the page.
 * @fires {Bank131ResultEvent} bank131-result - There are hashes, or corrected ones; `value` is set before it.
 * @fires {Bank131ErrorEvent} bank131-error - The widget could not be shown, or reported that it failed.
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
 * @cssState done - There are hashes.
 * @cssState error - There is no widget, and an error says why.
 */
export class Bank131CardTokenizeElement extends WidgetElement<PaymentMethod> {
  // A field would become a static block, which the oldest browsers here can't parse.
  // eslint-disable-next-line @typescript-eslint/class-literal-property-style
  static get formAssociated(): boolean {
    return true;
  }

  static override get properties(): PropertyDeclarations {
    return {name: {}, required: {type: Boolean}, disabled: {type: Boolean}};
  }

  /** A form that asks for the missing card, and a label, put the focus into this element. */
  static override get shadowRootOptions(): ShadowRootInit {
    return {...LitElement.shadowRootOptions, delegatesFocus: true};
  }

  /** Registers the element; a name that is taken stays with who has it. */
  static define(tag = 'bank131-card-tokenize', registry?: CustomElementRegistry): void {
    define(tag, this, registry);
  }

  /** The form field under which the payment method is submitted. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string | null | undefined) {
    // At once, as with every form control: the form reads the attribute.
    if (name == null) this.removeAttribute('name');
    else this.setAttribute('name', name);
  }

  /** Whether a form can't be submitted without a payment method. */
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(required: boolean | null | undefined) {
    this.toggleAttribute('required', Boolean(required));
    this.#updateValidity();
  }

  /** Whether the widget can't be used, and submits nothing. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean | null | undefined) {
    this.toggleAttribute('disabled', Boolean(disabled));
  }

  #value: PaymentMethod | undefined;
  #isDisabled = false;
  #leaveForm: (() => void) | undefined;

  /** The bank's `payment_method`, the latest if the person corrected it; neither reflected nor kept in session history. */
  get value(): PaymentMethod | undefined {
    return this.#value;
  }

  /** The form that this control belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals?.form ?? null;
  }

  /** Labels of this control. */
  get labels(): NodeList | undefined {
    return this.internals?.labels;
  }

  /** What keeps the form from being submitted. */
  get validity(): ValidityState | undefined {
    return this.internals?.validity;
  }

  /** What the person is told of it. */
  get validationMessage(): string {
    return this.internals?.validationMessage ?? '';
  }

  /** Whether a form asks for its validity at all. */
  get willValidate(): boolean {
    return this.internals?.willValidate ?? false;
  }

  /** Part of being a form control. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#leaveForm?.();
    this.#leaveForm = form ? keepOutOfUrl(form, this) : undefined;
  }

  /** Part of being a form control: its own attribute, or a `<fieldset>` around it. */
  formDisabledCallback(disabled: boolean): void {
    this.#isDisabled = disabled;
    this.requestUpdate();
  }

  /** Part of being a form control. */
  formResetCallback(): void {
    this.forgetOutcome();
  }

  protected override updated(): void {
    this.#updateValidity();
  }

  /** Whether it may be submitted; fires `invalid` if not. */
  checkValidity(): boolean {
    return this.internals?.checkValidity?.() ?? true;
  }

  /** The same, and tells the person. */
  reportValidity(): boolean {
    return this.internals?.reportValidity?.() ?? true;
  }

  protected override mount(options: CommonOptions<PaymentMethod>): CardTokenizeMount {
    return mountCardTokenize(options);
  }

  protected override clear(): void {
    this.#setValue(undefined);
  }

  protected override accept(result: PaymentMethod): void {
    this.#setValue(result);
  }

  protected override outcomeWords(): OutcomeWords {
    return 'cardSaved';
  }

  protected override isInert(): boolean {
    return this.#isDisabled;
  }

  #setValue(value: PaymentMethod | undefined): void {
    this.#value = value;
    // Without the second argument the browser would keep the hashes in the session history.
    this.internals?.setFormValue?.(value ? JSON.stringify(value) : null, null);
    this.#updateValidity();
  }

  #updateValidity(): void {
    if (isServer || !this.internals?.setValidity) return;
    if (this.required && !this.#value) {
      this.internals.setValidity({valueMissing: true}, stringsIn(languageOf(this)).required);
    } else {
      this.internals.setValidity({});
    }
  }
}
