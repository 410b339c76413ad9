import assert from 'node:assert/strict';
import {generateKeyPairSync} from 'node:crypto';
import {describe, it} from 'node:test';
import {createBank131Client} from '../../src/server/index.js';
import {contract} from '../../src/testing/contract.js';
import {openBank, signed} from '../tools/open-bank.js';

const {prefixes, calls} = contract.api;

describe('the contract of the API', () => {
  const {app} = openBank();

  for (const prefix of prefixes) {
    for (const call of calls) {
      it(`is what the mock bank answers: ${prefix}/${call}`, async () => {
        const headers = {
          'Content-Type': 'application/json',
          'X-PARTNER-PROJECT': 'shop',
          'X-PARTNER-SIGN': signed('[]'),
        };
        const answer = await app.request(`${prefix}/${call}`, {method: 'POST', body: '[]', headers});
        assert.notEqual(answer.status, 404);
      });
    }
  }

  it('is what the mock bank answers, and no more', async () => {
    const answer = await app.request('/api/v1/session/refund', {
      method: 'POST',
      body: '{}',
      headers: {
        'Content-Type': 'application/json',
        'X-PARTNER-PROJECT': 'shop',
        'X-PARTNER-SIGN': signed('{}'),
      },
    });
    assert.equal(answer.status, 404);
  });

  it('is what the server entry asks', async (t) => {
    const asked: string[] = [];
    t.mock.method(globalThis, 'fetch', async (url: URL | string) => {
      asked.push(new URL(url).pathname);
      return Response.json({status: 'ok'});
    });
    const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
    const client = createBank131Client({apiHost: 'https://bank.invalid', project: 'shop', privateKey});
    const {token, tokenInfo, session, fiscalization, npd} = client;
    const methods = [token, tokenInfo, fiscalization, ...Object.values(session), ...Object.values(npd)];
    for (const method of methods as ((request: object) => Promise<unknown>)[]) {
      await method({}).catch(() => undefined);
    }
    assert.deepEqual([...new Set(asked)].sort(), calls.map((call) => `${prefixes[0]}/${call}`).sort());
  });

  it('has public tokens of the form of hashes', async () => {
    const {partner} = openBank();
    const {body} = await partner('{"tokenize_widget":{"access":true}}');
    assert.match(body.public_token, new RegExp(contract.hash));
  });
});
