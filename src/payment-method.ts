import {HASHES, type BankAccountPaymentMethod, type CardPaymentMethod, type PaymentMethod} from './bank.js';
import {ownValue} from './core/own.js';

const HASH = /^[\da-f]{64}$/i;
/** The form of an account token is not public (grade D): printable ASCII of a sane length. */
const TOKEN = /^[\x21-\x7e]{1,512}$/;

/**
 * Reads a tokenized card or account from what a widget reported: the bank's own `payment_method`, or only its
 * fields, in snake_case or camelCase. Returns `undefined` unless every hash is 64 hex digits.
 */
export function readPaymentMethod(data: unknown): PaymentMethod | undefined {
  const card = ownValue(ownValue(data, 'card'), 'encrypted_card') ?? data;
  const token = ownValue(ownValue(ownValue(data, 'bank_account'), 'ru') ?? data, 'token');
  const read = readCard(card);
  return read === undefined ? readAccount(token) : (read ?? undefined);
}

/** Returns `undefined` if there is no hash, `null` if one is damaged. */
function readCard(fields: unknown): CardPaymentMethod | null | undefined {
  const hashes = Object.create(null) as Record<string, string>;
  for (const [name, camelCase] of Object.entries(HASHES)) {
    const hash = ownValue(fields, name) ?? ownValue(fields, camelCase);
    if (hash === undefined || hash === null) continue;
    if (typeof hash !== 'string' || !HASH.test(hash)) return null;
    hashes[name] = hash;
  }
  if (!Object.hasOwn(hashes, 'number_hash')) return undefined;
  return {
    type: 'card',
    card: {type: 'encrypted_card', encrypted_card: {...(hashes as {number_hash: string})}},
  };
}

function readAccount(token: unknown): BankAccountPaymentMethod | undefined {
  if (typeof token !== 'string' || !TOKEN.test(token)) return undefined;
  return {type: 'bank_account', bank_account: {system_type: 'ru', ru: {token}}};
}
