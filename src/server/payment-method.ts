import type {PaymentMethod} from '../bank.js';
import {readPaymentMethod} from '../payment-method.js';
import {Bank131ApiError} from './errors.js';

/**
 * Checks a payment method that comes from a browser, as an object or as the JSON of a form field: its shape, and that
 * each hash is 64 hex digits. Whether the bank knows the hash, `tokenInfo` tells.
 *
 * @throws Bank131ApiError `invalid_payment_method`
 */
export function parsePaymentMethod(data: unknown): PaymentMethod {
  const paymentMethod = readPaymentMethod(typeof data === 'string' ? parse(data) : data);
  if (paymentMethod) return paymentMethod;
  throw new Bank131ApiError(
    'a payment method must be a card with a `number_hash` of 64 hex digits, or an account.',
    {
      status: 0,
      code: 'invalid_payment_method',
    },
  );
}

/** The parser's own error would quote the text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
