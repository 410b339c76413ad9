import {loadVendor, preloadVendor} from './load-vendor.js';
import {ownValue} from './core/messages.js';
import {mountWidget, type Update, type WidgetDefinition, type WidgetMount} from './core/mount-widget.js';
import {failure} from './core/failure.js';
import {prepareMount, type CommonOptions, type HostOptions, type WidgetFiles} from './options.js';

/**
 * All that the bank documents of its widget for linking a self-employed person: grade A, from the bank's page "Widget
 * for linking a self-employed person to the Bank".
 */

/** What the bank's constructor takes. */
export interface Bank131SelfEmployedOptions {
  readonly initialValues?: {
    /** INN of 12 digits, or phone of 11 digits in the form 70000000000. */
    readonly taxReferenceOrPhone?: string;
  };
  /** One of the constructor's `STAGES`. */
  readonly stage: Bank131SelfEmployedStage;
  /** One-time token from the bank's `token` request with `self_employed_widget`. */
  readonly publicToken: string;
}

/** A stage of the bank's widget; only `bind` is documented. */
export type Bank131SelfEmployedStage = 'bind';

/** The bank's object. */
export interface Bank131SelfEmployedInstance {
  /** Shows the widget in the element with the id `bank131-self-employed`. */
  render(): void;
}

/** `window.Bank131SelfEmployed`. */
export interface Bank131SelfEmployedConstructor {
  new (options: Bank131SelfEmployedOptions): Bank131SelfEmployedInstance;
  readonly STAGES: {readonly bind: 'bind'};
}

/**
 * How far the linking is: `in_progress` waits for the person's confirmation in the tax service's app, `completed` is
 * linked, `failed` is not.
 */
export type SelfEmployedStatus = 'in_progress' | 'completed' | 'failed';

/** `data` of the window's `message` event by which the bank's widget reports. */
export interface SelfEmployedMessage {
  readonly meta: {readonly stage: Bank131SelfEmployedStage};
  readonly payload: {readonly status: SelfEmployedStatus};
}

/** The outcome on the screen: a hint. Whether the person is linked, the backend asks the bank. */
export interface SelfEmployedResult {
  readonly stage: Bank131SelfEmployedStage;
  readonly status: 'completed' | 'failed';
}

/** Options of the self-employed widget. */
export interface SelfEmployedOptions extends CommonOptions<SelfEmployedResult> {
  /**
   * What the widget's field shows at first: an INN of 12 digits, or a phone of 11 digits that begins with 7. Spaces,
   * dashes, brackets, `+7` and a leading `8` are put right.
   */
  readonly taxReferenceOrPhone?: string | undefined;
  /** Hears each status that the widget reports, the final one too. */
  readonly onStatus?: ((status: SelfEmployedStatus) => void) | undefined;
}

/** What the bank's object is made from, besides the token. */
export interface SelfEmployedInitialValues {
  readonly taxReferenceOrPhone?: string;
}

/** A self-employed widget on the page. */
export type SelfEmployedMount = WidgetMount<SelfEmployedResult, SelfEmployedStatus>;

/** The self-employed widget, as the engine takes it. */
export type SelfEmployedDefinition = WidgetDefinition<
  SelfEmployedInitialValues,
  SelfEmployedResult,
  SelfEmployedStatus
>;

const files: WidgetFiles = {
  globalName: 'Bank131SelfEmployed',
  script: 'self-employed.js',
  stylesheet: 'self-employed.css',
};

type Behaviour = Omit<SelfEmployedDefinition, keyof WidgetFiles>;

// Apart from the files, so that bundlers leave it out of a page that only loads them.
const definition: SelfEmployedDefinition = /* @__PURE__ */ Object.assign<WidgetFiles, Behaviour>(files, {
  name: 'self-employed',
  containerId: 'bank131-self-employed',
  create(Vendor: Bank131SelfEmployedConstructor, {taxReferenceOrPhone, publicToken}) {
    return new Vendor({
      initialValues: taxReferenceOrPhone ? {taxReferenceOrPhone} : {},
      stage: Vendor.STAGES.bind,
      publicToken,
    });
  },
  read(data): Update<SelfEmployedResult, SelfEmployedStatus> | undefined {
    const stage = ownValue(ownValue(data, 'meta'), 'stage');
    const status = ownValue(ownValue(data, 'payload'), 'status');
    if (stage !== 'bind') return undefined;
    if (status === 'in_progress') return {status};
    return status === 'completed' || status === 'failed' ? {status, result: {stage, status}} : undefined;
  },
});

/**
 * The form in which the bank takes an INN or a phone, or `undefined` if it is neither. The INN's checksum is not
 * tested: the bank's own example does not pass it.
 */
export function normalizeTaxReferenceOrPhone(text: string): string | undefined {
  const compact = text.replace(/[\s()‐-―−-]/g, '').replace(/^(\+7|8)(?=\d{10}$)/, '7');
  return /^(\d{12}|7\d{10})$/.test(compact) ? compact : undefined;
}

/**
 * Puts the self-employed widget on the page and gives a handle to it.
 *
 * @see bindSelfEmployed for the outcome alone
 */
export function mountSelfEmployed(options: SelfEmployedOptions): SelfEmployedMount {
  return mountWidget(options?.signal, () => ({
    ...prepareMount('selfEmployed', definition, options),
    options: initialValues(options),
  }));
}

/**
 * Lets a person link to the bank as self-employed, and resolves when the widget reports `completed` or `failed`. The
 * widget stays on the page until the signal is aborted or the next one of its kind takes its place.
 *
 * @throws Bank131Error whenever there can be no outcome; the signal's reason if it was aborted
 */
export function bindSelfEmployed(options: SelfEmployedOptions): Promise<SelfEmployedResult> {
  return mountSelfEmployed(options).result.then((result) => result);
}

/**
 * Loads the bank's script and stylesheet, and gives the bank's constructor.
 *
 * @throws Bank131Error
 */
export function loadSelfEmployed(options: HostOptions = {}): Promise<Bank131SelfEmployedConstructor> {
  return loadVendor('selfEmployed', files, options) as Promise<Bank131SelfEmployedConstructor>;
}

/** Warms the connection, the script and the stylesheet, for a widget that is soon to come. */
export function preloadSelfEmployed(options: HostOptions = {}): void {
  preloadVendor('selfEmployed', files, options);
}

function initialValues({taxReferenceOrPhone: text}: SelfEmployedOptions): SelfEmployedInitialValues {
  if (text === undefined || text === '') return {};
  const taxReferenceOrPhone = typeof text === 'string' ? normalizeTaxReferenceOrPhone(text) : undefined;
  if (taxReferenceOrPhone !== undefined) return {taxReferenceOrPhone};
  throw failure('invalid-options/tax-reference-or-phone', []);
}
