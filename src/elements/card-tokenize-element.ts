import type {PropertyValues} from 'lit';
import {LitElement} from 'lit';
import {property, state} from 'lit/decorators.js';
import {mountCardTokenize, type CardTokenizeMount} from '../card-tokenize.js';
import {texts, warn} from '../core/texts.js';
import type {CommonOptions} from '../options.js';
import type {PaymentMethod} from '../payment-method.js';
import {define} from './define.js';
import type {Strings} from './strings.js';
import {WidgetElement} from './widget-element.js';

/**
 * Bank 131's widget for tokenizing a card or an account, in one tag, and a form control: it submits the bank's
 * `payment_method` as JSON under its `name`. In a form that submits by GET it submits nothing, since the hashes would
 * stand in a URL.
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
 * @cssprop [--bank131-min-block-size=20rem] - Height that is kept in every state, so that the page does not jump.
 * @cssprop [--bank131-accent=currentcolor] - Colour of the spinner, the check mark and the button's edge.
 * @cssprop [--bank131-error-color=currentcolor] - Colour of the error's sign.
 * @cssprop [--bank131-radius=0.5em] - Corners of the button.
 * @cssprop [--bank131-gap=1rem] - Space around and between our words.
 *
 * @cssState loading - The files and the token are on their way.
 * @cssState ready - The person can use the widget.
 * @cssState done - There are hashes.
 * @cssState error - There is no widget, and an error says why.
 */
export class Bank131CardTokenizeElement extends WidgetElement<PaymentMethod> {
  static get formAssociated(): boolean {
    return true;
  }

  /** A form that asks for the missing card puts the focus into this element. */
  static override get shadowRootOptions(): ShadowRootInit {
    return {...LitElement.shadowRootOptions, delegatesFocus: true};
  }

  /** Registers the element; a name that is taken stays with who has it. */
  static define(tag = 'bank131-card-tokenize', registry?: CustomElementRegistry): void {
    define(tag, this, registry);
  }

  /** The form field under which the payment method is submitted. */
  @property({reflect: true})
  name?: string | null | undefined;

  /** Whether a form can't be submitted without a payment method. */
  @property({type: Boolean, reflect: true})
  required = false;

  /** Whether the widget can't be used, and submits nothing. */
  @property({type: Boolean, reflect: true})
  disabled = false;

  @state()
  private _disabledByForm = false;

  #value: PaymentMethod | undefined;
  #form: HTMLFormElement | null = null;
  #submitter: HTMLElement | null = null;

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

  /** Whether it may be submitted; fires `invalid` if not. */
  checkValidity(): boolean {
    return this.internals?.checkValidity() ?? true;
  }

  /** The same, and tells the person. */
  reportValidity(): boolean {
    return this.internals?.reportValidity() ?? true;
  }

  /** Part of being a form control. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener('submit', this.#noteSubmitter, true);
    this.#form?.removeEventListener('formdata', this.#keepOutOfUrl);
    this.#form = form;
    form?.addEventListener('submit', this.#noteSubmitter, true);
    form?.addEventListener('formdata', this.#keepOutOfUrl);
  }

  /** Part of being a form control. */
  formDisabledCallback(disabled: boolean): void {
    this._disabledByForm = disabled;
  }

  /** Part of being a form control: the value goes, and the person starts anew if another token can be had. */
  formResetCallback(): void {
    const again = this.hasOutcome && this.isRenewable;
    this.#setValue(undefined);
    if (again) this.reload();
  }

  protected override firstUpdated(): void {
    // What the browser focuses when it tells that a card is missing.
    this.#frame!.tabIndex = -1;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#updateValidity();
  }

  protected override mount(options: CommonOptions<PaymentMethod>): CardTokenizeMount {
    return mountCardTokenize(options);
  }

  protected override begin(): void {
    this.#setValue(undefined);
  }

  protected override receive(result: PaymentMethod): void {
    this.#setValue(result);
  }

  protected override doneText({cardSaved}: Strings): string {
    return cardSaved;
  }

  protected override isInert(): boolean {
    return this.disabled || this._disabledByForm;
  }

  get #frame(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.frame');
  }

  #setValue(value: PaymentMethod | undefined): void {
    this.#value = value;
    // Without the second argument the browser would keep the hashes in the session history.
    this.internals?.setFormValue?.(value ? JSON.stringify(value) : null, null);
    this.#updateValidity();
  }

  #updateValidity(): void {
    if (!this.internals?.setValidity || !this.hasUpdated) return;
    if (this.required && !this.#value) {
      this.internals.setValidity({valueMissing: true}, this.strings.required, this.#frame ?? undefined);
    } else {
      this.internals.setValidity({});
    }
  }

  /** The button that submits may say GET itself. It is known only while the form is being submitted. */
  #noteSubmitter = (event: Event): void => {
    this.#submitter = (event as SubmitEvent).submitter;
    setTimeout(() => (this.#submitter = null));
  };

  #keepOutOfUrl = (event: FormDataEvent): void => {
    const form = event.target as HTMLFormElement;
    const method = this.#submitter?.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get';
    if (!this.name || !this.#value || /^(post|dialog)$/i.test(method)) return;
    const {formData} = event;
    const own = JSON.stringify(this.#value);
    const others = formData.getAll(this.name).filter((entry) => entry !== own);
    formData.delete(this.name);
    for (const entry of others) formData.append(this.name, entry);
    warn(texts.getForm);
  };
}
