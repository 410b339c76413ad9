import {ownValue} from './core/messages.js';
import {mountWidget, type WidgetDefinition, type WidgetMount} from './core/mount-widget.js';
import {loadVendor, preloadVendor} from './load-vendor.js';
import {prepareMount, type CommonOptions, type HostOptions, type WidgetFiles} from './options.js';
import {readPaymentMethod, type PaymentMethod} from './payment-method.js';

/** Options of the tokenization widget. */
export type CardTokenizeOptions = CommonOptions<PaymentMethod>;

/** A tokenization widget on the page. */
export type CardTokenizeMount = WidgetMount<PaymentMethod>;

/** The tokenization widget, as the engine takes it. */
export type CardTokenizeDefinition = WidgetDefinition<object, PaymentMethod>;

/**
 * UNVERIFIED (grade D): the bank has not published this widget's names, constructor or messages. All of it is inferred
 * from the self-employed widget, stands here alone, and can be corrected without a release:
 * `configure({cardTokenize: {globalName: …, create, read}})`.
 */
const files: WidgetFiles = {
  globalName: 'Bank131Tokenize',
  script: 'tokenize.js',
  stylesheet: 'tokenize.css',
};

type Behaviour = Omit<CardTokenizeDefinition, keyof WidgetFiles>;

// Apart from the files, so that bundlers leave it out of a page that only loads them.
const definition: CardTokenizeDefinition = /* @__PURE__ */ Object.assign<WidgetFiles, Behaviour>(files, {
  name: 'card-tokenize',
  containerId: 'bank131-tokenize',
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
 * Puts the tokenization widget on the page and gives a handle to it.
 *
 * @see tokenizeCard for the outcome alone
 */
export function mountCardTokenize(options: CardTokenizeOptions): CardTokenizeMount {
  return mountWidget(options?.signal, () => ({
    ...prepareMount('cardTokenize', definition, options),
    options: {},
  }));
}

/**
 * Lets a person enter a card or an account, and resolves with the bank's `payment_method` of hashes. The widget stays
 * on the page until the signal is aborted or the next one of its kind takes its place; `onResult` hears of corrections.
 *
 * @throws Bank131Error `widget-failed` if the widget reports failure, or another code if there can be no outcome; the
 *   signal's reason if it was aborted
 */
export function tokenizeCard(options: CardTokenizeOptions): Promise<PaymentMethod> {
  return mountCardTokenize(options).result.then((result) => result);
}

/**
 * Loads the bank's script and stylesheet, and gives whatever global the script set: its type is not public.
 *
 * @throws Bank131Error
 */
export function loadCardTokenize(options: HostOptions = {}): Promise<unknown> {
  return loadVendor('cardTokenize', files, options);
}

/** Warms the connection, the script and the stylesheet, for a widget that is soon to come. */
export function preloadCardTokenize(options: HostOptions = {}): void {
  preloadVendor('cardTokenize', files, options);
}
