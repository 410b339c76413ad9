import {isServer, LitElement, type PropertyDeclarations} from 'lit';
import type {PaymentMethod} from '../bank.js';
import {mountCardTokenize, type CardTokenizeMount} from '../card-tokenize.js';
import {own} from '../core/own.js';
import type {CommonOptions} from '../options.js';

import {define} from './define.js';
import type {Bank131ErrorEvent, Bank131ReadyEvent, Bank131ResultEvent} from './events.js';
import {keepOutOfUrl} from './form-guard.js';
import {languageOf, stringsIn, type OutcomeTexts} from './strings.js';
import {WidgetElement} from './widget-element.js';

/** Events of `<bank131-card-tokenize>`. */
export interface CardTokenizeEvents {
  /** The bank's widget is on the page. */
  'bank131-ready': Bank131ReadyEvent;
  /** There are hashes, or corrected ones. */
  'bank131-result': Bank131ResultEvent<PaymentMethod>;
  /** The widget could not be shown, or failed. */
  'bank131-error': Bank131ErrorEvent;
}

/**
 * Bank 131's widget for tokenizing a card or an account. A form control: it submits the bank's `payment_method` as JSON
 * under its `name`, except in a GET submission, whose URL would show the hashes.
 *
 * @tagname bank131-card-tokenize
 *
 * @fires {Bank131ReadyEvent} bank131-ready - The bank's widget is on the page.
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
 */
export class Bank131CardTokenizeElement extends WidgetElement<PaymentMethod, string, CardTokenizeEvents> {
  static formAssociated = true;

  static override get properties(): PropertyDeclarations {
    return {name: {}, required: {type: Boolean}, disabled: {type: Boolean}};
  }

  /** A form that misses the card, and a label, move the focus into this element. */
  static override get shadowRootOptions(): ShadowRootInit {
    return {...LitElement.shadowRootOptions, delegatesFocus: true};
  }

  /** Registers the element. Does nothing if the tag is already defined. */
  static define(tag = 'bank131-card-tokenize', registry?: CustomElementRegistry): void {
    define(tag, this, registry);
  }

  /** Name of the form field. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string | null | undefined) {
    // Synchronously, like every form control: the form reads the attribute.
    if (name == null) this.removeAttribute('name');
    else this.setAttribute('name', name);
  }

  /** Whether the form needs a payment method. */
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(required: boolean | null | undefined) {
    this.toggleAttribute('required', Boolean(required));
    this.#updateValidity();
  }

  /** Whether the widget is disabled and submits nothing. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean | null | undefined) {
    this.toggleAttribute('disabled', Boolean(disabled));
  }

  #value: PaymentMethod | undefined;
  #isDisabled = false;
  #leaveForm: AbortController | undefined;

  /**
   * The bank's latest `payment_method`; `undefined` after a refused correction. Not reflected, and not kept in the session
   * history.
   */
  get value(): PaymentMethod | undefined {
    return this.#value;
  }

  /** Its form. */
  get form(): HTMLFormElement | null {
    return this.internals?.form ?? null;
  }

  /** Its labels. */
  get labels(): NodeList | undefined {
    return this.internals?.labels;
  }

  /** As in `<input>`. */
  get validity(): ValidityState | undefined {
    return this.internals?.validity;
  }

  /** Message for the user. */
  get validationMessage(): string {
    return this.internals?.validationMessage ?? '';
  }

  /** As in `<input>`. */
  get willValidate(): boolean {
    return this.internals?.willValidate ?? false;
  }

  /** Part of being a form control. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#leaveForm?.abort();
    this.#leaveForm = form ? new AbortController() : undefined;
    if (form && this.#leaveForm) keepOutOfUrl(form, this, this.#leaveForm.signal);
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

  /** Returns whether it is valid. Fires `invalid` if not. */
  checkValidity(): boolean {
    return this.internals?.checkValidity?.() ?? true;
  }

  /** The same, and shows the message. */
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

  protected override outcomeText(): OutcomeTexts {
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
      this.internals.setValidity(own({valueMissing: true}), stringsIn(languageOf(this)).required);
    } else {
      this.internals.setValidity(own());
    }
  }
}
