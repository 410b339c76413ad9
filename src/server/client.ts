import type {KeyObject} from 'node:crypto';
import {types} from 'node:util';
import {isLoopback} from '../urls.js';
import {Bank131ApiError, invalidOption} from './errors.js';
import {readPrivateKey, readPublicKey, type PrivateKey, type PublicKey} from './keys.js';
import {own} from '../core/own.js';
import {verify} from './signature.js';
import {call, isHeaderValue, type CallOptions, type Effect, type Transport} from './transport.js';
import type * as bank from './types.js';
import {readWebhook} from './webhooks.js';

/** The bank's API: real money, or its test environment (grade A). */
const API_HOSTS = {live: 'https://proxy.bank131.ru', demo: 'https://demo.bank131.ru'} as const;

/** The host of a client's calls. It has no default, because money moves there. */
export type ApiTarget =
  | {
      /** The bank's live API, or its test environment. */
      readonly environment: 'live' | 'demo';
      readonly apiHost?: undefined;
    }
  | {
      /** Base URL of another host, such as the mock bank's. Not with `environment`. */
      readonly apiHost: string;
      readonly environment?: undefined;
    };

/** Options of `createBank131Client()`. Only own properties count. */
export type Bank131ClientOptions = ApiTarget & {
  /** Your project's name at the bank. */
  readonly project: string;
  /** Your RSA private key. A missing one fails at the first call only, because a build has no secrets. */
  readonly privateKey: PrivateKey | undefined;
  /** Passphrase of an encrypted private key. */
  readonly passphrase?: string | undefined;
  /** The bank's RSA public key, which verifies webhooks. */
  readonly bankPublicKey?: PublicKey | undefined;
  /**
   * Milliseconds until a request must be answered. Each retry has as many.
   *
   * @default 30000
   */
  readonly timeout?: number | undefined;
};

type Call<Request, Answer> = (request: Request, options?: CallOptions) => Promise<Answer>;

/** The bank's API, signed. Bodies and answers are the bank's own. Every call may reject with a `Bank131ApiError`. */
export interface Bank131Client {
  /** `token`: a one-time public token for a widget. */
  readonly token: Call<bank.TokenRequest, bank.TokenAnswer>;
  /** `token/info`: brand and last digits of a tokenized card. */
  readonly tokenInfo: Call<bank.TokenInfoRequest, bank.TokenInfoAnswer>;
  readonly session: {
    /** `session/create`: the first step of a payout. */
    readonly create: (
      request?: bank.CreateSessionRequest,
      options?: CallOptions,
    ) => Promise<bank.SessionAnswer>;
    /** `session/init/payout`: creates and starts in one, which the bank does not recommend. */
    readonly initPayout: Call<bank.PayoutDetails, bank.SessionAnswer>;
    /** `session/init/payout/fiscalization`: the same, with the tax receipt. */
    readonly initPayoutFiscalization: Call<bank.InitPayoutFiscalizationRequest, bank.SessionAnswer>;
    /**
     * `session/start/payout`: the second step; then the bank sends `ready_to_confirm`. Once your manager at the bank has
     * enabled payouts in a single request, `payment_finished` alone is documented.
     */
    readonly startPayout: Call<bank.StartPayoutRequest, bank.SessionAnswer>;
    /** `session/start/payout/fiscalization`: pays a linked self-employed person, with the tax receipt. */
    readonly startPayoutFiscalization: Call<bank.StartPayoutFiscalizationRequest, bank.SessionAnswer>;
    /** `session/confirm`: lets the money go; then the bank sends `payment_finished`. */
    readonly confirm: Call<bank.SessionReference, bank.SessionAnswer>;
    /** `session/cancel`: stops the payout. */
    readonly cancel: Call<bank.SessionReference, bank.SessionAnswer>;
    /** `session/status`: reads a session. */
    readonly status: Call<bank.SessionReference, bank.SessionAnswer>;
  };
  /**
   * `fiscalization`: issues the receipt of a payout that was made without one, within 9 calendar days. Needs a session
   * of its own. Works once your manager at the bank has enabled it.
   */
  readonly fiscalization: Call<bank.FiscalizationRequest, bank.SessionAnswer>;
  readonly npd: {
    /** `npd/check`: asks the tax service about a person; `requestStatus` returns the answer. */
    readonly check: Call<bank.NpdCheckRequest, bank.NpdCheckAnswer>;
    /** `npd/request/status`: reads the answer to `check`. */
    readonly requestStatus: Call<bank.NpdRequestStatusRequest, bank.NpdRequestStatusAnswer>;
  };
  /**
   * Verifies the bank's signature, then reads the webhook.
   *
   * @param rawBody - the bytes as they came; a body that was parsed and printed again has another signature
   * @param signature - the header `X-PARTNER-SIGN`
   * @throws Bank131ApiError `invalid_signature`, `invalid_webhook`
   */
  readonly parseWebhook: (rawBody: Uint8Array | string, signature: string | null | undefined) => bank.Webhook;
}

/**
 * Creates a client of the bank's API.
 *
 * @throws Bank131ApiError `invalid_options`, for example a malformed key, or no environment
 */
export function createBank131Client(given: Bank131ClientOptions): Bank131Client {
  if (Object(given) !== given) throw invalidOption('options', 'an object');
  const options = own(given);
  const transport = readOptions(options);
  const bankKey = options.bankPublicKey === undefined ? undefined : readPublicKey(options.bankPublicKey);
  const to =
    <Request extends object, Answer>(path: string, effect: Effect): Call<Request, Answer> =>
    (request, callOptions) =>
      call<Answer>(transport, path, request, effect, callOptions);
  const create = to<bank.CreateSessionRequest, bank.SessionAnswer>('session/create', 'changes');

  return {
    token: to('token', 'changes'),
    tokenInfo: to('token/info', 'reads'),
    session: {
      create: (request = {}, callOptions) => create(request, callOptions),
      initPayout: to('session/init/payout', 'changes'),
      initPayoutFiscalization: to('session/init/payout/fiscalization', 'changes'),
      startPayout: to('session/start/payout', 'changes'),
      startPayoutFiscalization: to('session/start/payout/fiscalization', 'changes'),
      confirm: to('session/confirm', 'changes'),
      cancel: to('session/cancel', 'changes'),
      status: to('session/status', 'reads'),
    },
    fiscalization: to('fiscalization', 'changes'),
    npd: {
      check: to('npd/check', 'changes'),
      requestStatus: to('npd/request/status', 'reads'),
    },
    parseWebhook(rawBody, signature) {
      if (!bankKey) throw invalidOption('bankPublicKey', 'given for webhooks to be verified');
      const bytes = typeof rawBody === 'string' ? Buffer.from(rawBody) : rawBody;
      if (!types.isUint8Array(bytes)) {
        throw invalidOption('rawBody', 'the bytes or the text as they came, before any body parser');
      }
      checkSignature(bytes, signature, bankKey);
      return readWebhook(bytes);
    },
  };
}

function checkSignature(bytes: Uint8Array, signature: unknown, bankKey: KeyObject): void {
  if (typeof signature !== 'string' || signature === '') throw forged('has no X-PARTNER-SIGN');
  if (verify(bytes, signature, bankKey)) return;
  throw bytes.length === 0
    ? forged('has no body: a body parser such as express.json() may have read it before')
    : forged(
        'does not match its signature. Check `bankPublicKey`, and that no body parser has changed the bytes before',
      );
}

const forged = (problem: string): Bank131ApiError =>
  new Bank131ApiError(`a webhook was refused: it ${problem}.`, {status: 0, code: 'invalid_signature'});

/** The longest delay that a timer can hold, in milliseconds. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

function readOptions(options: Bank131ClientOptions): Transport {
  const {project, privateKey, passphrase, environment, apiHost, timeout = 30_000} = options;
  if (!isHeaderValue(project)) throw invalidOption('project', 'the name of your project at the bank');
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > LONGEST_TIMEOUT) {
    throw invalidOption('timeout', `whole milliseconds from 1 to ${LONGEST_TIMEOUT}`);
  }
  const key = privateKey === undefined ? undefined : readPrivateKey(privateKey, passphrase);
  return {
    project,
    timeout,
    apiHost: readHost(environment, apiHost),
    privateKey() {
      if (!key) throw invalidOption('privateKey', 'given before the first call');
      return key;
    },
  };
}

function readHost(environment: string | undefined, apiHost: string | undefined): string {
  if ((environment === undefined) === (apiHost === undefined)) {
    throw invalidOption(
      'environment',
      '"live" or "demo", or else `apiHost` be given, not both: money moves there',
    );
  }
  if (apiHost !== undefined) return readApiHost(apiHost);
  return API_HOSTS[readEnvironment(environment)];
}

/** Refuses any environment but the bank's two. */
export function readEnvironment(environment: unknown): 'live' | 'demo' {
  if (environment === 'live' || environment === 'demo') return environment;
  throw invalidOption('environment', '"live" or "demo"');
}

/** Returns a base URL with its path. Signed requests go in clear text to this machine only. */
function readApiHost(apiHost: unknown): string {
  const url = typeof apiHost === 'string' && URL.canParse(apiHost) ? new URL(apiHost) : undefined;
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))) {
    throw invalidOption('apiHost', 'an absolute https URL, or http on this machine');
  }
  if (url.username || url.password || url.search || url.hash) {
    throw invalidOption('apiHost', 'a URL without credentials, query and fragment');
  }
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
}
