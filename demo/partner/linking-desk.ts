import {setTimeout as sleep} from 'node:timers/promises';
import {Bank131ApiError, type Bank131Client} from 'bank131-widgets/server';
import type {BankFor} from './bank-access.js';
import {readNpdAnswer, readTaxpayerError, type NpdAnswer} from './npd-answer.js';
import type {News} from './news.js';
import type {CheckResult, Worker} from './records/workers.js';
import type {Records} from './records/records.js';

interface Options {
  records: Records;
  bankFor: BankFor;
  news: News;
  report: (error: unknown) => void;
  isMock: boolean;
  signal: AbortSignal;
}

/** What the page saw the widget say. */
export type Hint = 'in_progress' | 'completed' | 'failed';

/** Milliseconds before each question how the tax service answered. */
const PAUSES = [300, 500, 800, 1200, 1800, 2500];

/** Knows who is linked, by asking the bank: the page shows, and is not believed. */
export class LinkingDesk {
  readonly #options: Options;
  readonly #asking = new Map<string, Promise<void>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Asks the bank, once at a time; the record holds the answer. */
  ask(worker: Worker): Promise<void> {
    const asking = this.#asking.get(worker.id) ?? this.#ask(worker);
    this.#asking.set(worker.id, asking);
    return asking;
  }

  /**
   * Takes what the page says of its widget. Any script of the page can say it: so it is a reason to ask the bank, and
   * opens nothing by itself.
   */
  async hint(worker: Worker, hint: Hint): Promise<void> {
    const {workers} = this.#options.records;
    if (hint === 'in_progress') {
      if (worker.linking !== 'linked') workers.setLinking(worker.id, 'requested', 'page');
    } else {
      await this.ask(worker);
      const linking = workers.find(worker.id)?.linking;
      if (hint === 'failed' && (linking === 'requested' || linking === 'none')) {
        workers.setLinking(worker.id, 'rejected', 'page');
      }
    }
    this.#options.news.publish(worker.id);
  }

  /** Waits for questions on their way. */
  async settled(): Promise<void> {
    await Promise.all(this.#asking.values());
  }

  async #ask({id}: Worker): Promise<void> {
    const {records, news, report, signal} = this.#options;
    try {
      this.#learn(id, await this.#check(id));
    } catch (error) {
      if (signal.aborted) return;
      report(error);
      if (error instanceof Bank131ApiError) records.workers.setCheck(id, 'failed', Date.now());
    } finally {
      this.#asking.delete(id);
      news.publish(id);
    }
  }

  async #check(id: string): Promise<CheckResult> {
    const {records, bankFor, signal} = this.#options;
    const {npd} = bankFor({workerId: id, topic: 'linking'});
    let requestId = await this.#request(id, npd);
    for (const pause of PAUSES) {
      await sleep(pause, undefined, {signal});
      const answer = await this.#answer(npd, requestId);
      if (answer === 'forgotten') {
        records.workers.setRequest(id, null);
        requestId = await this.#request(id, npd);
      } else if (answer !== 'pending') {
        records.workers.setRequest(id, null);
        return answer;
      }
    }
    return 'unanswered';
  }

  /** A question that has no answer yet is asked about again, over a restart too. */
  async #request(id: string, npd: Bank131Client['npd']): Promise<string> {
    const {workers} = this.#options.records;
    const worker = workers.find(id);
    if (!worker) throw new Error(`There is no worker ${id}.`);
    if (worker.requestId !== null) return worker.requestId;
    const {request_id} = await npd.check({tax_reference: worker.taxReference});
    workers.setRequest(id, request_id);
    return request_id;
  }

  async #answer(npd: Bank131Client['npd'], requestId: string): Promise<NpdAnswer | 'forgotten'> {
    try {
      return readNpdAnswer(await npd.requestStatus({request_id: requestId}), this.#options.isMock);
    } catch (error) {
      const answer = readTaxpayerError(error);
      if (answer) return answer;
      if (error instanceof Bank131ApiError && error.code === 'invalid_request') return 'forgotten';
      throw error;
    }
  }

  #learn(id: string, result: CheckResult): void {
    const {workers, transaction} = this.#options.records;
    transaction(() => {
      workers.setCheck(id, result, Date.now());
      if (result === 'linked' || result === 'not-linked' || result === 'unregistered') {
        workers.learn(id, result, 'check');
      }
    });
  }
}
