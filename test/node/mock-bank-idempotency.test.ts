import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {assertRefused, openApi, PAYOUT} from './mock-bank-tools.js';

const DAY = 24 * 60 * 60 * 1000;
const withKey = (key: string, more: object = {}) => ({headers: {'X-PARTNER-IDEMPOTENCY-KEY': key, ...more}});

describe('the mock bank: X-PARTNER-IDEMPOTENCY-KEY', () => {
  it('makes a payout once, however often it is asked for', async (t) => {
    const {call, hooks, arrival} = await openApi(t);
    const first = await call('session/init/payout', PAYOUT, withKey('order-1'));
    await arrival(1);
    const again = await Promise.all(
      [1, 2, 3].map(() => call('session/init/payout', PAYOUT, withKey('order-1'))),
    );
    for (const answer of again) assert.deepEqual(answer, first);
    const other = await call('session/init/payout', PAYOUT, withKey('order-2'));
    assert.notEqual(other.body.session.id, first.body.session.id);
    await arrival(2);
    assert.deepEqual(
      hooks.map(({session}) => session.id),
      [first.body.session.id, other.body.session.id],
    );
  });

  it('makes it once also for calls that come at the same time', async (t) => {
    const {call} = await openApi(t);
    const calls = [1, 2, 3, 4].map(() => call('session/create', {}, withKey('at-once')));
    const ids = (await Promise.all(calls)).map(({body}) => body.session.id);
    assert.equal(new Set(ids).size, 1);
  });

  it('answers each call of the scenario as before, also when things have gone on', async (t) => {
    const {call, arrival} = await openApi(t);
    const bodies: [string, object][] = [
      ['token', {tokenize_widget: {access: true}}],
      ['npd/check', {tax_reference: '500000000000'}],
      ['session/create', {}],
    ];
    const firsts = [];
    for (const [path, body] of bodies) firsts.push(await call(path, body, withKey(path)));
    const session_id = firsts[2]!.body.session.id;
    const start = [`session/start/payout`, {session_id, ...PAYOUT}] as const;
    const confirm = ['session/confirm', {session_id}] as const;
    firsts.push(await call(...start, withKey(start[0])));
    await arrival(1);
    firsts.push(await call(...confirm, withKey(confirm[0])));
    await arrival(2);

    const seconds = [];
    for (const [path, body] of [...bodies, start, confirm])
      seconds.push(await call(path, body, withKey(path)));
    assert.deepEqual(seconds, firsts);
  });

  it('belongs to one request: another body, path, version or submerchant is refused', async (t) => {
    const {call, hooks} = await openApi(t);
    await call('session/create', {metadata: 1}, withKey('k'));
    const others = [
      await call('session/create', {metadata: 2}, withKey('k')),
      await call('session/create', '{"metadata": 1}', withKey('k')),
      await call('session/create', {metadata: 1}, {version: 2, ...withKey('k')}),
      await call('session/create', {metadata: 1}, withKey('k', {'X-PARTNER-SUBMERCHANT': 'branch'})),
      await call('session/init/payout', PAYOUT, withKey('k')),
    ];
    for (const answer of others) assertRefused(answer, 409, 'idempotency_key_already_exists');
    assert.deepEqual(hooks, []);
  });

  it('belongs to one project', async (t) => {
    const {call} = await openApi(t);
    const ours = await call('session/create', {}, withKey('k'));
    const theirs = await call('session/create', {}, {project: 'rival', ...withKey('k')});
    assert.equal(theirs.status, 200);
    assert.notEqual(theirs.body.session.id, ours.body.session.id);
  });

  it('is not used up by a call that was refused', async (t) => {
    const {call} = await openApi(t);
    const refused = await call('session/init/payout', {...PAYOUT, amount_details: null}, withKey('k'));
    assertRefused(refused, 400, 'invalid_request');
    assert.equal((await call('session/init/payout', PAYOUT, withKey('k'))).status, 200);
  });

  it('does not hide how a session stands', async (t) => {
    const {call, startPayout, arrival} = await openApi(t);
    const {id: session_id} = await startPayout();
    const before = await call('session/status', {session_id}, withKey('k'));
    await call('session/cancel', {session_id});
    await arrival(2);
    const after = await call('session/status', {session_id}, withKey('k'));
    assert.deepEqual([before.body.session.status, after.body.session.status], ['in_progress', 'cancelled']);
  });

  it('is remembered for a day', async (t) => {
    let time = Date.now();
    const {call} = await openApi(t, {now: () => time});
    const create = async () => (await call('session/create', {}, withKey('k'))).body.session.id;
    const first = await create();
    time += DAY - 1;
    assert.equal(await create(), first);
    time += 1;
    assert.notEqual(await create(), first);
  });

  it('must be printable and no longer than 255 characters', async (t) => {
    const {call} = await openApi(t);
    for (const key of ['', 'a b', 'k'.repeat(256), 'ключ'].map((text) =>
      Buffer.from(text).toString('latin1'),
    )) {
      const answer = await call('session/create', {}, withKey(key));
      assertRefused(answer, 400, 'invalid_request', 'X-PARTNER-IDEMPOTENCY-KEY');
    }
  });
});

describe('the mock bank: X-PARTNER-SUBMERCHANT', () => {
  it('may be sent with any call', async (t) => {
    const {call} = await openApi(t);
    const headers = {'X-PARTNER-SUBMERCHANT': 'branch'};
    const {id: session_id} = (await call('session/create', {}, {headers})).body.session;
    assert.equal((await call('session/start/payout', {session_id, ...PAYOUT}, {headers})).status, 200);
    assert.equal((await call('session/status', {session_id}, {headers})).status, 200);
  });
});
