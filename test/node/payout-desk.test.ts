import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {describe, it, type TestContext} from 'node:test';
import {Bank131ApiError, type Bank131Client, type CallOptions, type Session} from 'bank131-widgets/server';
import {couriersFor} from '../../demo/partner/couriers.js';
import {PayoutDesk} from '../../demo/partner/payout-desk.js';
import {openRecords} from '../../demo/partner/records/records.js';
import {readPaymentMethod} from '../../src/payment-method.js';
import {HASH} from './partner-tools.js';

describe('the demo’s partner, when the bank’s answer to a call is lost', () => {
  /** A desk whose bank makes each call, loses its answer, and knows the key the next time. */
  function openDesk(t: TestContext) {
    const records = openRecords(':memory:', couriersFor(true));
    t.after(() => records.close());
    const called = new Set<string>();
    let code = 'idempotency_key_already_exists';
    const refuse = () => (code = 'invalid_request');
    const call = async (_request: unknown, {idempotencyKey = ''}: CallOptions = {}) => {
      if (!called.has(idempotencyKey)) {
        called.add(idempotencyKey);
        throw new Bank131ApiError('lost', {status: 0, code: 'network_error'});
      }
      throw new Bank131ApiError('known', {status: 409, code});
    };
    const session = {create: async () => ({session: {id: 'ps_1'}}), startPayout: call, confirm: call};
    const desk = new PayoutDesk({
      records,
      bankFor: () => ({session}) as unknown as Bank131Client,
      news: new EventEmitter(),
      report: () => {},
      signal: new AbortController().signal,
      isMock: true,
    });
    const cardId = records.cards.save('anna', readPaymentMethod({number_hash: HASH})!, undefined);
    const id = desk.start({workerId: 'anna', cardId, amount: 100, service: null});
    const state = async () => {
      await desk.settled();
      return records.payouts.find(id)?.state;
    };
    const take = (type: string, session: object) => desk.take(type, {id: 'ps_1', ...session} as Session);
    return {desk, id, state, take, refuse};
  }

  it('takes the call as made once the bank knows its key', async (t) => {
    const {desk, id, state, take} = openDesk(t);
    assert.equal(await state(), 'created');
    desk.resume(id);
    assert.equal(await state(), 'started');
    take('ready_to_confirm', {status: 'in_progress', next_action: 'confirm'});
    desk.decide(id, 'confirm');
    assert.equal(await state(), 'deciding');
    desk.resume(id);
    assert.equal(await state(), 'decided');
  });

  it('believes the bank’s webhook of a payout that it took for refused', async (t) => {
    const {desk, id, state, take, refuse} = openDesk(t);
    await state();
    refuse();
    desk.resume(id);
    assert.equal(await state(), 'refused');
    take('payment_finished', {status: 'accepted', payments: [{status: 'succeeded'}]});
    assert.equal(await state(), 'succeeded');
  });
});
