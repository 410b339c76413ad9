import type {KeyObject} from 'node:crypto';
import {Bank131ApiError, invalidOption} from './errors.js';
import {sign} from './signature.js';

/** What may be said for one call. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** `X-PARTNER-SUBMERCHANT`. */
  readonly submerchant?: string | undefined;
  /** `X-PARTNER-IDEMPOTENCY-KEY`: a call repeated with the same key is made once. */
  readonly idempotencyKey?: string | undefined;
}

/** What every call of a client shares. */
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

/**
 * Sends one signed request and gives the bank's answer.
 *
 * @throws Bank131ApiError; the signal's reason if it was aborted
 */
export async function call<Answer>(
  transport: Transport,
  path: string,
  body: object,
  effect: Effect,
  options: CallOptions = {},
): Promise<Answer> {
  checkOptions(options);
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

/** What a header can carry as it is. */
export const isHeaderValue = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value);

function checkOptions(options: CallOptions): void {
  if (Object(options) !== options) throw invalidOption('options', 'an object');
  const {signal, submerchant, idempotencyKey} = options;
  // Else it would fail in `fetch`, and be taken for a fault of the network.
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidOption('signal', 'an AbortSignal');
  }
  for (const [name, value] of Object.entries({submerchant, idempotencyKey})) {
    if (value !== undefined && !isHeaderValue(value)) throw invalidOption(name, 'printable ASCII text');
  }
}

function serialize(body: unknown): Buffer {
  if (typeof body !== 'object' || body === null) throw invalidOption('request', 'an object');
  try {
    return Buffer.from(JSON.stringify(body));
  } catch (cause) {
    throw invalidOption('request', 'something that JSON can hold', cause);
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
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${apiHost}/api/v1/${path}`, {
      method: 'POST',
      body: new Uint8Array(body),
      redirect: 'error',
      headers: {
        'Content-Type': 'application/json',
        'X-PARTNER-PROJECT': project,
        'X-PARTNER-SIGN': signature,
        ...(submerchant !== undefined && {'X-PARTNER-SUBMERCHANT': submerchant}),
        ...(idempotencyKey !== undefined && {'X-PARTNER-IDEMPOTENCY-KEY': idempotencyKey}),
      },
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw deadline.aborted
      ? new Bank131ApiError(`${path}: no answer within ${timeout} ms.`, {status: 0, code: 'timeout', cause})
      : new Bank131ApiError(`${path}: the bank could not be reached.`, {
          status: 0,
          code: 'network_error',
          cause,
        });
  }
  return readAnswer(path, response.status, text) as Answer;
}

interface ErrorAnswer {
  readonly status?: unknown;
  readonly error?: {readonly code?: unknown; readonly description?: unknown};
}

function readAnswer(path: string, status: number, text: string): object {
  const answer = parseObject(text) as ErrorAnswer | undefined;
  const code = answer?.error?.code;
  if (typeof code === 'string') {
    const description = typeof answer?.error?.description === 'string' ? answer.error.description : undefined;
    throw new Bank131ApiError(`${path}: the bank refused it with ${code} (HTTP ${status}).`, {
      status,
      code,
      description,
    });
  }
  if (status >= 200 && status < 300 && typeof answer?.status === 'string' && answer.status !== 'error') {
    return answer;
  }
  throw new Bank131ApiError(`${path}: HTTP ${status} without the JSON that is documented.`, {
    status,
    code: 'invalid_answer',
  });
}

/** The parser's own error would quote the text, which may hold a token. */
function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
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
