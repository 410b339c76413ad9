import {generateKeyPairSync, sign} from 'node:crypto';
import {
  createBank131Client,
  publicTokenHandler,
  type Bank131Client,
  type TokenHandlerOptions,
  type TokenRequest,
} from '../../src/server/index.js';

const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
/** A client that only reads webhooks. */
export const bank = createBank131Client({
  project: 'shop',
  privateKey: undefined,
  apiHost: 'http://127.0.0.1:1',
  bankPublicKey: publicKey,
});

export const signatureOf = (body: string) => sign('sha256', Buffer.from(body), privateKey).toString('base64');
export const WEBHOOK = '{"type":"payment_finished","session":{"id":"ps_1","status":"accepted"}}';

/** A handler of tokens, what it asked the bank for, and the errors that it reported. */
export function tokenHandler(options: object) {
  const asked: TokenRequest[] = [];
  const errors: (Error & {code?: string})[] = [];
  const client = {
    token: async (request: TokenRequest) => {
      asked.push(request);
      return {status: 'ok', public_token: 'one-time'};
    },
  } as Bank131Client;
  const onError = (error: unknown) => errors.push(error as Error);
  const given = {tokenize: true, authorize: () => true, onError, ...options};
  return {asked, errors, serve: publicTokenHandler(client, given as TokenHandlerOptions)};
}

export const post = (headers: Record<string, string> = {}, url = 'https://partner.example/token') =>
  new Request(url, {method: 'POST', body: '{}', headers: {'X-Requested-With': 'fetch', ...headers}});
