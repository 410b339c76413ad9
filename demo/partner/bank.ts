import {
  Bank131ApiError,
  createBank131Client,
  type Bank131Client,
  type CallOptions,
  type Payout,
  type PrivateKey,
  type PublicKey,
  type Session,
} from 'bank131-widgets/server';
import {shorten} from './public/shorten.js';
import type {Exchange} from './records/journal.js';
import type {PayoutState} from './records/payouts.js';
import type {Standing} from './records/workers.js';

/** How the partner calls the bank. */
export interface BankAccess {
  /** Origin of the bank's API, such as `https://demo.bank131.ru`. */
  apiOrigin: string;
  project: string;
  privateKey: PrivateKey;
  /** The bank's, for its webhooks. */
  publicKey?: PublicKey | undefined;
}

/** A user is waiting. */
const TIMEOUT = 10_000;

export const clientOf = ({apiOrigin, project, privateKey, publicKey}: BankAccess): Bank131Client =>
  createBank131Client({apiHost: apiOrigin, project, privateKey, bankPublicKey: publicKey, timeout: TIMEOUT});

type Call = (request?: unknown, options?: CallOptions) => Promise<unknown>;

/** Returns a client that notes each call, shortened, when it is answered. `signal` aborts its calls. */
export function journaled(
  client: Bank131Client,
  signal: AbortSignal,
  note: (exchange: Exchange) => void,
): Bank131Client {
  const noted =
    (name: string, call: Call): Call =>
    async (request, options) => {
      const exchange = {direction: 'to-bank', name, request: shorten(request)} as const;
      try {
        const answer = await call(request, {signal, ...options});
        note({...exchange, answer: shorten(answer)});
        return answer;
      } catch (error) {
        if (error instanceof Bank131ApiError) {
          note({...exchange, answer: shorten(answerOf(error)), errorCode: error.code});
        }
        throw error;
      }
    };
  const {parseWebhook, ...api} = client;
  return {...mapCalls(api, noted), parseWebhook};
}

/** Wraps every call of the API. `session.startPayout` is named like its path, `session/start/payout`. */
function mapCalls<Api extends object>(api: Api, wrap: (name: string, call: Call) => Call, prefix = ''): Api {
  const wrapped = Object.entries(api).map(([key, value]: [string, Call | object]) => {
    const name = prefix + key.replace(/[A-Z]/g, (letter) => `/${letter.toLowerCase()}`);
    return [key, typeof value === 'function' ? wrap(name, value as Call) : mapCalls(value, wrap, `${name}/`)];
  });
  return Object.fromEntries(wrapped) as Api;
}

/** The answer as the bank sent it. A call without an answer has only a code. */
function answerOf({status, code, description}: Bank131ApiError): object | undefined {
  if (status === 0) return undefined;
  return {status: 'error', error: {code, ...(description !== undefined && {description})}};
}

/** Reads a session, from an answer or a webhook, as changes of the payout. */
export function readSession(session: Session) {
  const payout = session.payments?.[0];
  const state = stateOf(session, payout);
  const receipt = payout?.fiscalization_details?.professional_income_taxpayer.receipt?.link;
  return {
    sessionStatus: session.status,
    ...(state && {state, errorCode: payout?.error?.code ?? null}),
    ...(receipt !== undefined && {receipt}),
  };
}

/** The payout's own status decides: the session's `error` is not final, as the bank warns. */
function stateOf(session: Session, payout: Payout | undefined): PayoutState | undefined {
  if (payout?.status === 'succeeded') return 'succeeded';
  if (session.status === 'cancelled') return 'cancelled';
  if (payout?.status === 'failed') return 'failed';
  return session.next_action === 'confirm' || payout?.status === 'pending' ? 'ready' : undefined;
}

/** Reads the codes by which the bank refuses a person, in any call. */
export function readTaxpayerError(error: unknown): Standing | undefined {
  if (!(error instanceof Bank131ApiError)) return undefined;
  if (error.code === 'taxpayer_unknown') return 'unregistered';
  if (error.code === 'taxpayer_not_bound') return 'not-linked';
  return error.code === 'taxpayer_already_bound' ? 'linked' : undefined;
}
