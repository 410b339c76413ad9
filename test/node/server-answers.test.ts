import assert from 'node:assert/strict';
import {generateKeyPairSync} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import {createServer as createTcpServer, type AddressInfo, type Server} from 'node:net';
import {describe, it, type TestContext} from 'node:test';
import {inspect} from 'node:util';
import {gzipSync} from 'node:zlib';
import {createBank131Client} from '../../src/server/index.js';
import {collectGarbage} from '../tools/collect-garbage.js';

const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
const MEGABYTE = 1_000_000;
/** A deadline that is meant to pass, in milliseconds. */
const SHORT = 1_000;

async function listen(t: TestContext, server: Server, timeout = 60_000) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const apiHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return createBank131Client({project: 'shop', privateKey, apiHost, timeout});
}

const clientOf = (t: TestContext, listener: RequestListener, timeout?: number) => {
  const server = createServer(listener);
  t.after(() => server.closeAllConnections());
  return listen(t, server, timeout);
};

describe('an answer that no bank gives', () => {
  it('is cut off at 10 MB when it has no end', async (t) => {
    let sent = 0;
    let closed = false;
    const chunk = Buffer.alloc(65_536, ' ');
    const bank = await clientOf(t, (_request, response) => {
      response.on('close', () => (closed = true));
      const write = () => {
        while (!closed && response.write(chunk)) sent += chunk.length;
      };
      response.on('drain', write);
      write();
    });
    await assert.rejects(bank.session.create(), {code: 'invalid_answer', message: /larger than 10 MB/});
    assert.ok(sent < 40 * MEGABYTE, `${sent} bytes were read`);
  });

  it('is cut off at 10 MB when it grows by decompression', async (t) => {
    const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE, ' '));
    assert.ok(bomb.length < MEGABYTE);
    const bank = await clientOf(t, (_request, response) => {
      response.setHeader('Content-Encoding', 'gzip').end(bomb);
    });
    await assert.rejects(bank.session.create(), {code: 'invalid_answer', message: /larger than 10 MB/});
  });

  it('is read when it is large but allowed', async (t) => {
    const answer = JSON.stringify({status: 'ok', padding: ' '.repeat(9 * MEGABYTE)});
    const bank = await clientOf(t, (_request, response) => response.end(answer));
    assert.equal((await bank.session.create()).status, 'ok');
  });

  it('is a timeout when it drips', async (t) => {
    const bank = await clientOf(
      t,
      (_request, response) => {
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
      SHORT,
    );
    await assert.rejects(bank.session.create(), {code: 'timeout'});
  });

  for (const [what, text] of [
    ['drips', ' '],
    ['stops half-way', ''],
  ] as const) {
    it(`is a timeout, or ends with the caller’s signal, when it ${what} and garbage is collected meanwhile`, async (t) => {
      const bank = await clientOf(
        t,
        (_request, response) => {
          response.write('{');
          const timer = setInterval(() => {
            if (text) response.write(text);
            collectGarbage();
          }, 20);
          response.on('close', () => clearInterval(timer));
        },
        SHORT,
      );
      await assert.rejects(bank.session.create(), {code: 'timeout'});
      await assert.rejects(bank.session.create({}, {signal: AbortSignal.timeout(1)}), {name: 'TimeoutError'});
      const {signal} = new AbortController();
      await assert.rejects(bank.session.create({}, {signal}), {code: 'timeout'});
    });
  }

  it('is a network error when it breaks off', async (t) => {
    const bank = await clientOf(t, (_request, response) => {
      response.setHeader('Content-Length', '100');
      response.write('{"status":', () => response.destroy());
    });
    await assert.rejects(bank.session.create(), {code: 'network_error'});
  });

  it('is not repeated by the error when it is not HTTP', async (t) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('{"status":"ok","public_token":"secret-token"}\r\n\r\n'));
    });
    const bank = await listen(t, server);
    await assert.rejects(bank.session.create(), (error: Error & {code: string}) => {
      assert.equal(error.code, 'network_error');
      assert.ok(error.cause instanceof Error);
      return !inspect(error, {depth: null, showHidden: true}).includes('secret-token');
    });
  });

  it('is not followed when it is a redirect', async (t) => {
    const bank = await clientOf(t, ({url}, response) => {
      assert.equal(url, '/api/v1/session/create');
      response.writeHead(307, {Location: '/elsewhere'}).end();
    });
    await assert.rejects(bank.session.create(), {code: 'network_error'});
  });

  it('is refused when it is nested without end', async (t) => {
    const bank = await clientOf(t, (_request, response) => response.end('['.repeat(5 * MEGABYTE)));
    await assert.rejects(bank.session.create(), {code: 'invalid_answer'});
  });

  it('is no success with another word than ok, except where the bank has other words', async (t) => {
    const bank = await clientOf(t, (_request, response) => response.end('{"status":"pending"}'));
    await assert.rejects(bank.session.create(), {code: 'invalid_answer'});
    assert.deepEqual(await bank.npd.requestStatus({request_id: '1'}), {status: 'pending'});
  });

  it('shows no hash that its description repeats', async (t) => {
    const error = {code: 'invalid_request', description: `number_hash ${'c0ffee11'.repeat(8)} is unknown`};
    const bank = await clientOf(t, (_request, response) =>
      response.end(JSON.stringify({status: 'error', error})),
    );
    await assert.rejects(bank.session.create(), {description: 'number_hash … is unknown'});
  });

  it('does not put control characters into the message', async (t) => {
    const code = '\u001b[2Jcleared\n';
    const answer = JSON.stringify({status: 'error', error: {code}});
    const bank = await clientOf(t, (_request, response) => response.end(answer));
    await assert.rejects(bank.session.create(), (error: Error & {code: string}) => {
      assert.equal(error.code, code);
      // eslint-disable-next-line no-control-regex -- they are the point
      return !/[\u0000-\u001f]/.test(error.message);
    });
  });
});

describe('a request that JSON can’t hold', () => {
  class Card {
    toJSON() {
      throw new Error('4242424242424242');
    }
  }
  for (const [what, request] of [
    ['throws while it is printed', {card: new Card()}],
    ['is printed as nothing', {toJSON: () => undefined}],
  ] as const) {
    it(`is refused and not repeated when it ${what}`, async () => {
      const bank = createBank131Client({project: 'shop', privateKey, environment: 'demo'});
      await assert.rejects(bank.token(request as never), (error: Error & {code: string}) => {
        assert.equal(error.code, 'invalid_options');
        return !inspect(error, {depth: null, showHidden: true}).includes('4242');
      });
    });
  }
});
