import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ACCOUNT_TOKEN} from '../../mock-bank/samples.js';
import {assertRefused, card, openApi, PAYOUT, rubles, tokenizeCard} from './mock-bank-tools.js';

describe('the mock bank: the method of a payout', () => {
  const account = (ru: object) => ({
    payment_method: {type: 'bank_account', bank_account: {system_type: 'ru', ru}},
    amount_details: rubles(100),
  });
  const holder = {full_name: 'Ivan Ivanov', description: 'Contract 7'};

  it('pays to an account by its token, owner and purpose', async (t) => {
    const {call} = await openApi(t);
    const body = account({token: ACCOUNT_TOKEN, ...holder});
    const {session} = (await call('session/init/payout', body)).body;
    assert.deepEqual(session.payments[0]!.payment_method, body.payment_method);
    const unknown = account({token: '0'.repeat(64), ...holder});
    assertRefused(await call('session/init/payout', unknown), 400, 'invalid_request', 'ru.token');
  });

  it('refuses an account’s token without owner or purpose', async (t) => {
    const {call, hooks} = await openApi(t);
    for (const name of ['full_name', 'description'] as const) {
      for (const value of [undefined, null, '', ' ', 7]) {
        const body = {...PAYOUT, ...account({token: ACCOUNT_TOKEN, ...holder, [name]: value})};
        for (const version of [1, 2] as const) {
          const {payment_method, ...rest} = body;
          const given = version === 1 ? body : {...rest, payout_details: payment_method};
          const answer = await call('session/init/payout', given, {version});
          assertRefused(answer, 400, 'invalid_request', `bank_account.ru.${name}`);
        }
      }
    }
    assert.deepEqual(hooks, []);
  });

  it('starts with the session’s id alone when all came with session/create', async (t) => {
    const {call, arrival} = await openApi(t);
    const forms = [
      [1, PAYOUT],
      [1, {...PAYOUT, payment_method: undefined, payout_details: card()}],
      [2, {...PAYOUT, payment_method: undefined, payout_details: card()}],
    ] as const;
    for (const [index, [version, body]] of forms.entries()) {
      const {id: session_id} = (await call('session/create', body, {version})).body.session;
      const {session} = (await call('session/start/payout', {session_id}, {version})).body;
      const [payout] = version === 1 ? session.payments : session.payout_list;
      assert.deepEqual(payout!.amount_details, PAYOUT.amount_details);
      assert.deepEqual(payout!.participant_details, PAYOUT.participant_details);
      assert.match(JSON.stringify(payout), /"last4":"4940"/);
      assert.equal((await arrival(index + 1)).type, 'ready_to_confirm');
    }
  });

  it('pays to the method of the payout when the session has another', async (t) => {
    const api = await openApi(t);
    const other = card(await tokenizeCard(api, '4242424242424242'));
    const {id: session_id} = (await api.call('session/create', PAYOUT)).body.session;
    const {session} = (await api.call('session/start/payout', {session_id, payment_method: other})).body;
    assert.match(JSON.stringify(session.payments[0]), /"last4":"4242"/);
  });

  it('refuses a payout whose method came neither with the session nor with it', async (t) => {
    const {call} = await openApi(t);
    const rest = {...PAYOUT, payment_method: undefined};
    for (const version of [1, 2] as const) {
      const {id: session_id} = (await call('session/create', rest, {version})).body.session;
      const answer = await call('session/start/payout', {session_id}, {version});
      assertRefused(answer, 400, 'invalid_request', 'payment_method, or else payout_details, must come');
    }
  });

  it('pays without ready_to_confirm when payouts go in a single request', async (t) => {
    const {call, arrival, hooks} = await openApi(t, {singleRequest: true});
    const {session} = (await call('session/init/payout', PAYOUT)).body;
    const hook = await arrival(1);
    assert.equal(hook.type, 'payment_finished');
    assert.equal(hook.session.status, 'accepted');
    assert.equal(hook.session.payments[0]!.status, 'succeeded');
    assert.equal(hooks.length, 1);
    const answer = await call('session/confirm', {session_id: session.id});
    assertRefused(answer, 409, 'invalid_request');
  });
});
