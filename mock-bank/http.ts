import type {Context, MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';

/** Error codes that the bank documents, and those of the mock bank's own widgets. */
export type ErrorCode =
  | 'identification_error'
  | 'authentication_error'
  | 'authorization_error'
  | 'invalid_request'
  | 'internal_error'
  | 'taxpayer_unknown'
  | 'taxpayer_not_bound'
  | 'taxpayer_income_exceeds_amount_limit'
  | 'idempotency_key_already_exists'
  | 'tax_reference_mismatch'
  | 'card_refused';

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 422 | 500;

/** Ends a request with the documented shape of an error. */
export class BankError extends Error {
  readonly status: ErrorStatus;
  readonly code: ErrorCode;

  constructor(status: ErrorStatus, code: ErrorCode, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

export function answerError(c: Context, {status, code, message}: BankError): Response {
  return c.json({status: 'error', error: {code, description: message}}, status);
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In bytes: far more than a partner or a widget sends. */
export const smallBody: MiddlewareHandler = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => answerError(c, new BankError(413, 'invalid_request', 'The body is larger than 64 KiB')),
});

/** The body of a partner's call. PHP, as in the bank's SDK, prints an empty object as `[]`. */
export function parsePartnerBody(bytes: ArrayBuffer): JsonObject {
  const value = parseJson(bytes);
  if (isDeep(value)) throw new BankError(400, 'invalid_request', 'The body is nested too deeply');
  return Array.isArray(value) && value.length === 0 ? {} : checkObject(value);
}

/** What can be read, but not printed again in an answer or a webhook. */
const isDeep = (value: unknown, levels = 100): boolean =>
  levels === 0 ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((inner) => isDeep(inner, levels - 1)));

function checkObject(value: unknown): JsonObject {
  if (!isObject(value)) throw new BankError(400, 'invalid_request', 'The body must be a JSON object');
  return value;
}

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    // The parser's own message quotes the body, which may hold a card.
    throw new BankError(400, 'invalid_request', 'The body is not JSON in UTF-8');
  }
}

/** The body of a widget's call. Only JSON: a foreign page can't send that type without a preflight. */
export async function readWidgetCall(c: Context): Promise<JsonObject> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new BankError(415, 'invalid_request', 'Content-Type must be application/json');
  }
  return checkObject(parseJson(await c.req.arrayBuffer()));
}
