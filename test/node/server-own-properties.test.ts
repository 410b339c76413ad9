import assert from 'node:assert/strict';
import {constants, generateKeyPairSync, sign} from 'node:crypto';
import {describe, it, type TestContext} from 'node:test';
import {
  Bank131ApiError,
  createBank131Client,
  parsePaymentMethod,
  publicTokenHandler,
  webhookHandler,
  type Bank131Client,
  type Bank131ClientOptions,
} from '../../src/server/index.js';

const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
const pkcs8 = privateKey.export({type: 'pkcs8', format: 'pem'}) as string;
const spki = publicKey.export({type: 'spki', format: 'pem'}) as string;
const privateKeyAndPadding = Object.assign(Object.create(null) as {key: typeof privateKey}, {
  key: privateKey,
  padding: constants.RSA_PKCS1_PADDING,
});
/** The signature of `{}`. */
const EMPTY = sign('sha256', Buffer.from('{}'), privateKey).toString('base64');
const rival = generateKeyPairSync('rsa', {modulusLength: 2048});

/** Sets a property of every object while a test runs. */
function pollute(t: TestContext, values: object): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(Object.prototype, name, {value, configurable: true, writable: true});
    t.after(() => Reflect.deleteProperty(Object.prototype, name));
  }
}

type Init = RequestInit & {headers: Record<string, string>; dispatcher?: unknown};

/** Takes the place of `fetch`, which breaks by itself under some pollution. Returns what it was called with. */
function fakeFetch(t: TestContext, answer = '{"status":"ok"}'): Init[] {
  const seen: Init[] = [];
  t.mock.method(globalThis, 'fetch', async (_url: unknown, init: Init) => {
    seen.push(init);
    return new Response(answer, Object.assign(Object.create(null) as object, {status: 200}));
  });
  return seen;
}

const apiHost = 'https://bank.example';

const signatureOf = (body: string, key = privateKey) =>
  sign('sha256', Buffer.from(body), key).toString('base64');
const post = (body = '{}', headers: Record<string, string> = {}) =>
  new Request('https://partner.example/', {
    method: 'POST',
    body,
    headers: {'X-Requested-With': 'x', ...headers},
  });

describe('a polluted Object.prototype', () => {
  it('does not choose where calls go', (t) => {
    pollute(t, {apiHost: 'https://evil.example'});
    const options = {project: 'shop', privateKey} as unknown as Bank131ClientOptions;
    assert.throws(() => createBank131Client(options), {code: 'invalid_options', message: /`environment`/});
  });

  it('does not choose the environment', (t) => {
    pollute(t, {environment: 'live'});
    const options = {project: 'shop', privateKey} as unknown as Bank131ClientOptions;
    assert.throws(() => createBank131Client(options), {code: 'invalid_options', message: /`environment`/});
    const allowed = createBank131Client({project: 'shop', privateKey, apiHost: 'https://bank.example'});
    assert.ok(allowed);
  });

  it('does not name the project', (t) => {
    pollute(t, {project: 'evil'});
    const options = {environment: 'demo', privateKey} as unknown as Bank131ClientOptions;
    assert.throws(() => createBank131Client(options), {code: 'invalid_options', message: /`project`/});
  });

  it('does not supply a private key', async (t) => {
    pollute(t, {privateKey: rival.privateKey});
    const options = {environment: 'demo', project: 'shop'} as unknown as Bank131ClientOptions;
    await assert.rejects(createBank131Client(options).session.create(), {message: /`privateKey`/});
  });

  it('does not supply the bank’s key, so that a forged webhook stays refused', (t) => {
    pollute(t, {bankPublicKey: rival.publicKey});
    const bank = createBank131Client({environment: 'demo', project: 'shop', privateKey: undefined});
    const body = '{"type":"payment_finished","session":{"id":"ps_1","status":"accepted"}}';
    assert.throws(() => bank.parseWebhook(body, signatureOf(body, rival.privateKey)), {
      message: /`bankPublicKey`/,
    });
  });

  it('does not change the timeout', (t) => {
    pollute(t, {timeout: 'never'});
    assert.ok(createBank131Client({environment: 'demo', project: 'shop', privateKey: undefined}));
  });

  for (const [name, value] of Object.entries({
    passphrase: 'evil',
    format: 'der',
    type: 'spki',
    encoding: 'hex',
    padding: 6,
    saltLength: 20,
    key: 'evil',
  })) {
    it(`does not change how keys are read and used: ${name}`, async (t) => {
      const seen = fakeFetch(t);
      pollute(t, {[name]: value});
      const webhook = '{"type":"payment_finished","session":{"id":"ps_1","status":"accepted"}}';
      const options = {project: 'shop', privateKey: pkcs8, bankPublicKey: spki, apiHost};
      const bank = createBank131Client(options);
      await bank.session.create();
      const right = sign('sha256', Buffer.from(webhook), privateKeyAndPadding).toString('base64');
      assert.equal(bank.parseWebhook(webhook, right).type, 'payment_finished');
      assert.equal(seen[0]?.headers['X-PARTNER-SIGN'], EMPTY);
    });
  }

  it('adds nothing to a call', async (t) => {
    const seen = fakeFetch(t);
    const bank = createBank131Client({project: 'shop', privateKey, apiHost});
    pollute(t, {
      idempotencyKey: 'evil',
      submerchant: 'evil',
      signal: AbortSignal.abort(),
      dispatcher: 'evil',
      'X-EVIL': 'evil',
    });
    await bank.session.create({});
    await bank.session.create({}, {});
    assert.equal(seen.length, 2);
    for (const init of seen) {
      assert.equal(init.dispatcher, undefined);
      assert.equal(init.signal?.aborted, false);
      assert.equal(init.headers['X-EVIL'], undefined);
      assert.deepEqual(Object.keys(init.headers), ['Content-Type', 'X-PARTNER-PROJECT', 'X-PARTNER-SIGN']);
    }
  });

  for (const [what, answer, values] of [
    ['a status', '{}', {status: 'ok'}],
    ['an error', '{"status":"ok"}', {error: {code: 'evil'}}],
    ['the code of an error', '{"status":"error","error":{}}', {code: 'evil', description: 'evil'}],
  ] as const) {
    it(`does not complete the bank’s answer: ${what}`, async (t) => {
      fakeFetch(t, answer);
      const bank = createBank131Client({project: 'shop', privateKey, apiHost});
      pollute(t, values);
      const outcome = await bank.session.create().catch((error: unknown) => error);
      assert.equal((outcome as {code?: string}).code, answer.includes('ok') ? undefined : 'invalid_answer');
    });
  }

  for (const [name, value] of Object.entries({tokenize: true, selfEmployed: true, authorize: () => true})) {
    it(`does not configure publicTokenHandler(): ${name}`, (t) => {
      const options: Record<string, unknown> = {tokenize: true, authorize: () => true};
      if (name === 'selfEmployed') options.tokenize = undefined;
      else Reflect.deleteProperty(options, name);
      pollute(t, {[name]: value});
      const create = () => publicTokenHandler({} as Bank131Client, options as never);
      assert.throws(create, {code: 'invalid_options'});
    });
  }

  it('gives no token: no INN, no environment, no token of its own', async (t) => {
    const asked: unknown[] = [];
    const client = {
      token: async (request: unknown) => {
        asked.push(request);
        return {status: 'ok'};
      },
    } as unknown as Bank131Client;
    const linking = publicTokenHandler(client, {selfEmployed: true, authorize: () => ({}) as never});
    const card = publicTokenHandler(client, {tokenize: true, authorize: () => true});
    pollute(t, {tax_reference: '500000000000', public_token: 'evil', environment: 'live'});
    assert.equal((await linking(post())).status, 403);
    assert.deepEqual(asked, []);
    assert.equal((await card(post())).status, 502);
  });

  it('handles no webhook', async (t) => {
    const client = createBank131Client({
      environment: 'demo',
      project: 'shop',
      privateKey: undefined,
      bankPublicKey: publicKey,
    });
    let called = 0;
    pollute(t, {
      paymentFinished: () => called++,
      unknown: () => called++,
      onError: () => called++,
      session: {id: 'ps_1', status: 'accepted'},
    });
    const handler = webhookHandler(client, {});
    for (const [body, status] of [
      ['{"type":"payment_finished","session":{"id":"ps_1","status":"accepted"}}', 200],
      ['{"type":"something_new"}', 200],
      ['{"type":"payment_finished"}', 400],
    ] as const) {
      assert.equal((await handler(post(body, {'X-PARTNER-SIGN': signatureOf(body)}))).status, status);
    }
    assert.equal(called, 0);
  });

  it('does not complete a webhook: type, id, status', (t) => {
    const bank = createBank131Client({
      environment: 'demo',
      project: 'shop',
      privateKey: undefined,
      bankPublicKey: publicKey,
    });
    const parse = (body: string) => bank.parseWebhook(body, signatureOf(body));
    pollute(t, {type: 'payment_finished', id: 'ps_1', status: 'accepted'});
    assert.equal(Object.getOwnPropertyDescriptor(parse('{"session":{}}'), 'type')?.value, 'unknown');
    assert.throws(() => parse('{"type":"payment_finished","session":{}}'), {code: 'invalid_webhook'});
  });

  it('does not complete an error', (t) => {
    pollute(t, {cause: 'evil', description: 'evil'});
    const error = new Bank131ApiError('x', {status: 0, code: 'timeout'});
    assert.equal(Object.hasOwn(error, 'cause'), false);
    assert.equal(error.description, undefined);
  });

  it('does not complete a payment method', (t) => {
    const account = {type: 'bank_account', bank_account: {system_type: 'ru', ru: {token: 'tok_1'}}};
    pollute(t, {full_name: 'Evil', description: 'Evil'});
    assert.deepEqual(JSON.parse(JSON.stringify(parsePaymentMethod(account))), account);
    pollute(t, {number_hash: 'ab'.repeat(32), token: 'evil', bank_account: account.bank_account});
    assert.throws(() => parsePaymentMethod({}), {code: 'invalid_payment_method'});
  });
});
