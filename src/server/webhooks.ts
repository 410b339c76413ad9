import {Bank131ApiError} from './errors.js';
import {parseJson} from './json.js';
import {own} from '../core/own.js';
import type {Session, Webhook} from './types.js';

/** The types with a class in the bank's SDK. Another one exists, `transaction_registration`, whose body was not found. */
const KNOWN: ReadonlySet<unknown> = new Set([
  'ready_to_confirm',
  'payment_finished',
  'payment_refunded',
  'action_required',
  'ready_to_capture',
]);

/** Reads the body of a webhook whose signature was verified. */
export function readWebhook(bytes: Uint8Array): Webhook {
  const body = parse(bytes);
  const {type, session} = own(body);
  if (!KNOWN.has(type)) return {type: 'unknown', raw: body};
  const {id, status} = own(Object(session) as Partial<Session>);
  if (typeof id !== 'string' || typeof status !== 'string') throw unreadable('its session has no id');
  return body as Webhook;
}

function parse(bytes: Uint8Array): {type?: unknown; session?: unknown} {
  const body = parseJson(new TextDecoder().decode(bytes));
  if (body === undefined) throw unreadable('it is not JSON');
  if (typeof body !== 'object' || body === null) throw unreadable('it is not an object');
  return body;
}

const unreadable = (why: string): Bank131ApiError =>
  new Bank131ApiError(`a signed webhook could not be read: ${why}.`, {status: 0, code: 'invalid_webhook'});
