import {
  SELF_EMPLOYED,
  type Bank131SelfEmployedConstructor,
  type SelfEmployedResult,
  type SelfEmployedStatus,
} from './bank.js';
import {createError} from './core/errors.js';
import {mountWidget, type WidgetMount} from './core/mount.js';
import {ownValue} from './core/own.js';
import {loadVendor, preloadVendor} from './load-vendor.js';
import {prepareMount, type CommonOptions, type HostOptions, type SelfEmployedDefinition} from './options.js';

/** Options of the self-employed widget. */
export interface SelfEmployedOptions extends CommonOptions<SelfEmployedResult, SelfEmployedStatus> {
  /**
   * Fills the widget's field: an INN of 12 digits, or a phone of 11 digits that begins with 7. Spaces,
   * dashes, brackets, `+7` and a leading `8` are allowed.
   */
  readonly taxReferenceOrPhone?: string | undefined;
}

/** A self-employed widget on the page. */
export type SelfEmployedMount = WidgetMount<SelfEmployedResult, SelfEmployedStatus>;

const definition = (): SelfEmployedDefinition => ({
  ...SELF_EMPLOYED,
  name: 'self-employed',
  create(Vendor: Bank131SelfEmployedConstructor, {taxReferenceOrPhone, publicToken}) {
    return new Vendor({
      initialValues: taxReferenceOrPhone ? {taxReferenceOrPhone} : {},
      stage: Vendor.STAGES.bind,
      publicToken,
    });
  },
  read(data) {
    const stage = ownValue(ownValue(data, 'meta'), 'stage');
    if (stage !== 'bind') return undefined;
    const status = ownValue(ownValue(data, 'payload'), 'status');
    if (status === 'in_progress') return {status};
    return status === 'completed' || status === 'failed' ? {status, result: {stage, status}} : undefined;
  },
});

/**
 * Returns an INN or a phone as the bank takes it, or `undefined` if it is neither. The INN's checksum is not tested:
 * the bank's own example does not pass it.
 */
export function normalizeTaxReferenceOrPhone(text: string): string | undefined {
  const compact = text.replace(/[\s()‐-―−-]/g, '').replace(/^(\+7|8)(?=\d{10}$)/, '7');
  return /^(\d{12}|7\d{10})$/.test(compact) ? compact : undefined;
}

/**
 * Puts the self-employed widget on the page and returns a handle to it. {@link bindSelfEmployed} returns only the
 * outcome.
 */
export function mountSelfEmployed(options: SelfEmployedOptions): SelfEmployedMount {
  return mountWidget(options, (given) => prepareMount('selfEmployed', definition(), given, initialValues));
}

/**
 * Lets the user link to the bank as self-employed. Resolves when the widget reports `completed` or `failed`. The widget
 * stays on the page until the signal is aborted or the next one of its kind starts.
 *
 * @throws Bank131Error if there can be no outcome; the signal's reason if it was aborted
 */
export function bindSelfEmployed(options: SelfEmployedOptions): Promise<SelfEmployedResult> {
  return mountSelfEmployed(options).result.then((result) => result);
}

/**
 * Loads the bank's script and stylesheet, and returns the bank's constructor.
 *
 * @throws Bank131Error; the signal's reason if it was aborted
 */
export function loadSelfEmployed(options: HostOptions = {}): Promise<Bank131SelfEmployedConstructor> {
  return loadVendor('selfEmployed', SELF_EMPLOYED, options) as Promise<Bank131SelfEmployedConstructor>;
}

/** Preloads the bank's script and stylesheet for a widget that comes soon. */
export function preloadSelfEmployed(options: HostOptions = {}): void {
  preloadVendor('selfEmployed', SELF_EMPLOYED, options);
}

function initialValues({taxReferenceOrPhone: text}: SelfEmployedOptions): {taxReferenceOrPhone?: string} {
  if (text === undefined || text === '') return {};
  const taxReferenceOrPhone = typeof text === 'string' ? normalizeTaxReferenceOrPhone(text) : undefined;
  if (taxReferenceOrPhone !== undefined) return {taxReferenceOrPhone};
  throw createError('invalid-options/tax-reference-or-phone');
}
