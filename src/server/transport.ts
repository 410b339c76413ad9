import type {KeyObject} from 'node:crypto';
import {masked} from '../core/mask.js';
import {Bank131ApiError, checkNames, invalidOption} from './errors.js';
import {own} from '../core/own.js';
import {parseJson} from './json.js';
import {readLimited} from './read-limited.js';
import {sign} from './signature.js';

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** `X-PARTNER-SUBMERCHANT`. */
  readonly submerchant?: string | undefined;
  /** `X-PARTNER-IDEMPOTENCY-KEY`: a call repeated with the same key is made once. */
  readonly idempotencyKey?: string | undefined;
}

/** The options that every call of a client shares. */
export interface Transport {
  readonly apiHost: string;
  readonly project: string;
  readonly timeout: number;
  privateKey(): KeyObject;
}

/** A call that only reads may be sent again. */
export type Effect = 'reads' | 'changes';

const RETRIES = 2;
const FIRST_BACKOFF = 200;

/** Bytes. The bank's answers are a few kilobytes. */
const MAX_ANSWER = 10_000_000;

/**
 * Sends one signed request and returns the bank's answer.
 *
 * @throws Bank131ApiError, or the signal's reason after an abort
 */
export async function call<Answer>(
  transport: Transport,
  path: string,
  body: object,
  effect: Effect,
  given: CallOptions = {},
): Promise<Answer> {
  const options = readOptions(given);
  const bytes = serialize(body);
  const signature = sign(bytes, transport.privateKey());
  for (let attempt = 0; ; attempt++) {
    try {
      return await send<Answer>(transport, path, bytes, signature, options);
    } catch (error) {
      const again = effect === 'reads' && attempt < RETRIES && mayPass(error) && !options.signal?.aborted;
      if (!again) throw error;
      await sleep(FIRST_BACKOFF * 2 ** attempt * (0.5 + Math.random() / 2), options.signal);
    }
  }
}

/** Characters that a header can carry. */
export const isHeaderValue = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value);

function readOptions(given: CallOptions): CallOptions {
  if (Object(given) !== given) throw invalidOption('options', 'an object');
  const options = own(given);
  // Without its idempotency key, a payout that is repeated would be made twice.
  checkNames(options, ['signal', 'submerchant', 'idempotencyKey']);
  const {signal, submerchant, idempotencyKey} = options;
  // `fetch` would refuse it, which would look like a failure of the network.
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidOption('signal', 'an AbortSignal');
  }
  for (const [name, value] of Object.entries({submerchant, idempotencyKey})) {
    if (value !== undefined && !isHeaderValue(value)) throw invalidOption(name, 'printable ASCII text');
  }
  return options;
}

function serialize(body: unknown): Buffer {
  if (typeof body !== 'object' || body === null) throw invalidOption('request', 'an object');
  const text = printed(body);
  if (!text?.startsWith('{')) throw invalidOption('request', 'an object that JSON can hold');
  return Buffer.from(text);
}

/** The error of `JSON.stringify`, or of a `toJSON`, may quote what the body holds. */
function printed(body: object): string | undefined {
  try {
    return JSON.stringify(body);
  } catch {
    return undefined;
  }
}

const mayPass = (error: unknown): boolean =>
  error instanceof Bank131ApiError &&
  (error.code === 'network_error' || error.code === 'timeout' || error.status === 429 || error.status >= 500);

async function send<Answer>(
  {apiHost, project, timeout}: Transport,
  path: string,
  body: Buffer,
  signature: string,
  {signal, submerchant, idempotencyKey}: CallOptions,
): Promise<Answer> {
  const deadline = AbortSignal.timeout(timeout);
  const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
  let status: number;
  let bytes: Uint8Array | undefined;
  try {
    const response = await fetch(
      `${apiHost}/api/v1/${path}`,
      own({
        method: 'POST',
        body: new Uint8Array(body),
        redirect: 'error' as const,
        headers: own({
          'Content-Type': 'application/json',
          'X-PARTNER-PROJECT': project,
          'X-PARTNER-SIGN': signature,
          ...(submerchant !== undefined && {'X-PARTNER-SUBMERCHANT': submerchant}),
          ...(idempotencyKey !== undefined && {'X-PARTNER-IDEMPOTENCY-KEY': idempotencyKey}),
        }),
        signal: either,
      }),
    );
    status = response.status;
    bytes = await readLimited(response.body, MAX_ANSWER, either);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw deadline.aborted
      ? failure(`${path}: no answer within ${timeout} ms.`, 'timeout')
      : failure(`${path}: the bank could not be reached.`, 'network_error', reasonOf(error));
  }
  if (!bytes) throw failure(`${path}: the answer is larger than 10 MB.`, 'invalid_answer', undefined, status);
  return readAnswer(path, status, new TextDecoder().decode(bytes)) as Answer;
}

const failure = (message: string, code: string, cause?: Error, status = 0): Bank131ApiError =>
  new Bank131ApiError(message, {status, code, cause});

/** Keeps only the system's code, such as `ECONNREFUSED`: undici's errors may hold bytes of the answer. */
function reasonOf(error: unknown): Error | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const {code} = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^[A-Z\d_]{1,40}$/.test(code)) return new Error(code);
  }
  return error instanceof Error ? new Error(error.name) : undefined;
}

interface ErrorAnswer {
  readonly status?: unknown;
  readonly error?: unknown;
}

function readAnswer(path: string, status: number, text: string): object {
  const answer = parseObject(text);
  const {status: word, error}: ErrorAnswer = own(answer ?? {});
  const {code, description} = own(Object(error) as {code?: unknown; description?: unknown});
  if (typeof code === 'string') {
    const shown = /^[\w.-]{1,64}$/.test(code) ? code : 'an unreadable code';
    throw new Bank131ApiError(`${path}: the bank refused it with ${shown} (HTTP ${status}).`, {
      status,
      code,
      description: typeof description === 'string' ? masked(description) : undefined,
    });
  }
  // The words of the one call that has others are not all known.
  const isKnown =
    word === 'ok' || (path === 'npd/request/status' && typeof word === 'string' && word !== 'error');
  if (answer && status >= 200 && status < 300 && isKnown) return answer;
  throw failure(`${path}: HTTP ${status} without the documented JSON.`, 'invalid_answer', undefined, status);
}

function parseObject(text: string): object | undefined {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null ? value : undefined;
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal?.addEventListener('abort', end, {once: true});
  });
}
