import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {hostsBefore} from '../tools/test-hosts.mjs';

// A fake host that lies makes every test that relies on it lie.
describe('the fake hosts', () => {
  const server = createServer(
    hostsBefore((_request, response) => {
      response.end('next');
    }),
  );
  let origin: string;

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${origin}${path}`, init);
  const post = (path: string, body = '{}'): Promise<Response> =>
    get(path, {method: 'POST', body, redirect: 'manual'});

  it('leave other addresses to the test server', async () => {
    assert.equal(await (await get('/src/index.ts')).text(), 'next');
  });

  it('serve a script that defines the vendor global of its name', async () => {
    const script = await (await get('/widget-host/ok/a/self-employed.js')).text();
    assert.match(script, /"globalName":"Bank131SelfEmployed"/);
    assert.match(await (await get('/widget-host/ok/a/card-form.js')).text(), /"globalName":"CardForm"/);
    assert.match(
      await (await get('/widget-host/no-global/a/tokenize.js')).text(),
      /"globalName":"Bank131CardForm"/,
    );
  });

  it('count the requests for each file', async () => {
    await get('/widget-host/ok/counted/tokenize.js');
    await get('/widget-host/ok/counted/tokenize.js');
    await get('/widget-host/ok/counted/tokenize.css');
    const counts: unknown = await (await get('/widget-host/count/counted')).json();
    assert.deepEqual(counts, {'tokenize.js': 2, 'tokenize.css': 1});
  });

  it('recover after as many failures as asked for', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 3; attempt += 1)
      statuses.push((await get('/widget-host/flaky-2/f/a.js')).status);
    assert.deepEqual(statuses, [500, 500, 200]);
  });

  it('leave a request hanging until it is released', async () => {
    const hanging = get('/widget-host/hang/h/a.js').then(
      () => 'answered',
      () => 'cut',
    );
    const early = await Promise.race([
      hanging,
      new Promise((resolve) => setTimeout(resolve, 100, 'hanging')),
    ]);
    assert.equal(early, 'hanging');
    await post('/widget-host/release/h');
    assert.equal(await hanging, 'cut');
    await assert.rejects(get('/widget-host/hang/h/a.js'), 'what comes after the release is cut as well');
  });

  it('fail for one file alone', async () => {
    assert.equal((await get('/widget-host/no-css/n/a.css')).status, 404);
    assert.equal((await get('/widget-host/no-css/n/a.js')).status, 200);
    assert.equal((await get('/widget-host/no-such-behaviour/n/a.js')).status, 501);
  });

  it('give a fresh token each time, and keep what was asked', async () => {
    const token = async (): Promise<string> => {
      const answer = (await (await post('/token/env-demo/t', '{"a":1}')).json()) as Record<string, string>;
      assert.equal(answer.environment, 'demo');
      return answer.public_token ?? '';
    };
    const tokens = [await token(), await token()];
    assert.match(tokens[0] ?? '', /^[0-9a-f]{64}$/);
    assert.notEqual(tokens[0], tokens[1]);
    const requests = (await (await get('/token/requests/t')).json()) as {body: string}[];
    assert.deepEqual(
      requests.map(({body}) => body),
      ['{"a":1}', '{"a":1}'],
    );
  });

  it('refuse a token with the status asked for', async () => {
    assert.equal((await post('/token/401/t')).status, 401);
    assert.equal((await post('/token/redirect/t')).status, 302);
    assert.equal((await get('/token/ok/t')).status, 405);
  });

  it('put a page under the policies asked for', async () => {
    const query = new URLSearchParams({
      csp: "script-src 'self'",
      'trusted-types': 'lit-html',
      module: '/a.ts',
      nonce: 'n',
    });
    const page = await get(`/page?${query.toString()}`);
    assert.equal(
      page.headers.get('Content-Security-Policy'),
      "script-src 'self', require-trusted-types-for 'script'; trusted-types lit-html",
    );
    assert.match(await page.text(), /<script type="module" nonce="n" src="\/a.ts">/);
  });
});
