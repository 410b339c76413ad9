import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openBank} from '../tools/open-bank.js';

describe('the mock bank: pages and files', () => {
  it('serves the widgets’ files to any page', async () => {
    const {app} = openBank();
    const types = {js: /javascript/, css: /text\/css/};
    for (const [extension, type] of Object.entries(types)) {
      for (const name of ['self-employed', 'tokenize']) {
        const answer = await app.request(`/${name}.${extension}`);
        assert.equal(answer.status, 200);
        assert.match(answer.headers.get('Content-Type') ?? '', type);
        assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
        assert.equal(answer.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
        assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff');
      }
    }
  });

  it('says in both languages, on every page, that it is a mock bank', async () => {
    const {app} = openBank();
    for (const path of ['/', '/tax-app', '/tokenize-frame']) {
      assert.match(await (await app.request(path)).text(), /<html lang="ru">[^]*имитация[^]*не настоящ/i);
      assert.match(await (await app.request(`${path}?lang=en`)).text(), /<html lang="en">[^]*mock/i);
    }
  });

  it('lets pages anywhere hold the card form, and none hold the tax service’s app', async () => {
    const {app} = openBank();
    const policy = async (path: string) =>
      (await app.request(path)).headers.get('Content-Security-Policy') ?? '';
    assert.match(await policy('/tax-app'), /frame-ancestors 'none'/);
    assert.doesNotMatch(await policy('/tokenize-frame'), /frame-ancestors/);
    assert.match(await policy('/tokenize-frame'), /default-src 'none'; script-src 'self'/);
  });

  it('answers under its own name and this machine’s, and under no other', async () => {
    const {app} = openBank();
    for (const host of ['localhost:8131', '127.0.0.1:9', '[::1]', 'bank.test:8131']) {
      assert.equal((await app.request(`http://${host}/`)).status, 200);
    }
    assert.equal((await app.request('http://elsewhere.test/')).status, 421);
  });

  it('answers what it does not have with the documented shape of an error', async () => {
    const {app} = openBank();
    const answer = await app.request('/nothing');
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /"code":"invalid_request"/);
  });
});
