import {Bank131ApiError, type Session} from 'bank131-widgets/server';
import type {BankFor} from './bank-access.js';
import {readTaxpayerError} from './npd-answer.js';
import type {News} from './news.js';
import type {About} from './records/journal.js';
import type {Decision, Order, Payout} from './records/payouts.js';
import type {Records} from './records/records.js';
import {readSession} from './session-news.js';
import {shorten} from './shorten.js';

interface Options {
  records: Records;
  bankFor: BankFor;
  news: News;
  report: (error: unknown) => void;
  /** The partner is stopping. */
  signal: AbortSignal;
}

const CURRENCY = 'rub';

/**
 * Pays. Each step is written down before the bank is told, and told under an idempotency key: a partner that stops
 * between the two says it again, and the bank does it once.
 */
export class PayoutDesk {
  readonly #options: Options;
  /** By payout: what is being said to the bank now. */
  readonly #running = new Map<string, Promise<void>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Writes the payout down and begins it; how it goes on, the record tells. */
  start(order: Order): string {
    const {payouts, journal, transaction} = this.#options.records;
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
    if (this.#options.records.payouts.decide(id, decision)) this.resume(id);
  }

  /** Says what is still to be said to the bank of this payout. */
  resume(id: string): void {
    if (this.#running.has(id)) return;
    const running = this.#resume(id).finally(() => {
      this.#running.delete(id);
      this.#publish(id);
    });
    this.#running.set(id, running);
  }

  /** Goes on with all that was stopped half-way. */
  resumeAll(): void {
    for (const {id} of this.#options.records.payouts.untold()) this.resume(id);
  }

  /** Whether the bank was to be told something, and nobody does. */
  isStuck({id, state}: Payout): boolean {
    return ['new', 'created', 'deciding'].includes(state) && !this.#running.has(id);
  }

  /** Asks how things stand, for those whom webhooks don't reach. */
  async ask(payout: Payout): Promise<void> {
    if (payout.sessionId === null) return;
    const {records, bankFor, report} = this.#options;
    try {
      const {session} = await bankFor(aboutOf(payout)).session.status({session_id: payout.sessionId});
      records.payouts.learn(payout.id, readSession(session));
    } catch (error) {
      report(error);
    }
    this.#publish(payout.id);
  }

  /** Takes a verified webhook: what it says is done once, however often it comes. */
  take(type: string, session: Session): void {
    const {records, news, report} = this.#options;
    const payout = records.payouts.ofSession(session.id);
    if (!payout) {
      report(new Error(`A webhook ${type} is about a session that is not known here.`));
      return;
    }
    const payoutStatus = session.payments?.[0]?.status ?? '';
    records.transaction(() => {
      const first = records.webhooks.take({type, sessionId: session.id, payoutStatus});
      if (!first) {
        records.journal.noteAgain(aboutOf(payout), type);
        return;
      }
      records.payouts.learn(payout.id, readSession(session));
      const request = shorten({type, session});
      records.journal.note(aboutOf(payout), {direction: 'from-bank', name: type, request});
    });
    news.publish(payout.workerId);
  }

  /** Waits for what is being said. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #resume(id: string): Promise<void> {
    const payout = this.#options.records.payouts.find(id);
    if (!payout) return;
    try {
      if (payout.state === 'deciding') await this.#tellDecision(payout);
      else await this.#begin(payout);
    } catch (error) {
      this.#fail(payout, error);
    }
  }

  async #begin(payout: Payout): Promise<void> {
    const {payouts} = this.#options.records;
    const {session} = this.#options.bankFor(aboutOf(payout));
    const {id} = payout;
    let {sessionId} = payout;
    if (sessionId === null) {
      const created = await session.create({metadata: id}, {idempotencyKey: `create-${id}`});
      sessionId = created.session.id;
      // Before the payout starts: its first webhook may come before the answer.
      payouts.created(id, sessionId);
      this.#publish(id);
    }
    await this.#startPayout({...payout, sessionId});
    payouts.started(id);
  }

  async #startPayout(payout: Payout & {sessionId: string}): Promise<void> {
    const {records, bankFor} = this.#options;
    const {session} = bankFor(aboutOf(payout));
    const worker = records.workers.find(payout.workerId);
    const card = records.cards.find(payout.cardId);
    if (!worker || !card) throw new Error('A payout without a person or a card.');
    const amount_details = {amount: payout.amount, currency: CURRENCY} as const;
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
    await session.startPayoutFiscalization(
      {...request, fiscalization_details: {professional_income_taxpayer}},
      options,
    );
    records.workers.learn(worker.id, 'linked', 'payout');
  }

  async #tellDecision({id, workerId, sessionId, decision}: Payout): Promise<void> {
    if (sessionId === null || decision === null) throw new Error('A decision without a session.');
    const {records, bankFor} = this.#options;
    const {session} = bankFor({workerId, topic: 'payout', payoutId: id});
    const tell = decision === 'confirm' ? session.confirm : session.cancel;
    await tell({session_id: sessionId}, {idempotencyKey: `${decision}-${id}`});
    records.payouts.decided(id);
  }

  #fail(payout: Payout, error: unknown): void {
    const {report, records, signal} = this.#options;
    // The record stays as it is, to be gone on with at the next start.
    if (signal.aborted) return;
    if (!(error instanceof Bank131ApiError)) {
      report(error);
      return;
    }
    const {payouts, workers} = records;
    const {status, code} = error;
    const taxpayer = readTaxpayerError(error);
    if (taxpayer) workers.learn(payout.workerId, taxpayer, 'payout');
    const refused = status >= 400 && status < 500;
    if (!refused) payouts.stuck(payout.id, code);
    else if (payout.state === 'deciding') payouts.undecided(payout.id, code);
    else payouts.refused(payout.id, code);
    if (!taxpayer) report(error);
  }

  #publish(id: string): void {
    const payout = this.#options.records.payouts.find(id);
    if (payout) this.#options.news.publish(payout.workerId);
  }
}

const aboutOf = ({id, workerId}: Payout): About => ({workerId, topic: 'payout', payoutId: id});
