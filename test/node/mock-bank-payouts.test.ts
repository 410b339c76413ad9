import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {EXPIRED_CARD, FAILING_AMOUNT, STUMBLING_AMOUNT} from '../../mock-bank/samples.js';
import {assertRefused, card, openApi, PAYOUT, rubles, tokenizeCard} from './mock-bank-tools.js';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** A bank that does its part only when the test lets its time pass. */
async function openSlowApi(t: TestContext) {
  const processing = 60_000;
  t.mock.timers.enable({apis: ['setTimeout']});
  const api = await openApi(t, {silent: true, processing});
  return {...api, pass: () => t.mock.timers.tick(processing)};
}

describe('the mock bank: a payout, step by step', () => {
  it('creates a session, starts the payout, waits for the partner’s word, and pays', async (t) => {
    const {call, arrival, status} = await openApi(t);
    const created = await call('session/create', {metadata: 'good'});
    assert.equal(created.status, 200);
    const {session} = created.body;
    assert.deepEqual(Object.keys(session), ['id', 'status', 'created_at', 'updated_at']);
    assert.match(session.id, /^ps_\d+$/);
    assert.match(session.created_at, TIME);
    assert.equal(session.status, 'created');

    const session_id = session.id;
    const started = (await call('session/start/payout', {session_id, ...PAYOUT})).body.session;
    assert.equal(started.id, session_id);
    assert.equal(started.status, 'in_progress');
    assert.equal(started.next_action, undefined);
    assert.equal(started.payments.length, 1);
    assert.match(started.payments[0]!.id, /^po_\d+$/);
    assert.equal(started.payments[0]!.status, 'in_progress');
    assert.equal(started.payments[0]!.metadata, 'good');

    const ready = await arrival(1);
    assert.equal(ready.type, 'ready_to_confirm');
    assert.deepEqual(await status(session_id), ready.session);
    assert.equal(ready.session.next_action, 'confirm');
    assert.equal(ready.session.payments[0]!.status, 'pending');

    const confirmed = (await call('session/confirm', {session_id})).body.session;
    assert.equal(confirmed.status, 'in_progress');
    assert.equal(confirmed.next_action, undefined);
    assert.equal(confirmed.payments[0]!.status, 'in_progress');

    const finished = await arrival(2);
    assert.equal(finished.type, 'payment_finished');
    assert.deepEqual(await status(session_id), finished.session);
    assert.equal(finished.session.status, 'accepted');
    assert.equal(finished.session.payments[0]!.status, 'succeeded');
    assert.match(finished.session.payments[0]!.finished_at ?? '', TIME);
  });

  it('cancels a payout that waits', async (t) => {
    const {call, startPayout, arrival} = await openApi(t);
    const {id} = await startPayout();
    const {session} = (await call('session/cancel', {session_id: id})).body;
    assert.equal(session.status, 'cancelled');
    assert.equal(session.next_action, undefined);
    assert.equal(session.payments[0]!.status, 'failed');
    const finished = await arrival(2);
    assert.equal(finished.type, 'payment_finished');
    assert.deepEqual(finished.session, session);
  });

  it('takes sum, person and customer with the session or with the payout, which has the last word', async (t) => {
    const {call} = await openApi(t);
    const customer = {reference: 'user123', contacts: [{email: 'user@example.test'}]};
    const {payment_method, ...rest} = {...PAYOUT, customer, metadata: {order: 7}};
    const before = (await call('session/create', rest)).body.session.id;
    const first = (await call('session/start/payout', {session_id: before, payment_method})).body.session
      .payments[0]!;
    for (const [name, value] of Object.entries(rest))
      assert.deepEqual(first[name as keyof typeof first], value);

    const empty = (await call('session/create', {amount_details: rubles(500), metadata: 'old'})).body.session
      .id;
    const later = {session_id: empty, ...PAYOUT, metadata: 'new'};
    const second = (await call('session/start/payout', later)).body.session.payments[0]!;
    assert.deepEqual(second.amount_details, PAYOUT.amount_details);
    assert.equal(second.metadata, 'new');
  });

  it('refuses a payout without a sum or without a person, and leaves the session as it was', async (t) => {
    const {call, status, hooks} = await openApi(t);
    const {id: session_id} = (await call('session/create', {})).body.session;
    for (const [missing, named] of [
      ['amount_details', 'amount_details'],
      ['participant_details', 'participant_details.recipient'],
    ] as const) {
      // JSON leaves out what is undefined.
      const body = {...PAYOUT, [missing]: undefined};
      assertRefused(await call('session/start/payout', {session_id, ...body}), 400, 'invalid_request', named);
      assertRefused(await call('session/init/payout', body), 400, 'invalid_request', named);
    }
    assert.equal((await status(session_id)).status, 'created');
    assert.deepEqual(hooks, []);
  });

  it('takes the hash of a card’s holder for the name of the person', async (t) => {
    const {call} = await openApi(t);
    const payment_method = card(undefined, {cardholder_name_hash: 'd'.repeat(64)});
    const body = {payment_method, amount_details: rubles(100)};
    assert.equal((await call('session/init/payout', body)).status, 200);
  });
});

describe('the mock bank: cards', () => {
  it('tells what may be shown of a card that its widget took, and of the one in the documents', async (t) => {
    const api = await openApi(t);
    const number_hash = await tokenizeCard(api, '4242424242424242');
    const documented = card();
    const {info} = (await api.call('token/info', card(number_hash))).body;
    assert.deepEqual(info, {number_hash, brand: 'visa', last4: '4242', type: 'card'});
    assert.deepEqual((await api.call('token/info', documented)).body.info, {
      number_hash: documented.card.encrypted_card.number_hash,
      brand: 'mir',
      last4: '4940',
      type: 'card',
      country_iso3: 'RUS',
    });
  });

  it('knows no hash of another bank’s widget', async (t) => {
    const number_hash = await tokenizeCard(await openApi(t), '4242424242424242');
    const {call} = await openApi(t);
    const payment_method = card(number_hash);
    assertRefused(await call('token/info', payment_method), 400, 'invalid_request', 'number_hash');
    const payout = {...PAYOUT, payment_method};
    assertRefused(await call('session/init/payout', payout), 400, 'invalid_request', 'number_hash');
  });

  it('fails a payout to the card that has expired', async (t) => {
    const api = await openApi(t);
    const payment_method = card(await tokenizeCard(api, EXPIRED_CARD));
    const {id: session_id} = await api.startPayout({payment_method});
    await api.call('session/confirm', {session_id});
    const {session} = await api.arrival(2);
    assert.equal(session.status, 'error');
    assert.equal(session.payments[0]!.status, 'failed');
    assert.equal(session.payments[0]!.error?.code, 'bank_card_expired');
    assert.deepEqual(session.error, session.payments[0]!.error);
  });
});

describe('the mock bank: sums with a fixed outcome', () => {
  it('fails the payout of one sum', async (t) => {
    const {call, startPayout, arrival} = await openApi(t);
    const {id: session_id} = await startPayout({amount_details: rubles(FAILING_AMOUNT)});
    await call('session/confirm', {session_id});
    const {type, session} = await arrival(2);
    assert.equal(type, 'payment_finished');
    assert.equal(session.payments[0]!.status, 'failed');
    assert.equal(session.payments[0]!.error?.code, 'provider_timeout');
  });

  it('shows that the status “error” of a session is not its end', async (t) => {
    const {call, status, pass} = await openSlowApi(t);
    const payout = {...PAYOUT, amount_details: rubles(STUMBLING_AMOUNT)};
    const {id: session_id} = (await call('session/init/payout', payout)).body.session;
    pass();
    await call('session/confirm', {session_id});
    pass();
    const troubled = await status(session_id);
    assert.equal(troubled.status, 'error');
    assert.equal(troubled.error?.code, 'internal_error');
    assert.equal(troubled.payments[0]!.status, 'in_progress');
    pass();
    const accepted = await status(session_id);
    assert.equal(accepted.status, 'accepted');
    assert.equal(accepted.error, undefined);
    assert.equal(accepted.payments[0]!.status, 'succeeded');
  });
});

describe('the mock bank: calls out of turn', () => {
  it('starts, confirms and cancels once, each in its time', async (t) => {
    const {call, status, pass} = await openSlowApi(t);
    const {id: session_id} = (await call('session/create', {})).body.session;
    const bodies = {
      'session/start/payout': {session_id, ...PAYOUT},
      'session/confirm': {session_id},
      'session/cancel': {session_id},
    };
    const refuses = async (...paths: (keyof typeof bodies)[]) => {
      const before = await status(session_id);
      for (const path of paths) assertRefused(await call(path, bodies[path]), 409, 'invalid_request');
      assert.deepEqual(await status(session_id), before);
    };
    const all = Object.keys(bodies) as (keyof typeof bodies)[];

    await refuses('session/confirm', 'session/cancel');
    await call('session/start/payout', {session_id, ...PAYOUT});
    await refuses(...all);
    pass();
    await refuses('session/start/payout');
    await call('session/confirm', {session_id});
    await refuses(...all);
    pass();
    await refuses(...all);
    assert.equal((await status(session_id)).payments[0]!.status, 'succeeded');
  });

  it('does nothing more with a payout that was cancelled', async (t) => {
    const {call, startPayout, arrival, hooks} = await openApi(t);
    const {id: session_id} = await startPayout();
    await call('session/cancel', {session_id});
    await arrival(2);
    for (const path of ['session/confirm', 'session/cancel']) {
      assertRefused(await call(path, {session_id}), 409, 'invalid_request', 'already');
    }
    assert.equal(hooks.length, 2);
  });

  it('knows no session of another project', async (t) => {
    const {call, startPayout, status} = await openApi(t);
    const before = await startPayout();
    const created = (await call('session/create', {})).body.session.id;
    for (const session_id of [before.id, 'ps_1', 'constructor']) {
      for (const path of ['session/status', 'session/confirm', 'session/cancel']) {
        const answer = await call(path, {session_id}, {project: 'rival'});
        assertRefused(answer, 404, 'invalid_request', 'session_id');
      }
    }
    const theft = await call('session/start/payout', {session_id: created, ...PAYOUT}, {project: 'rival'});
    assertRefused(theft, 404, 'invalid_request', 'session_id');
    assert.deepEqual(await status(before.id), before);
    assert.equal((await status(created)).status, 'created');
  });
});

describe('the mock bank: version 2 of the API', () => {
  const {payment_method: payout_details, ...rest} = PAYOUT;

  it('says payout_details and payout_list, in answers and webhooks', async (t) => {
    const {call, arrival} = await openApi(t);
    const created = (await call('session/create', [], {version: 2})).body.session;
    const body = {session_id: created.id, payout_details, ...rest};
    const {session} = (await call('session/start/payout', body, {version: 2})).body;
    const hook = (await arrival(1)).session;
    for (const {payments, payout_list} of [session, hook]) {
      assert.equal(payments, undefined);
      assert.equal(payout_list[0]!.payment_method, undefined);
      assert.deepEqual(payout_list[0]!.payout_details, {
        type: 'card',
        card: {last4: '4940', brand: 'mir', bin: '220024', country_iso3: 'RUS'},
      });
    }
    const finished = await call('session/confirm', {session_id: created.id}, {version: 2});
    assert.equal(finished.body.session.payout_list[0]!.status, 'in_progress');
  });

  it('takes the new name in version 1 too, but not the old one in version 2', async (t) => {
    const {call} = await openApi(t);
    const {session} = (await call('session/init/payout', {payout_details, ...rest})).body;
    assert.ok(session.payments[0]!.payment_method);
    const old = await call('session/init/payout', PAYOUT, {version: 2});
    assertRefused(old, 400, 'invalid_request', 'payout_details must be given');
    const both = await call('session/init/payout', {...PAYOUT, payout_details});
    assertRefused(both, 400, 'invalid_request', 'payment_method');
  });

  it('refuses at session/create what it refuses at the payout', async (t) => {
    const {call} = await openApi(t);
    const {payment_method} = PAYOUT;
    const both = await call('session/create', {payment_method, payout_details});
    assertRefused(both, 400, 'invalid_request', 'payment_method');
    const old = await call('session/create', {payment_method}, {version: 2});
    assertRefused(old, 400, 'invalid_request', 'payout_details');
  });

  it('takes an empty request as {} and as []', async (t) => {
    const {call} = await openApi(t);
    for (const version of [1, 2] as const) {
      for (const body of ['{}', '[]', '[ ]', '{\n}']) {
        assert.equal((await call('session/create', body, {version})).body.session.status, 'created');
      }
    }
  });
});
