import assert from 'node:assert/strict';
import {generateKeyPairSync, verify} from 'node:crypto';
import {describe, it} from 'node:test';
import {createBank} from '../../mock-bank/bank.js';
import {collectGarbage} from '../tools/collect-garbage.js';
import {keys, openApi, PAYOUT, until} from './mock-bank-tools.js';

/** Time enough for a try that should not come. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 120));

describe('the mock bank: webhooks', () => {
  it('are signed over the very bytes that are sent', async (t) => {
    const {startPayout, hooks} = await openApi(t);
    await startPayout({metadata: 'Ёлка, 100 ₽'});
    const [{raw, signature, verified, headers}] = hooks as [(typeof hooks)[number]];
    assert.ok(verified);
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(Buffer.from(signature, 'base64').toString('base64'), signature);
    const changed = Buffer.from(raw.replace('10000', '90000'));
    assert.equal(verify('sha256', changed, keys.bank.publicKey, Buffer.from(signature, 'base64')), false);
    const stranger = generateKeyPairSync('rsa', {modulusLength: 2048}).publicKey;
    assert.equal(verify('sha256', Buffer.from(raw), stranger, Buffer.from(signature, 'base64')), false);
  });

  it('look as in the bank’s documents', async (t) => {
    const {call, arrival, startPayout} = await openApi(t);
    const customer = {reference: 'user123', contacts: [{email: 'user@gmail.com'}]};
    const {id: session_id} = await startPayout({customer, metadata: 'good'});
    const ready = JSON.parse((await arrival(1)).raw) as {session: {payments: object[]}};
    assert.deepEqual(Object.keys(ready), ['type', 'session']);
    const session = ['id', 'status', 'created_at', 'updated_at', 'next_action', 'payments'];
    assert.deepEqual(Object.keys(ready.session), session);
    const start = ['id', 'status', 'created_at'];
    const given = ['customer', 'payment_method', 'participant_details', 'amount_details', 'metadata'];
    assert.deepEqual(Object.keys(ready.session.payments[0]!), [...start, ...given]);

    await call('session/confirm', {session_id});
    const finished = JSON.parse((await arrival(2)).raw) as typeof ready;
    assert.deepEqual(
      Object.keys(finished.session),
      session.filter((name) => name !== 'next_action'),
    );
    assert.deepEqual(Object.keys(finished.session.payments[0]!), [...start, 'finished_at', ...given]);
  });

  it('come again until they are answered with 200, each time the same, and then no more', async (t) => {
    const {startPayout, answers, hooks, arrival, reports} = await openApi(t);
    answers.push(500, 404, 'reset');
    await startPayout();
    await arrival(4);
    await quiet();
    assert.equal(hooks.length, 4);
    assert.ok(hooks.every(({verified}) => verified));
    assert.equal(new Set(hooks.map(({raw, signature}) => raw + signature)).size, 1);
    assert.equal(reports.length, 3);
    assert.match(reports[0]!, /ready_to_confirm of ps_\d+: HTTP 500; again in 10 ms/);
    assert.match(reports[1]!, /HTTP 404; again in 20 ms/);
    assert.match(reports[2]!, /again in 40 ms/);
  });

  it('are not taken by any other answer, nor followed to another address', async (t) => {
    const {startPayout, answers, hooks, arrival} = await openApi(t);
    answers.push(204, 201, 302);
    await startPayout();
    await arrival(4);
    assert.ok(hooks.every(({raw}) => raw === hooks[0]!.raw));
  });

  it('come again if the partner does not answer in time, also when garbage is collected meanwhile', async (t) => {
    const {startPayout, answers, arrival, reports} = await openApi(t, {webhookTimeout: 200});
    answers.push('hang');
    await startPayout();
    await arrival(1);
    collectGarbage();
    assert.ok((await arrival(2)).verified);
    assert.match(reports.join(), /no answer within 200 ms/);
  });

  it('are given up after the last interval', async (t) => {
    const {startPayout, answers, hooks, arrival, reports} = await openApi(t, {retryDelays: [1, 2]});
    answers.push(500, 500, 500, 500);
    await startPayout();
    await arrival(3);
    // The bank reads the answer a moment after the partner has sent it.
    await until(() => reports.length === 3);
    await quiet();
    assert.equal(hooks.length, 3);
    assert.match(reports[2]!, /HTTP 500; given up/);
  });

  it('do not wait for each other', async (t) => {
    const {call, startPayout, answers, arrival} = await openApi(t, {retryDelays: [3_600_000]});
    answers.push(500);
    const {id: session_id} = await startPayout();
    await call('session/cancel', {session_id});
    assert.equal((await arrival(2)).type, 'payment_finished');
  });

  it('say nothing of their contents in reports', async (t) => {
    const {startPayout, answers, arrival, reports} = await openApi(t);
    answers.push(500);
    await startPayout();
    await arrival(2);
    assert.doesNotMatch(reports.join(), /Иванов|4940|10000/);
  });

  it('end with the bank', async (t) => {
    const {startPayout, answers, hooks, close, reports} = await openApi(t);
    answers.push(500);
    await startPayout();
    close();
    await quiet();
    assert.equal(hooks.length, 1);
    assert.ok(reports.length <= 1);
  });

  it('are not sent without an address', async (t) => {
    const {call, hooks} = await openApi(t, {silent: true});
    assert.equal((await call('session/init/payout', PAYOUT)).status, 200);
    await quiet();
    assert.deepEqual(hooks, []);
  });

  it('need a key and a proper address from the start', () => {
    const origin = 'http://localhost:8131';
    const {privateKey, publicKey} = keys.bank;
    const open = (options: object) => () => createBank({origin, projects: {}, ...options});
    assert.throws(open({webhookUrl: 'http://localhost:1/'}), /privateKey/);
    assert.throws(open({webhookUrl: 'http://localhost:1/', privateKey: publicKey}), /privateKey/);
    assert.throws(open({webhookUrl: 'ftp://localhost/', privateKey}), /http/);
    assert.throws(open({webhookUrl: 'localhost', privateKey}), TypeError);
  });
});
