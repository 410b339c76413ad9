import assert from 'node:assert/strict';
import {EventEmitter, once} from 'node:events';
import {createServer, request as sendRequest} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it, type TestContext} from 'node:test';
import {getRequestListener} from '@hono/node-server';
import {
  publicTokenHandler,
  webhookHandler,
  type Bank131Client,
  type WebhookHandlerOptions,
} from '../../src/server/index.js';
import {bank, post, signatureOf, tokenHandler, WEBHOOK} from './server-tools.js';

describe('handlers always answer', () => {
  const webhook = (body: RequestInit['body'], signature = signatureOf(WEBHOOK)) =>
    new Request('https://partner.example/webhook', {
      method: 'POST',
      body: body ?? null,
      headers: {'X-PARTNER-SIGN': signature},
      duplex: 'half',
    } as RequestInit);

  /** What a handler of webhooks answers, and the messages that it reports. */
  async function deliver(request: Request, options: WebhookHandlerOptions = {}) {
    const errors: string[] = [];
    const onError = (error: unknown) => errors.push((error as Error).message);
    const {status} = await webhookHandler(bank, {onError, ...options})(request);
    return {status, errors: errors.join()};
  }

  it('answers 500 when the body was read before, and names body parsers', async () => {
    const request = webhook(WEBHOOK);
    await request.json();
    const {status, errors} = await deliver(request);
    assert.equal(status, 500);
    assert.match(errors, /read before.*before any body parser/);
  });

  it('answers 400 when somebody else reads the body', async () => {
    const request = webhook(WEBHOOK);
    request.body!.getReader();
    assert.equal((await deliver(request)).status, 400);
  });

  it('answers 400 when the body breaks off', async () => {
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from(WEBHOOK.slice(0, 9))),
      pull: (controller) => controller.error(new Error('ECONNRESET')),
    });
    const {status, errors} = await deliver(webhook(stream));
    assert.equal(status, 400);
    assert.match(errors, /broke off/);
  });

  it('answers 400 without a body, and says that a parser may have read it', async () => {
    for (const body of [null, '', new Uint8Array()]) {
      const {status, errors} = await deliver(webhook(body));
      assert.equal(status, 400);
      assert.match(errors, /no body.*express\.json\(\)/);
    }
  });

  it('answers 400 when the body was printed again, and says that a parser may have changed it', async () => {
    const {status, errors} = await deliver(webhook(JSON.stringify(JSON.parse(WEBHOOK), null, 1)));
    assert.equal(status, 400);
    assert.match(errors, /does not match.*body parser/);
  });

  it('answers 400 without a signature, and says so', async () => {
    const {status, errors} = await deliver(
      new Request('https://partner.example/', {method: 'POST', body: WEBHOOK}),
    );
    assert.equal(status, 400);
    assert.match(errors, /X-PARTNER-SIGN/);
  });

  it('answers 413 to a body without end', async () => {
    const stream = new ReadableStream({pull: (controller) => controller.enqueue(new Uint8Array(65_536))});
    assert.equal((await deliver(webhook(stream))).status, 413);
  });

  const failing: [what: string, onError: () => unknown][] = [
    [
      'throws',
      () => {
        throw new RangeError('secret');
      },
    ],
    [
      'throws an error that can’t be read',
      () => {
        const {proxy, revoke} = Proxy.revocable(new Error(), {});
        revoke();
        throw proxy;
      },
    ],
    ['rejects', () => Promise.reject(new RangeError('secret'))],
    [
      'throws null',
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown
        throw null;
      },
    ],
    [
      'returns a broken promise',
      () => ({
        get then() {
          throw new RangeError('secret');
        },
      }),
    ],
  ];
  for (const [what, onError] of failing) {
    it(`answer, and log nothing of its error, when onError ${what}`, async (t) => {
      const log = t.mock.method(console, 'error', () => {});
      assert.equal((await deliver(webhook(WEBHOOK, 'forged'), {onError})).status, 400);
      const options = {onError, paymentFinished: () => Promise.reject(new Error('no database'))};
      assert.equal((await deliver(webhook(WEBHOOK), options)).status, 500);
      const {serve} = tokenHandler({onError, authorize: () => Promise.reject(new Error('no database'))});
      assert.equal((await serve(post())).status, 502);
      assert.equal((await serve(post({Origin: 'null'}))).status, 403);
      await new Promise((resolve) => setImmediate(resolve));
      const lines = log.mock.calls.map(({arguments: [line]}) => String(line));
      assert.equal(lines.length, 4);
      for (const line of lines) {
        assert.match(line, /`onError` failed\./);
        assert.doesNotMatch(line, /secret/);
      }
    });
  }

  it('answer 502 to a token that is not text', async () => {
    for (const public_token of [undefined, null, '', 7, {}, ['one-time']]) {
      const client = {token: async () => ({status: 'ok', public_token})} as unknown as Bank131Client;
      const serve = publicTokenHandler(client, {tokenize: true, authorize: () => true});
      assert.equal((await serve(post())).status, 502);
    }
  });

  /** A server whose handlers stand behind the adapter, as in Express. */
  async function open(t: TestContext) {
    const errors: string[] = [];
    const arrivals = new EventEmitter();
    const onError = (error: unknown) => {
      errors.push((error as Error).message);
      arrivals.emit('error-reported');
    };
    const handler = webhookHandler(bank, {onError});
    const listener = getRequestListener(handler, {overrideGlobalObjects: false});
    const server = createServer((request, response) => {
      arrivals.emit('request');
      if (request.url !== '/parsed') return void listener(request, response);
      // What a body parser does.
      request.resume().once('end', () => void listener(request, response));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => {
      server.close();
      server.closeAllConnections();
    });
    return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, errors, arrivals};
  }

  it('answer a webhook behind @hono/node-server: signed, forged, and read by a parser before', async (t) => {
    const {url, errors} = await open(t);
    const send = async (path: string, signature: string) => {
      const headers = {'Content-Type': 'application/json', 'X-PARTNER-SIGN': signature};
      const response = await fetch(`${url}${path}`, {method: 'POST', body: WEBHOOK, headers});
      return response.status;
    };
    assert.equal(await send('/', signatureOf(WEBHOOK)), 200);
    assert.equal(await send('/', signatureOf('{}')), 400);
    assert.deepEqual(errors.splice(0).length, 1);
    assert.ok((await send('/parsed', signatureOf(WEBHOOK))) >= 400);
    assert.match(errors.join(), /body parser/);
  });

  it('hear of a sender that hangs up in the middle of a body', async (t) => {
    const {url, errors, arrivals} = await open(t);
    const sending = sendRequest(url, {method: 'POST', headers: {'Content-Length': '100'}});
    sending.on('error', () => {});
    const arrived = once(arrivals, 'request');
    const reported = once(arrivals, 'error-reported');
    sending.write('{"type":');
    await arrived;
    sending.destroy();
    await reported;
    assert.match(errors.join(), /broke off/);
  });
});
