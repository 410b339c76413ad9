import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {inspect} from 'node:util';
import {createBank131Client, type Bank131ClientOptions} from '../../src/server/index.js';
import {contract} from '../../src/testing/contract.js';

const key = (name: string) => readFileSync(`test/node/keys/${name}`, 'utf8');
const privateKey = key('test-only.pkcs8.pem');
const publicKey = key('test-only.public.pem');

interface Seen {
  path: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

interface Answer {
  status?: number;
  body?: string;
  hang?: boolean;
}

describe('createBank131Client()', () => {
  const seen: Seen[] = [];
  let answers: Answer[] = [];
  let apiHost = '';

  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({path: request.url, headers: request.headers, body: Buffer.concat(chunks).toString()});
      const answer = answers.shift() ?? {};
      if (answer.hang) return;
      response.writeHead(answer.status ?? 200, {'Content-Type': 'application/json'});
      response.end(answer.body ?? '{"status":"ok"}');
    });
  };

  // A server for each test: a request that was given up may come late, and would take the next test's answer.
  let server: Server;

  beforeEach(async () => {
    seen.length = 0;
    answers = [];
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    apiHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const client = (options: Partial<Bank131ClientOptions> = {}) =>
    createBank131Client({
      project: 'shop',
      privateKey,
      apiHost,
      bankPublicKey: publicKey,
      ...options,
    } as Bank131ClientOptions);

  describe('the signature', () => {
    it('of an empty request is what openssl gives, byte for byte', async () => {
      await client().session.create();
      assert.equal(seen[0]?.body, '{}');
      assert.equal(seen[0].headers['x-partner-sign'], key('empty.sig'));
    });

    it('of a body with Cyrillic is what openssl gives, byte for byte', async () => {
      await client().session.create({metadata: 'Иванов Иван Иванович'});
      assert.equal(seen[0]?.body, '{"metadata":"Иванов Иван Иванович"}');
      assert.equal(seen[0].headers['x-partner-sign'], key('cyrillic.sig'));
    });
  });

  describe('a key', () => {
    it('that is missing fails at the first call, so that a build needs no secret', async () => {
      const built = client({privateKey: undefined});
      await assert.rejects(built.session.create(), {code: 'invalid_options', message: /`privateKey`/});
      assert.equal(seen.length, 0);
    });
  });

  describe('where the calls go', () => {
    it('must be said, since money moves there', () => {
      const options = {project: 'shop', privateKey} as unknown as Bank131ClientOptions;
      assert.throws(() => createBank131Client(options), {code: 'invalid_options', message: /`environment`/});
    });

    it('is said once', () => {
      const options = {project: 'shop', privateKey, environment: 'demo', apiHost};
      assert.throws(() => createBank131Client(options as unknown as Bank131ClientOptions), {
        code: 'invalid_options',
      });
    });

    for (const environment of ['test', 'constructor', '']) {
      it(`is not "${environment}"`, () => {
        const options = {project: 'shop', privateKey, environment} as unknown as Bank131ClientOptions;
        assert.throws(() => createBank131Client(options), {code: 'invalid_options'});
      });
    }
  });

  describe('an option that can only fail later', () => {
    for (const [name, options] of Object.entries({
      timeout: [{timeout: 0}, {timeout: 1.5}, {timeout: Infinity}, {timeout: '5000'}, {timeout: 2 ** 31}],
      apiHost: [
        {apiHost: 'http://a b'},
        {apiHost: 'http://proxy.example'},
        {apiHost: 'ftp://localhost'},
        {apiHost: ''},
      ],
      project: [{project: ''}, {project: 'проект'}, {project: 'a\nb'}, {project: 1}],
      bankPublicKey: [{bankPublicKey: privateKey}, {bankPublicKey: 'no key'}, {bankPublicKey: null}],
    })) {
      for (const given of options) {
        it(`fails at creation, named: ${JSON.stringify(Object.values(given)[0]).slice(0, 40)} as ${name}`, () => {
          const create = () => client(given as Partial<Bank131ClientOptions>);
          assert.throws(create, {
            name: 'Bank131ApiError',
            code: 'invalid_options',
            message: new RegExp(`\`${name}\``),
          });
        });
      }
    }

    it('fails at creation without any', () => {
      assert.throws(() => createBank131Client(undefined as never), {code: 'invalid_options'});
    });
  });

  it('keeps the path of its host', async () => {
    await client({apiHost: `${apiHost}/bank/`}).session.create();
    assert.equal(seen[0]?.path, '/bank/api/v1/session/create');
  });

  it('calls each path of the bank with the documented headers', async () => {
    const bank = client();
    const session = {session_id: 'ps_1'};
    const number_hash = 'ab'.repeat(32);
    const payment_method = {
      type: 'card',
      card: {type: 'encrypted_card', encrypted_card: {number_hash}},
    } as const;
    const fiscalization_details = {
      professional_income_taxpayer: {tax_reference: '500000000000', services: []},
    };
    await bank.token({tokenize_widget: {access: true}});
    await bank.tokenInfo(payment_method);
    await bank.session.create({metadata: 'good'});
    await bank.session.initPayout({payment_method});
    await bank.session.initPayoutFiscalization({payment_method, fiscalization_details});
    await bank.session.startPayout({...session, payment_method});
    await bank.session.startPayoutFiscalization({...session, payment_method, fiscalization_details});
    await bank.session.confirm(session);
    await bank.session.cancel(session);
    await bank.session.status(session);
    await bank.fiscalization({...session, fiscalization_details});
    await bank.npd.check({tax_reference: '500000000000'});
    await bank.npd.requestStatus({request_id: 'request-1'});
    assert.deepEqual(
      seen.map(({path}) => path).sort(),
      contract.api.calls.map((call) => `/api/v1/${call}`).sort(),
    );
    for (const {headers} of seen) {
      assert.equal(headers['content-type'], 'application/json');
      assert.equal(headers['x-partner-project'], 'shop');
      assert.equal(headers['x-partner-submerchant'], undefined);
    }
  });

  it('sends the submerchant and the idempotency key that a call names', async () => {
    await client().session.create({}, {submerchant: 'branch', idempotencyKey: 'order-1'});
    assert.equal(seen[0]?.headers['x-partner-submerchant'], 'branch');
    assert.equal(seen[0].headers['x-partner-idempotency-key'], 'order-1');
  });

  describe('a failure', () => {
    it('that the bank explains carries its code, status and description', async () => {
      answers = [
        {status: 400, body: '{"status":"error","error":{"code":"taxpayer_not_bound","description":"why"}}'},
      ];
      await assert.rejects(client().session.create(), {
        name: 'Bank131ApiError',
        code: 'taxpayer_not_bound',
        status: 400,
        description: 'why',
      });
    });

    it('with HTTP 200 is a failure too', async () => {
      answers = [{body: '{"status":"error","error":{"code":"invalid_request"}}'}];
      await assert.rejects(client().session.create(), {code: 'invalid_request', status: 200});
    });

    for (const body of ['{}', '[]', '{"status":1}']) {
      it(`with HTTP 200 and ${body}, which is no answer of the bank’s`, async () => {
        answers = [{body}];
        await assert.rejects(client().token({tokenize_widget: {access: true}}), {
          code: 'invalid_answer',
          status: 200,
        });
      });
    }

    for (const body of ['<h1>Bad gateway</h1>', '', 'null', '[]oops', '"text"']) {
      it(`without the documented JSON, ${body || 'nothing'}, says so and not what came`, async () => {
        answers = [{status: 502, body}];
        await assert.rejects(client().session.create(), (error: Error & {code: string; status: number}) => {
          assert.equal(error.code, 'invalid_answer');
          assert.equal(error.status, 502);
          return !error.message.includes('gateway');
        });
      });
    }

    it('of the network is a network_error with its cause', async () => {
      const nowhere = client({apiHost: 'http://127.0.0.1:1'});
      await assert.rejects(nowhere.session.create(), (error: Error & {code: string; status: number}) => {
        assert.equal(error.code, 'network_error');
        assert.equal(error.status, 0);
        return error.cause instanceof Error;
      });
    });

    it('to answer in time is a timeout', async () => {
      answers = [{hang: true}];
      await assert.rejects(client({timeout: 50}).session.create(), {code: 'timeout', status: 0});
    });

    it('of the caller’s own will is the signal’s reason', async () => {
      answers = [{hang: true}];
      const controller = new AbortController();
      const call = client().session.create({}, {signal: controller.signal});
      const reason = new Error('not any more');
      controller.abort(reason);
      await assert.rejects(call, reason);
    });

    it('holds no key, no token and no hash, however it is printed', async () => {
      answers = [{status: 500, body: '{"status":"ok","public_token":"secret-token"'}];
      const number_hash = 'cd'.repeat(32);
      const request = {type: 'card', card: {type: 'encrypted_card', encrypted_card: {number_hash}}} as const;
      answers.push(...answers, ...answers);
      await assert.rejects(client().tokenInfo(request), (error) => {
        const printed = inspect(error, {depth: null});
        return (
          !printed.includes('secret-token') && !printed.includes(number_hash) && !printed.includes('PRIVATE')
        );
      });
    });
  });

  describe('a call that only reads', () => {
    it('is sent again after a failure that may pass', async () => {
      answers = [{status: 503, body: ''}, {status: 500, body: ''}, {}];
      assert.deepEqual(await client().session.status({session_id: 'ps_1'}), {status: 'ok'});
      assert.equal(seen.length, 3);
    });

    it('is not sent again after the bank’s own word', async () => {
      answers = [{status: 400, body: '{"status":"error","error":{"code":"invalid_request"}}'}];
      await assert.rejects(client().session.status({session_id: 'ps_1'}));
      assert.equal(seen.length, 1);
    });
  });

  it('sends a call that changes something once, whatever happens', async () => {
    answers = [{status: 503, body: ''}];
    await assert.rejects(client().session.confirm({session_id: 'ps_1'}));
    assert.equal(seen.length, 1);
  });
});
