import {ownValue} from './core/messages.js';

/** Hashes of a card, each 64 hex digits; only the number's is always there. */
export interface EncryptedCard {
  readonly number_hash: string;
  readonly expiration_date_hash?: string;
  readonly cardholder_name_hash?: string;
  readonly security_code_hash?: string;
}

/** A tokenized card, as `session/start/payout` takes it. */
export interface CardPaymentMethod {
  readonly type: 'card';
  readonly card: {readonly type: 'encrypted_card'; readonly encrypted_card: EncryptedCard};
}

/** A tokenized Russian bank account. A payout needs `full_name` and `description`, too: add them on your backend. */
export interface BankAccountPaymentMethod {
  readonly type: 'bank_account';
  readonly bank_account: {
    readonly system_type: 'ru';
    readonly ru: {readonly token: string; readonly full_name?: string; readonly description?: string};
  };
}

/** The bank's `payment_method`: goes into a payout as it is. */
export type PaymentMethod = CardPaymentMethod | BankAccountPaymentMethod;

/** Both spellings were seen: the API's, and one integrator's (grades A and B). */
const HASHES = {
  number_hash: 'numberHash',
  expiration_date_hash: 'expirationDateHash',
  cardholder_name_hash: 'cardholderNameHash',
  security_code_hash: 'securityCodeHash',
} as const;

const HASH = /^[\da-f]{64}$/i;
/** An account token's form is not public (grade D): anything printable of a sane length. */
const TOKEN = /^[\x21-\x7e]{1,512}$/;

/**
 * Reads a tokenized card or account from what a widget gave: the bank's own `payment_method`, or its fields alone, in
 * snake_case or camelCase. `undefined` unless every hash that is there is 64 hex digits.
 */
export function readPaymentMethod(data: unknown): PaymentMethod | undefined {
  const card = ownValue(ownValue(data, 'card'), 'encrypted_card') ?? data;
  const token = ownValue(ownValue(ownValue(data, 'bank_account'), 'ru') ?? data, 'token');
  return readCard(card) ?? readAccount(token);
}

function readCard(fields: unknown): CardPaymentMethod | undefined {
  const hashes = Object.create(null) as Record<string, string>;
  for (const [name, camelCase] of Object.entries(HASHES)) {
    const hash = ownValue(fields, name) ?? ownValue(fields, camelCase);
    if (hash === undefined || hash === null) continue;
    if (typeof hash !== 'string' || !HASH.test(hash)) return undefined;
    hashes[name] = hash;
  }
  const {number_hash} = hashes;
  return number_hash
    ? {type: 'card', card: {type: 'encrypted_card', encrypted_card: {...hashes, number_hash}}}
    : undefined;
}

function readAccount(token: unknown): BankAccountPaymentMethod | undefined {
  if (typeof token !== 'string' || !TOKEN.test(token)) return undefined;
  return {type: 'bank_account', bank_account: {system_type: 'ru', ru: {token}}};
}
