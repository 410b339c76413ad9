import type {PaymentMethod} from '../bank.js';
import {readPaymentMethod} from '../payment-method.js';
import {Bank131ApiError, invalidOption} from './errors.js';
import {parseJson} from './json.js';
import {own} from '../core/own.js';

/** Details that a payout to an account needs beside its token (grade A: the bank's page on account parameters). */
export interface AccountDetails {
  /** Name of the account's owner. */
  readonly full_name?: string;
  /** Purpose of the payment. */
  readonly description?: string;
}

const NAMES = ['full_name', 'description'] as const;

/**
 * Checks a payment method that comes from a browser, as an object or as the JSON of a form field: its shape, and that
 * each hash is 64 hex digits. `tokenInfo` tells whether the bank knows the hash.
 *
 * @param account - the account's details from your own records; they replace what the browser sent, and an empty one is
 *   refused
 * @throws Bank131ApiError `invalid_payment_method`; `invalid_options` if `account` is no object
 */
export function parsePaymentMethod(data: unknown, account: AccountDetails = {}): PaymentMethod {
  const given = typeof data === 'string' ? parseJson(data) : data;
  const method = readPaymentMethod(given);
  if (!method) throw invalid('must be a card with a `number_hash` of 64 hex digits, or an account');
  if (method.type === 'card') return method;
  if (Object(account) !== account) throw invalidOption('account', 'an object');
  // If your record is empty, the browser's value must not count.
  const details = {...detailsIn(accountIn(given), [undefined, null]), ...detailsIn(account, [])};
  return {
    type: 'bank_account',
    bank_account: {system_type: 'ru', ru: {...method.bank_account.ru, ...details}},
  };
}

/** The account's fields: within the bank's `payment_method`, or alone. */
function accountIn(given: unknown): object {
  const fields = own(Object(given) as {bank_account?: unknown});
  const {ru = fields} = own(Object(fields.bank_account) as {ru?: unknown});
  return Object(ru) as object;
}

/** @param none - the values that count as if they were missing */
function detailsIn(fields: object, none: readonly unknown[]): AccountDetails {
  const details: {full_name?: string; description?: string} = {};
  for (const name of NAMES) {
    if (!Object.hasOwn(fields, name)) continue;
    const value: unknown = Reflect.get(fields, name);
    if (none.includes(value)) continue;
    if (typeof value !== 'string' || value.trim() === '') {
      throw invalid(`must have a \`${name}\` that is text, or none`);
    }
    details[name] = value;
  }
  return details;
}

const invalid = (problem: string): Bank131ApiError =>
  new Bank131ApiError(`a payment method ${problem}.`, {status: 0, code: 'invalid_payment_method'});
