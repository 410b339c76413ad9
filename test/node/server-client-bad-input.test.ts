import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it, type TestContext} from 'node:test';
import {createAdaptorServer} from '@hono/node-server';
import {createBank131Client, type Bank131Client} from '../../src/server/index.js';
import {card, keys, openApi} from './mock-bank-tools.js';

type Method = (request?: unknown, options?: unknown) => Promise<unknown>;

const methodsOf = ({
  token,
  tokenInfo,
  session,
  fiscalization,
  npd,
}: Bank131Client): Record<string, Method> => {
  const methods = {
    token,
    tokenInfo,
    'session.create': session.create,
    'session.initPayout': session.initPayout,
    'session.initPayoutFiscalization': session.initPayoutFiscalization,
    'session.startPayout': session.startPayout,
    'session.startPayoutFiscalization': session.startPayoutFiscalization,
    'session.confirm': session.confirm,
    'session.cancel': session.cancel,
    'session.status': session.status,
    fiscalization,
    'npd.check': npd.check,
    'npd.requestStatus': npd.requestStatus,
  };
  return methods as unknown as Record<string, Method>;
};

const clientOf = (apiHost: string) =>
  createBank131Client({
    project: 'shop',
    privateKey: keys.shop.privateKey,
    bankPublicKey: keys.bank.publicKey,
    apiHost,
  });

/** A mock bank that counts what reaches it, and a client of it. */
async function open(t: TestContext) {
  const api = await openApi(t);
  const paths: string[] = [];
  const fetch = (request: Request) => {
    paths.push(new URL(request.url).pathname);
    return api.app.fetch(request);
  };
  const server = createAdaptorServer({fetch}) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const client = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {...api, client, methods: methodsOf(client), paths};
}

const circular: {self?: object} = {};
circular.self = circular;

/** A body that each method can be given, all of it wrong. */
const WRONG = {
  session_id: 7,
  tax_reference: 'x',
  request_id: null,
  tokenize_widget: true,
  amount_details: null,
  payment_method: card('4242424242424242'),
};

describe('createBank131Client(): what can’t be sent', () => {
  for (const name of Object.keys(methodsOf(clientOf('http://127.0.0.1:1')))) {
    it(`${name}() refuses a request that is no JSON object, before anything is sent`, async (t) => {
      const {methods, paths} = await open(t);
      const requests: unknown[] = [null, 'text', 7, true, () => ({}), {amount: 1n}, circular, [], new Date()];
      // A session may be created from nothing.
      if (name !== 'session.create') requests.push(undefined);
      for (const request of requests) {
        await assert.rejects(methods[name]!(request), {name: 'Bank131ApiError', code: 'invalid_options'});
      }
      assert.deepEqual(paths, []);
    });

    it(`${name}() refuses options that are none, before anything is sent, and names them`, async (t) => {
      const {methods, paths} = await open(t);
      for (const [option, options] of [
        ['options', null],
        ['options', 'order-1'],
        ['signal', {signal: 'stop'}],
        ['signal', {signal: new EventTarget()}],
        ['idempotencyKey', {idempotencyKey: 'a\nb'}],
        ['idempotencyKey', {idempotencyKey: 1}],
        ['submerchant', {submerchant: ''}],
        // Without its key, a call that is repeated would pay twice.
        ['idempotency_key', {idempotency_key: 'payout-7'}],
      ] as const) {
        await assert.rejects(methods[name]!({}, options), {
          name: 'Bank131ApiError',
          code: 'invalid_options',
          message: new RegExp(`\`${option}\``),
        });
      }
      assert.deepEqual(paths, []);
    });

    it(`${name}() passes on what the bank finds wrong, and nothing is half done`, async (t) => {
      const {methods, paths, hooks} = await open(t);
      await assert.rejects(methods[name]!(WRONG), (error: Error & {description: string}) => {
        assert.doesNotMatch(error.message + error.description, /4242/);
        return true;
      });
      await assert.rejects(methods[name]!(WRONG), {
        name: 'Bank131ApiError',
        code: 'invalid_request',
        status: 400,
      });
      assert.equal(paths.length, 2);
      assert.deepEqual(hooks, []);
    });
  }

  it('parseWebhook() takes bytes or text, and a signature that is text', () => {
    const {parseWebhook} = clientOf('http://127.0.0.1:1') as unknown as {
      parseWebhook: (body?: unknown, signature?: unknown) => unknown;
    };
    for (const body of [undefined, null, 7, {type: 'payment_finished'}, [123], new ArrayBuffer(2)]) {
      assert.throws(() => parseWebhook(body, 'c2ln'), {code: 'invalid_options', message: /`rawBody`/});
    }
    for (const signature of [7, {}, [], ['c2ln'], true]) {
      assert.throws(() => parseWebhook('{}', signature), {code: 'invalid_signature'});
    }
  });
});
