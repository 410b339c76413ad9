import {Bank131ApiError, type Bank131Client, type CallOptions} from 'bank131-widgets/server';
import type {Exchange} from './records/journal.js';
import {shorten} from './shorten.js';

type Note = (exchange: Exchange) => void;
type Call<Request, Answer> = (request: Request, options?: CallOptions) => Promise<Answer>;

/** The same client; each of its calls is noted, shortened, once it is answered. `signal` ends them all. */
export function journaledClient(client: Bank131Client, signal: AbortSignal, note: Note): Bank131Client {
  const noted = <Request, Answer>(name: string, call: Call<Request, Answer>) =>
    notedCall(name, call, signal, note);
  const {token, tokenInfo, session, fiscalization, npd, parseWebhook} = client;
  const create = noted('session/create', session.create);

  return {
    token: noted('token', token),
    tokenInfo: noted('token/info', tokenInfo),
    session: {
      create: (request = {}, options) => create(request, options),
      initPayout: noted('session/init/payout', session.initPayout),
      initPayoutFiscalization: noted('session/init/payout/fiscalization', session.initPayoutFiscalization),
      startPayout: noted('session/start/payout', session.startPayout),
      startPayoutFiscalization: noted('session/start/payout/fiscalization', session.startPayoutFiscalization),
      confirm: noted('session/confirm', session.confirm),
      cancel: noted('session/cancel', session.cancel),
      status: noted('session/status', session.status),
    },
    fiscalization: noted('fiscalization', fiscalization),
    npd: {
      check: noted('npd/check', npd.check),
      requestStatus: noted('npd/request/status', npd.requestStatus),
    },
    parseWebhook,
  };
}

function notedCall<Request, Answer>(
  name: string,
  call: Call<Request, Answer>,
  signal: AbortSignal,
  note: Note,
): Call<Request, Answer> {
  return async (request, options) => {
    const exchange = {direction: 'to-bank', name, request: shorten(request)} as const;
    try {
      const answer = await call(request, {signal, ...options});
      note({...exchange, answer: shorten(answer)});
      return answer;
    } catch (error) {
      if (error instanceof Bank131ApiError) {
        note({...exchange, answer: shorten(errorAnswer(error)), errorCode: error.code});
      }
      throw error;
    }
  };
}

/** As the bank said it; what the client made of no answer at all has no more than a code. */
function errorAnswer({status, code, description}: Bank131ApiError): object | undefined {
  if (status === 0) return undefined;
  return {status: 'error', error: {code, ...(description !== undefined && {description})}};
}
