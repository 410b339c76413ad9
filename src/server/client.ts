import {isLoopback} from '../urls.js';
import {Bank131ApiError, invalidOption} from './errors.js';
import {readPrivateKey, readPublicKey, verify, type PrivateKey, type PublicKey} from './signature.js';
import {call, isHeaderValue, type CallOptions, type Effect, type Transport} from './transport.js';
import type * as bank from './types.js';
import {readWebhook} from './webhooks.js';

/** The bank's API: real money, or its test stand (grade A). */
const API_HOSTS = {live: 'https://proxy.bank131.ru', demo: 'https://demo.bank131.ru'} as const;

/** Where a client's calls go: money moves there, so it must be said. */
export type ApiTarget =
  | {
      /** The bank's live API, or its test stand. */
      readonly environment: 'live' | 'demo';
      readonly apiHost?: undefined;
    }
  | {
      /** Base URL of another host, such as a stand-in's. */
      readonly apiHost: string;
      readonly environment?: undefined;
    };

/** How a client speaks to the bank. */
export type Bank131ClientOptions = ApiTarget & {
  /** The partner's project, as the bank named it. */
  readonly project: string;
  /** The partner's RSA private key. A missing one fails at the first call only: a build has no secrets. */
  readonly privateKey: PrivateKey | undefined;
  /** For an encrypted private key. */
  readonly passphrase?: string | undefined;
  /** The bank's RSA public key, for webhooks. */
  readonly bankPublicKey?: PublicKey | undefined;
  /** Milliseconds until a request must be answered, each of a call that is sent again; 30000 unless said otherwise. */
  readonly timeout?: number | undefined;
};

type Call<Request, Answer> = (request: Request, options?: CallOptions) => Promise<Answer>;

/** The bank's API, signed. Bodies and answers are the bank's own; every call may throw a `Bank131ApiError`. */
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
    /** `session/init/payout`: create and start in one, which the bank does not recommend. */
    readonly initPayout: Call<bank.PayoutDetails, bank.SessionAnswer>;
    /** `session/init/payout/fiscalization`: the same, with the tax receipt. */
    readonly initPayoutFiscalization: Call<bank.InitPayoutFiscalizationRequest, bank.SessionAnswer>;
    /** `session/start/payout`: the second step; then the bank sends `ready_to_confirm`. */
    readonly startPayout: Call<bank.StartPayoutRequest, bank.SessionAnswer>;
    /** `session/start/payout/fiscalization`: to a linked self-employed person, with the tax receipt. */
    readonly startPayoutFiscalization: Call<bank.StartPayoutFiscalizationRequest, bank.SessionAnswer>;
    /** `session/confirm`: the money may go; then the bank sends `payment_finished`. */
    readonly confirm: Call<bank.SessionReference, bank.SessionAnswer>;
    /** `session/cancel`: it may not. */
    readonly cancel: Call<bank.SessionReference, bank.SessionAnswer>;
    /** `session/status`. */
    readonly status: Call<bank.SessionReference, bank.SessionAnswer>;
  };
  readonly npd: {
    /** `npd/check`: asks the tax service about a person; the answer comes by `requestStatus`. */
    readonly check: Call<bank.NpdCheckRequest, bank.NpdCheckAnswer>;
    /** `npd/request/status`. */
    readonly requestStatus: Call<bank.NpdRequestStatusRequest, bank.NpdRequestStatusAnswer>;
  };
  /**
   * Reads a webhook whose signature is the bank's.
   *
   * @param rawBody - the bytes as they came; a body that was parsed and printed again has another signature
   * @param signature - the header `X-PARTNER-SIGN`
   * @throws Bank131ApiError `invalid_signature`, `invalid_webhook`
   */
  readonly parseWebhook: (rawBody: Uint8Array | string, signature: string | null | undefined) => bank.Webhook;
}

/**
 * Makes a client of the bank's API.
 *
 * @throws Bank131ApiError `invalid_options`: a malformed key, or no environment
 */
export function createBank131Client(options: Bank131ClientOptions): Bank131Client {
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
    npd: {
      check: to('npd/check', 'changes'),
      requestStatus: to('npd/request/status', 'reads'),
    },
    parseWebhook(rawBody, signature) {
      if (!bankKey) throw invalidOption('bankPublicKey', 'given for webhooks to be verified');
      const bytes = typeof rawBody === 'string' ? Buffer.from(rawBody) : rawBody;
      if (!(bytes instanceof Uint8Array))
        throw invalidOption('rawBody', 'the bytes or the text as they came');
      if (typeof signature !== 'string' || !verify(bytes, signature, bankKey)) {
        throw new Bank131ApiError('a webhook without the bank’s signature was refused.', {
          status: 0,
          code: 'invalid_signature',
        });
      }
      return readWebhook(bytes);
    },
  };
}

/** What a timer can hold. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

function readOptions(options: Bank131ClientOptions): Transport {
  if (Object(options) !== options) throw invalidOption('options', 'an object');
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
      '"live" or "demo", or `apiHost` be given in its place, not both: money moves there',
    );
  }
  if (apiHost !== undefined) return readApiHost(apiHost);
  if (environment === 'live' || environment === 'demo') return API_HOSTS[environment];
  throw invalidOption('environment', '"live" or "demo"');
}

/** A base URL, its path kept. Signed requests go in clear text to this machine only. */
function readApiHost(apiHost: string): string {
  let url: URL | undefined;
  try {
    url = new URL(apiHost);
  } catch (cause) {
    throw invalidOption('apiHost', 'an absolute https URL', cause);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw invalidOption('apiHost', 'an absolute https URL, or http on this machine');
  }
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
}
