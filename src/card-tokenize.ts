import {CARD_TOKENIZE, type PaymentMethod} from './bank.js';
import {mountWidget, type WidgetMount} from './core/mount.js';
import {ownValue} from './core/own.js';
import {loadVendor, preloadVendor} from './load-vendor.js';
import {prepareMount, type CardTokenizeDefinition, type CommonOptions, type HostOptions} from './options.js';
import {readPaymentMethod} from './payment-method.js';

/** Options of the tokenization widget. */
export type CardTokenizeOptions = CommonOptions<PaymentMethod>;

/** A tokenization widget on the page. */
export type CardTokenizeMount = WidgetMount<PaymentMethod>;

/**
 * UNVERIFIED (grade D): the bank has not published this widget's names, constructor or messages. They are inferred from
 * the self-employed widget. Override them without a release: `configure({cardTokenize: {globalName: …, create, read}})`.
 */
const definition = (): CardTokenizeDefinition => ({
  ...CARD_TOKENIZE,
  name: 'card-tokenize',
  create(Vendor: new (options: {publicToken: string}) => {render(): void}, {publicToken}) {
    return new Vendor({publicToken});
  },
  read(data) {
    if (ownValue(ownValue(data, 'meta'), 'stage') !== 'tokenize') return undefined;
    const payload = ownValue(data, 'payload');
    const status = ownValue(payload, 'status');
    if (status === 'failed') return {status, failed: true};
    if (status === 'in_progress') return {status};
    const result = status === 'completed' ? readPaymentMethod(payload) : undefined;
    return result && {status: 'completed', result};
  },
});

/**
 * Puts the tokenization widget on the page and returns a handle to it. {@link tokenizeCard} returns only the outcome.
 */
export function mountCardTokenize(options: CardTokenizeOptions): CardTokenizeMount {
  return mountWidget(options, (given) => prepareMount('cardTokenize', definition(), given, () => ({})));
}

/**
 * Lets the user enter a card or an account. Resolves with the bank's `payment_method` of hashes. The widget stays on
 * the page until the signal is aborted or the next one of its kind starts; `onResult` gets corrections.
 *
 * @throws Bank131Error `widget-failed` if the widget reports failure, or another code if there can be no outcome; the
 *   signal's reason if it was aborted
 */
export function tokenizeCard(options: CardTokenizeOptions): Promise<PaymentMethod> {
  return mountCardTokenize(options).result.then((result) => result);
}

/**
 * Loads the bank's script and stylesheet, and returns the global that the script set. Its type is not public.
 *
 * @throws Bank131Error; the signal's reason if it was aborted
 */
export function loadCardTokenize(options: HostOptions = {}): Promise<unknown> {
  return loadVendor('cardTokenize', CARD_TOKENIZE, options);
}

/** Preloads the bank's script and stylesheet for a widget that comes soon. */
export function preloadCardTokenize(options: HostOptions = {}): void {
  preloadVendor('cardTokenize', CARD_TOKENIZE, options);
}
