import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it, type TestContext} from 'node:test';
import {promisify} from 'node:util';
import {createAdaptorServer} from '@hono/node-server';
import {openApi, signed, type Answer, type SessionView} from './mock-bank-tools.js';

const run = promisify(execFile);
const ANSWER_STATUS = /\n(\d{3})$/;

/** Each request of the documents by its name, such as `ru session/create`. */
const documented = new Map(
  readFileSync(new URL('documented-requests.txt', import.meta.url), 'utf8')
    .split(/^# (?=ru |en )/m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1).trim()] as const),
);

function requestOf(name: string): {text: string; body: string} {
  const text = documented.get(name);
  const body = text && /^-d '([^]*)'$/m.exec(text)?.[1];
  assert.ok(text && body, name);
  return {text, body};
}

const replaceOnce = (text: string, what: RegExp, by: string) => {
  assert.match(text, what);
  return text.replace(what, () => by);
};

/** The mock bank, served, for a partner that has nothing but the documents and curl. */
async function serve(t: TestContext) {
  const api = await openApi(t);
  const server = createAdaptorServer({fetch: api.app.fetch}) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Runs a documented request. Host, project, signature and id are changed, and curl is told to print the status. */
  async function curl(name: string, sessionId?: string): Promise<Answer> {
    const {text, body} = requestOf(name);
    const sent = sessionId === undefined ? body : replaceOnce(body, /(?<="session_id": ")\w+/, sessionId);
    let command = text.replace(body, () => sent);
    command = replaceOnce(command, /https?:\/\/demo\.bank131\.ru/, host);
    command = replaceOnce(command, /(?<=X-PARTNER-PROJECT: )\w+/, 'shop');
    command = replaceOnce(command, /(?<=X-PARTNER-SIGN: )\w+/, signed(sent));
    const quiet = "curl --silent --show-error --noproxy '*' --max-time 20 --write-out '\\n%{http_code}'";
    const {stdout} = await run('sh', ['-c', replaceOnce(command, /^curl/, quiet)]);
    return {
      status: Number(ANSWER_STATUS.exec(stdout)?.[1]),
      body: JSON.parse(stdout.replace(ANSWER_STATUS, '')) as Answer['body'],
    };
  }

  /** The documented scenario up to the partner's word. */
  async function startPayout(language: string): Promise<SessionView> {
    const created = await curl(`${language} session/create`);
    assertSession(created, 'created');
    const {id} = created.body.session;
    const started = await curl(`${language} session/start/payout`, id);
    assertSession(started, 'in_progress');
    assert.equal(started.body.session.id, id);
    assert.equal(started.body.session.payments[0]!.status, 'in_progress');
    assert.equal((await api.arrival(1)).session.id, id);
    return started.body.session;
  }

  return {...api, curl, startPayout};
}

function assertSession(answer: Answer, status: SessionView['status']): void {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.deepEqual(Object.keys(answer.body), ['status', 'session']);
  assert.equal(answer.body.status, 'ok');
  assert.match(answer.body.session.id, /^ps_\d+$/);
  assert.equal(answer.body.session.status, status);
}

type Fields = Record<string, unknown>;

/** The same with ids and times that are the documents' no more than ours. */
function withoutIds(webhook: unknown): {session: Fields & {payments: Fields[]}} {
  const replace = (key: string, value: unknown) => (/^id$|_at$/.test(key) ? `some ${key}` : value);
  return JSON.parse(JSON.stringify(webhook, replace)) as ReturnType<typeof withoutIds>;
}

describe('the requests in the bank’s documents, sent to the mock bank with curl', () => {
  it('are all here', () => {
    const calls = ['token', 'session/create', 'session/start/payout', 'webhook ready_to_confirm'];
    const names = [...calls, 'session/confirm', 'session/cancel'];
    const expected = ['ru', 'en'].flatMap((language) => names.map((name) => `${language} ${name}`));
    assert.deepEqual([...documented.keys()], expected);
  });

  for (const language of ['ru', 'en']) {
    it(`get a token (${language})`, async (t) => {
      const {curl} = await serve(t);
      const {status, body} = await curl(`${language} token`);
      assert.equal(status, 200);
      assert.deepEqual(Object.keys(body), ['status', 'public_token']);
      assert.equal(body.status, 'ok');
      assert.match(body.public_token, /^[0-9a-f]{64}$/);
    });

    it(`make a payout that is confirmed and arrives (${language})`, async (t) => {
      const {curl, startPayout, arrival} = await serve(t);
      const {id} = await startPayout(language);
      assertSession(await curl(`${language} session/confirm`, id), 'in_progress');
      const {type, verified, session} = await arrival(2);
      assert.equal(type, 'payment_finished');
      assert.ok(verified);
      assert.equal(session.payments[0]!.status, 'succeeded');
    });

    it(`make a payout that is cancelled (${language})`, async (t) => {
      const {curl, startPayout, arrival} = await serve(t);
      const {id} = await startPayout(language);
      assertSession(await curl(`${language} session/cancel`, id), 'cancelled');
      const {type, session} = await arrival(2);
      assert.equal(type, 'payment_finished');
      assert.equal(session.payments[0]!.status, 'failed');
    });
  }

  it('are followed by the documented webhook, word for word (ru)', async (t) => {
    const {startPayout, hooks} = await serve(t);
    await startPayout('ru');
    const expected: unknown = JSON.parse(requestOf('ru webhook ready_to_confirm').body);
    assert.deepEqual(withoutIds(JSON.parse(hooks[0]!.raw)), withoutIds(expected));
    assert.ok(hooks[0]!.verified);
  });

  it('are followed by the documented webhook, but for what no request told (en)', async (t) => {
    const {startPayout, hooks} = await serve(t);
    await startPayout('en');
    const expected = withoutIds(JSON.parse(requestOf('en webhook ready_to_confirm').body));
    const actual = withoutIds(JSON.parse(hooks[0]!.raw));
    // The sample's customer is in none of its requests, and its card is another than the Russian one's under the same hash.
    for (const [payout] of [expected.session.payments, actual.session.payments]) {
      delete payout!.customer;
      payout!.payment_method = Object.keys(payout!.payment_method as Fields);
    }
    assert.deepEqual(actual, expected);
  });

  it('are refused with the signatures that stand in the documents', async (t) => {
    const {call} = await openApi(t);
    for (const language of ['ru', 'en']) {
      const {text, body} = requestOf(`${language} token`);
      const headers = {'X-PARTNER-SIGN': /X-PARTNER-SIGN: (\w+)/.exec(text)?.[1] ?? ''};
      assert.equal((await call('token', body, {headers})).body.error.code, 'authentication_error');
    }
  });
});
