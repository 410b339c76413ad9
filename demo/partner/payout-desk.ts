import {Bank131ApiError, type Session} from 'bank131-widgets/server';
import {readSession, readTaxpayerError} from './bank.js';
import {shorten} from './public/shorten.js';
import type {About} from './records/journal.js';
import {UNTOLD, type Decision, type Order, type Payout, type PayoutState} from './records/payouts.js';
import type {Desk} from './desk.js';

/** Webhooks come late, twice and out of order: a state may follow only earlier ones. */
const BEFORE_READY: readonly PayoutState[] = ['new', 'created', 'started', 'refused'];
const NOT_FINAL: readonly PayoutState[] = [...BEFORE_READY, 'ready', 'deciding', 'decided'];

/** The state after a call that has reached the bank before: only its answer was lost. */
const AFTER: Partial<Record<PayoutState, PayoutState>> = {created: 'started', deciding: 'decided'};

/**
 * Makes payouts. The partner records each step before it calls the bank, and calls with an idempotency key: after a
 * restart between the two it calls again, and the bank acts once.
 */
export class PayoutDesk {
  readonly #desk: Desk;
  /** Payouts with a call to the bank under way. */
  readonly #running = new Map<string, Promise<void>>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Records the payout and begins it. Returns its id. */
  start(order: Order): string {
    const {payouts, journal, transaction} = this.#desk.records;
    const id = transaction(() => {
      const added = payouts.add(order);
      journal.giveToPayout(order.cardId, added);
      return added;
    });
    this.resume(id);
    return id;
  }

  /** Confirms or cancels a payout that is ready for it. */
  decide(id: string, decision: Decision): void {
    const changes = {state: 'deciding', decision, errorCode: null} as const;
    if (this.#desk.records.payouts.change(id, ['ready'], changes)) this.resume(id);
  }

  /** Makes the calls to the bank that the payout still needs. */
  resume(id: string): void {
    if (this.#running.has(id)) return;
    const running = this.#resume(id).finally(() => {
      this.#running.delete(id);
      this.#publish(id);
    });
    this.#running.set(id, running);
  }

  /** Continues every payout that stopped half-way. */
  resumeAll(): void {
    for (const {id} of this.#desk.records.payouts.untold()) this.resume(id);
  }

  /** Whether the payout needs a call to the bank that is not under way. */
  isStuck({id, state}: Payout): boolean {
    return UNTOLD.includes(state) && !this.#running.has(id);
  }

  /** Asks the bank for the session, for partners that webhooks don't reach. */
  async ask(payout: Payout): Promise<void> {
    if (payout.sessionId === null) return;
    try {
      const {session} = await this.#bank(payout).session.status({session_id: payout.sessionId});
      this.#learn(payout.id, session);
    } catch (error) {
      this.#desk.report(error);
    }
    this.#publish(payout.id);
  }

  /** Handles a verified webhook once, however often it comes. */
  take(type: string, session: Session): void {
    const {records, report} = this.#desk;
    const {payouts, journal, transaction} = records;
    const payout = payouts.ofSession(session.id);
    if (!payout) {
      report(new Error(`A webhook ${type} is about a session that is not known here.`));
      return;
    }
    transaction(() => {
      if (!payouts.takeWebhook(type, session.id, session.payments?.[0]?.status ?? '')) {
        journal.noteAgain(payout.id, type);
        return;
      }
      this.#learn(payout.id, session);
      journal.note(aboutOf(payout), {direction: 'from-bank', name: type, request: shorten({type, session})});
    });
    this.#publish(payout.id);
  }

  /** Waits for calls under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #resume(id: string): Promise<void> {
    const payout = this.#desk.records.payouts.find(id);
    if (!payout) return;
    try {
      await (payout.state === 'deciding' ? this.#tellDecision(payout) : this.#begin(payout));
    } catch (error) {
      this.#fail(payout, error);
    }
  }

  async #begin(payout: Payout): Promise<void> {
    const {payouts} = this.#desk.records;
    const {id} = payout;
    let {sessionId} = payout;
    if (sessionId === null) {
      const options = {idempotencyKey: `create-${id}`};
      const {session} = await this.#bank(payout).session.create({metadata: id}, options);
      sessionId = session.id;
      // Before the payout starts: its first webhook may come before the answer.
      payouts.change(id, ['new'], {state: 'created', sessionId, errorCode: null});
      this.#publish(id);
    }
    await this.#startPayout({...payout, sessionId});
    payouts.change(id, ['created'], {state: 'started', errorCode: null});
  }

  async #startPayout(payout: Payout & {sessionId: string}): Promise<void> {
    const {workers, cards} = this.#desk.records;
    const {session} = this.#bank(payout);
    const worker = workers.find(payout.workerId);
    const card = cards.find(payout.cardId);
    if (!worker || !card) throw new Error('A payout without a person or a card.');
    const amount_details = {amount: payout.amount, currency: 'rub'} as const;
    const request = {
      session_id: payout.sessionId,
      payment_method: card.paymentMethod,
      participant_details: {recipient: {full_name: worker.fullName}},
      amount_details,
      metadata: payout.id,
    };
    const options = {idempotencyKey: `start-${payout.id}`};
    if (payout.service === null) {
      await session.startPayout(request, options);
      return;
    }
    const services = [{name: payout.service, amount_details, quantity: 1}];
    const professional_income_taxpayer = {tax_reference: worker.taxReference, services};
    const fiscalization_details = {professional_income_taxpayer};
    await session.startPayoutFiscalization({...request, fiscalization_details}, options);
    workers.learn(worker.id, 'linked', 'payout');
  }

  async #tellDecision(payout: Payout): Promise<void> {
    const {id, sessionId, decision} = payout;
    if (sessionId === null || decision === null) throw new Error('A decision without a session.');
    await this.#bank(payout).session[decision](
      {session_id: sessionId},
      {idempotencyKey: `${decision}-${id}`},
    );
    this.#desk.records.payouts.change(id, ['deciding'], {state: 'decided', errorCode: null});
  }

  #fail({id, workerId, state}: Payout, error: unknown): void {
    const {report, records, signal} = this.#desk;
    // The record stays as it is, and the next start continues.
    if (signal.aborted) return;
    const taxpayer = readTaxpayerError(error);
    if (!taxpayer) report(error);
    if (!(error instanceof Bank131ApiError)) return;
    const {payouts, workers} = records;
    if (taxpayer) workers.learn(workerId, taxpayer, 'payout');
    const errorCode = error.code;
    const next = errorCode === 'idempotency_key_already_exists' ? AFTER[state] : undefined;
    if (next) payouts.change(id, [state], {state: next, errorCode: null});
    else if (error.status < 400 || error.status >= 500) payouts.change(id, UNTOLD, {errorCode});
    else if (state === 'deciding') payouts.change(id, [state], {state: 'ready', decision: null, errorCode});
    else payouts.change(id, ['new', 'created'], {state: 'refused', errorCode});
  }

  /** The bank's statement overrides everything that the partner knew. */
  #learn(id: string, session: Session): void {
    const changes = readSession(session);
    this.#desk.records.payouts.change(id, changes.state === 'ready' ? BEFORE_READY : NOT_FINAL, changes);
  }

  #bank = (payout: Payout) => this.#desk.bankFor(aboutOf(payout));

  #publish(id: string): void {
    const payout = this.#desk.records.payouts.find(id);
    if (payout) this.#desk.news.emit(payout.workerId);
  }
}

const aboutOf = ({id, workerId}: Payout): About => ({workerId, topic: 'payout', payoutId: id});
