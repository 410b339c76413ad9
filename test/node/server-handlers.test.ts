import assert from 'node:assert/strict';
import {generateKeyPairSync, sign} from 'node:crypto';
import {describe, it} from 'node:test';
import {
  Bank131ApiError,
  createBank131Client,
  parsePaymentMethod,
  publicTokenHandler,
  webhookHandler,
  type Bank131Client,
  type TokenHandlerOptions,
  type TokenRequest,
  type WebhookHandlerOptions,
} from '../../src/server/index.js';

const post = (headers: Record<string, string> = {'X-Requested-With': 'bank131-widgets'}) =>
  new Request('https://partner.example/token', {method: 'POST', body: '{}', headers});

describe('publicTokenHandler()', () => {
  const handler = (options: TokenHandlerOptions, token?: Bank131Client['token']) => {
    const asked: TokenRequest[] = [];
    const client = {
      token: async (request: TokenRequest) => {
        asked.push(request);
        return token ? token(request) : {status: 'ok', public_token: 'one-time'};
      },
    } as Bank131Client;
    return {asked, serve: publicTokenHandler(client, options)};
  };

  it('gives a token for the tokenization widget to whom the partner allows', async () => {
    const {asked, serve} = handler({tokenize: true, environment: 'demo', authorize: () => true});
    const response = await serve(post());
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(await response.json(), {public_token: 'one-time', environment: 'demo'});
    assert.deepEqual(asked, [{tokenize_widget: {access: true}}]);
  });

  it('gives a token for the person in the partner’s own records, whatever the browser sends', async () => {
    const {asked, serve} = handler({
      selfEmployed: true,
      authorize: async () => ({tax_reference: '500000000000'}),
    });
    const request = new Request('https://partner.example/token', {
      method: 'POST',
      body: '{"tax_reference":"111111111111"}',
      headers: {'X-Requested-With': 'x'},
    });
    assert.deepEqual(await (await serve(request)).json(), {public_token: 'one-time'});
    assert.deepEqual(asked, [{self_employed_widget: {tax_reference: '500000000000'}}]);
  });

  it('refuses a request that a form of another site could make', async () => {
    const {asked, serve} = handler({tokenize: true, authorize: () => true});
    assert.equal((await serve(post({}))).status, 403);
    assert.deepEqual(asked, []);
  });

  it('refuses any method but POST', async () => {
    const {serve} = handler({tokenize: true, authorize: () => true});
    const response = await serve(new Request('https://partner.example/token'));
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('Allow'), 'POST');
  });

  it('is for one widget, and says so at once', () => {
    const authorize = () => true;
    const wrong = [{}, {tokenize: true, selfEmployed: true}, {tokenize: 'false'}, {selfEmployed: 1}];
    for (const options of wrong.map((widgets) => ({...widgets, authorize}))) {
      assert.throws(() => handler(options as unknown as TokenHandlerOptions), {code: 'invalid_options'});
    }
  });

  it('has no other options, and says so at once: the check of a misspelt environment would be off', () => {
    const options = {tokenize: true, authorize: () => true, enviroment: 'live'};
    assert.throws(() => handler(options as unknown as TokenHandlerOptions), {
      code: 'invalid_options',
      message: /`enviroment`/,
    });
  });

  it('names no environment but the bank’s two, and says so at once', () => {
    for (const environment of ['production', '', {}, null]) {
      const options = {tokenize: true, authorize: () => true, environment};
      assert.throws(() => handler(options as unknown as TokenHandlerOptions), {
        code: 'invalid_options',
        message: /`environment`/,
      });
    }
  });

  it('answers 502 without the bank’s words, and tells the partner’s log', async () => {
    const errors: unknown[] = [];
    const failure = new Bank131ApiError('refused', {
      status: 401,
      code: 'authentication_error',
      description: 'words',
    });
    const {serve} = handler(
      {tokenize: true, authorize: () => true, onError: (error) => errors.push(error)},
      () => Promise.reject(failure),
    );
    const response = await serve(post());
    assert.equal(response.status, 502);
    assert.deepEqual(await response.json(), {error: 'token_unavailable'});
    assert.deepEqual(errors, [failure]);
  });
});

describe('webhookHandler()', () => {
  const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
  const client = createBank131Client({
    project: 'shop',
    privateKey: undefined,
    apiHost: 'http://127.0.0.1:1',
    bankPublicKey: publicKey,
  });
  const deliver = (body: string, options: WebhookHandlerOptions, signature?: string) =>
    webhookHandler(
      client,
      options,
    )(
      new Request('https://partner.example/webhook', {
        method: 'POST',
        body,
        headers: {
          'X-PARTNER-SIGN': signature ?? sign('sha256', Buffer.from(body), privateKey).toString('base64'),
        },
      }),
    );
  const body = (type: string) => JSON.stringify({type, session: {id: 'ps_1', status: 'in_progress'}});

  for (const [type, name] of [
    ['ready_to_confirm', 'readyToConfirm'],
    ['payment_finished', 'paymentFinished'],
    ['payment_refunded', 'paymentRefunded'],
    ['action_required', 'actionRequired'],
    ['ready_to_capture', 'readyToCapture'],
  ] as const) {
    it(`hands ${type} to ${name}, and answers 200 after it`, async () => {
      const sessions: string[] = [];
      const response = await deliver(body(type), {
        [name]: async ({id}: {id: string}) => void sessions.push(id),
      });
      assert.equal(response.status, 200);
      assert.deepEqual(sessions, ['ps_1']);
    });
  }

  it('says at once that a name is unknown or no function: its webhooks would be lost', () => {
    for (const options of [{payment_finished: () => {}}, {paymentFinished: 'x'}, {onError: 7}]) {
      assert.throws(() => webhookHandler(client, options as WebhookHandlerOptions), {
        code: 'invalid_options',
      });
    }
  });

  it('says at once that it takes plain objects alone: of others it would call nothing', () => {
    class Hooks {
      readyToConfirm() {}
    }
    for (const hooks of [new Hooks(), () => {}, [() => {}], null, undefined]) {
      assert.throws(() => webhookHandler(client, hooks as never), {
        code: 'invalid_options',
        message: /a plain object/,
      });
    }
  });

  it('answers 200 to a type that nobody wants or knows', async () => {
    assert.equal((await deliver(body('ready_to_confirm'), {})).status, 200);
    const raw: unknown[] = [];
    assert.equal((await deliver('{"type":"new"}', {unknown: (webhook) => raw.push(webhook)})).status, 200);
    assert.deepEqual(raw, [{type: 'new'}]);
  });

  it('answers 500 when a handler throws, whatever it throws, so that the bank sends it again', async () => {
    for (const error of [
      new Error('no database'),
      new Bank131ApiError('x', {status: 400, code: 'invalid_request'}),
    ]) {
      const errors: unknown[] = [];
      const response = await deliver(body('payment_finished'), {
        paymentFinished: () => Promise.reject(error),
        onError: (caught) => errors.push(caught),
      });
      assert.equal(response.status, 500);
      assert.deepEqual(errors, [error]);
    }
  });

  it('answers 400 to a forged webhook, and hands nothing on', async () => {
    let handled = 0;
    const options = {paymentFinished: () => handled++};
    for (const signature of [
      '',
      'forged',
      sign('sha256', Buffer.from('{}'), privateKey).toString('base64'),
    ]) {
      assert.equal((await deliver(body('payment_finished'), options, signature)).status, 400);
    }
    assert.equal(handled, 0);
  });

  it('answers 500 while the partner has not set the bank’s key, so that nothing is lost', async () => {
    const blind = createBank131Client({project: 'shop', privateKey: undefined, environment: 'demo'});
    const request = new Request('https://partner.example/webhook', {method: 'POST', body: '{}'});
    assert.equal((await webhookHandler(blind, {})(request)).status, 500);
  });

  it('refuses any method but POST, and a body that is too large', async () => {
    const serve = webhookHandler(client, {});
    assert.equal((await serve(new Request('https://partner.example/webhook'))).status, 405);
    assert.equal((await deliver(' '.repeat(1_000_001), {})).status, 413);
  });
});

describe('parsePaymentMethod()', () => {
  const number_hash = '0a'.repeat(32);
  const paymentMethod = {type: 'card', card: {type: 'encrypted_card', encrypted_card: {number_hash}}};

  it('takes what the element submits: an object, or its JSON', () => {
    assert.deepEqual(parsePaymentMethod(paymentMethod), paymentMethod);
    assert.deepEqual(parsePaymentMethod(JSON.stringify(paymentMethod)), paymentMethod);
  });

  it('leaves out what a browser adds', () => {
    assert.deepEqual(parsePaymentMethod({...paymentMethod, amount: 1}), paymentMethod);
  });

  const account = (ru: object) => ({type: 'bank_account', bank_account: {system_type: 'ru', ru}});
  const holder = {full_name: 'Иванов Иван Иванович', description: 'Оплата по договору 7'};

  it('keeps what a payout to an account needs beside its token', () => {
    const method = account({token: 'tok_1', ...holder});
    assert.deepEqual(parsePaymentMethod(method), method);
    assert.deepEqual(parsePaymentMethod(JSON.stringify(method)), method);
    assert.deepEqual(parsePaymentMethod({token: 'tok_1', ...holder}), method);
  });

  it('takes it from the partner’s records, also in place of what a browser sent', () => {
    const method = account({token: 'tok_1', ...holder});
    assert.deepEqual(parsePaymentMethod(account({token: 'tok_1'}), holder), method);
    assert.deepEqual(parsePaymentMethod({token: 'tok_1', full_name: 'Evil'}, holder), method);
    const {full_name} = holder;
    assert.deepEqual(parsePaymentMethod({token: 'tok_1'}, {full_name}), account({token: 'tok_1', full_name}));
  });

  it('refuses an account that the partner’s records lack the owner or the purpose of, whatever a browser sent', () => {
    const sent = {token: 'tok_1', full_name: 'Evil', description: 'Evil'};
    for (const missing of [{full_name: undefined}, {description: null}, {full_name: ' '}]) {
      assert.throws(() => parsePaymentMethod(sent, {...holder, ...missing} as typeof holder), {
        code: 'invalid_payment_method',
      });
    }
  });

  it('leaves a card as it is, and an account that has only a token', () => {
    assert.deepEqual(parsePaymentMethod(paymentMethod, holder), paymentMethod);
    assert.deepEqual(parsePaymentMethod({token: 'tok_1'}), account({token: 'tok_1'}));
  });

  for (const [what, data] of [
    ['an owner that is not text', account({token: 'tok_1', full_name: {}})],
    ['an owner that is blank', account({token: 'tok_1', full_name: ' '})],
    ['a purpose that is not text', account({token: 'tok_1', description: 7})],
    ['nothing', undefined],
    ['null', null],
    ['no JSON', 'number_hash'],
    ['a card number', {number_hash: '4242424242424242'}],
    ['a forged prototype', Object.create(paymentMethod)],
  ] as const) {
    it(`refuses ${what}, without repeating it`, () => {
      assert.throws(() => parsePaymentMethod(data), {
        name: 'Bank131ApiError',
        code: 'invalid_payment_method',
      });
    });
  }
});
