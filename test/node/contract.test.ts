import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
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
});
