import {setTimeout as sleep} from 'node:timers/promises';
import {Bank131ApiError, type Bank131Client} from 'bank131-widgets/server';
import {readTaxpayerError} from './bank.js';
import type {Desk} from './desk.js';
import type {CheckResult, Worker} from './records/workers.js';

/** Statuses that the page reports of its widget. */
export const HINTS = ['in_progress', 'completed', 'failed'] as const;

/** Milliseconds before each question for the tax service's answer. */
const PAUSES = [300, 500, 800, 1200, 1800, 2500];

/** Finds out who is linked by asking the bank. The page's statements are only hints. */
export class LinkingDesk {
  readonly #desk: Desk;
  readonly #asking = new Map<string, Promise<void>>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Asks the bank, once at a time, and records the answer. */
  ask({id}: Worker): Promise<void> {
    const asking = this.#asking.get(id) ?? this.#ask(id).finally(() => this.#asking.delete(id));
    this.#asking.set(id, asking);
    return asking;
  }

  /** Takes the page's report about its widget. Any script of the page can send one, so it only leads to a question. */
  async hint(worker: Worker, hint: (typeof HINTS)[number]): Promise<void> {
    const {workers} = this.#desk.records;
    if (hint === 'in_progress') {
      if (worker.linking !== 'linked') workers.change(worker.id, {linking: 'requested', saidBy: 'page'});
    } else {
      await this.ask(worker);
      const linking = workers.find(worker.id)?.linking;
      if (hint === 'failed' && (linking === 'requested' || linking === 'none')) {
        workers.change(worker.id, {linking: 'rejected', saidBy: 'page'});
      }
    }
    this.#desk.news.emit(worker.id);
  }

  /** Waits for questions under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#asking.values());
  }

  async #ask(id: string): Promise<void> {
    const {records, news, report, signal} = this.#desk;
    const {workers, transaction} = records;
    try {
      const result = await this.#check(id);
      transaction(() => {
        workers.change(id, {checkResult: result, checkedAt: Date.now()});
        if (result === 'linked' || result === 'not-linked' || result === 'unregistered') {
          workers.learn(id, result, 'check');
        }
      });
    } catch (error) {
      if (signal.aborted) return;
      report(error);
      if (!(error instanceof Bank131ApiError)) return;
      workers.change(id, {checkResult: 'failed', checkedAt: Date.now()});
    } finally {
      news.emit(id);
    }
  }

  async #check(id: string): Promise<CheckResult> {
    const {records, bankFor, signal} = this.#desk;
    const {npd} = bankFor({workerId: id, topic: 'linking'});
    let requestId = await this.#request(id, npd);
    for (const pause of PAUSES) {
      await sleep(pause, undefined, {signal});
      const answer = await this.#answer(npd, requestId);
      if (answer === 'pending') continue;
      records.workers.change(id, {requestId: null});
      if (answer !== 'forgotten') return answer;
      requestId = await this.#request(id, npd);
    }
    return 'unanswered';
  }

  /** Starts a request, or continues one that has no answer yet, also after a restart. */
  async #request(id: string, npd: Bank131Client['npd']): Promise<string> {
    const {workers} = this.#desk.records;
    const worker = workers.find(id);
    if (!worker) throw new Error(`There is no worker ${id}.`);
    if (worker.requestId !== null) return worker.requestId;
    const {request_id} = await npd.check({tax_reference: worker.taxReference});
    workers.change(id, {requestId: request_id});
    return request_id;
  }

  /**
   * Reads `npd/request/status`. No public document names its final fields (grade: not found). The mock bank's `ok`
   * means "self-employed and linked". Of the bank itself only `pending` and the refusal codes are known.
   */
  async #answer(
    npd: Bank131Client['npd'],
    requestId: string,
  ): Promise<CheckResult | 'pending' | 'forgotten'> {
    try {
      const {status} = await npd.requestStatus({request_id: requestId});
      if (status === 'pending') return 'pending';
      return this.#desk.isMock && status === 'ok' ? 'linked' : 'unclear';
    } catch (error) {
      const answer = readTaxpayerError(error);
      if (answer) return answer;
      if (error instanceof Bank131ApiError && error.code === 'invalid_request') return 'forgotten';
      throw error;
    }
  }
}
