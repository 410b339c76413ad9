import {randomUUID, sign, type KeyObject} from 'node:crypto';
import type {Memory, Table} from './memory.js';
import type {Timers} from './timers.js';

export interface WebhookOptions {
  /** The partner's address. */
  url: string;
  /** The bank's own RSA key. */
  privateKey: KeyObject;
  /** Milliseconds before each further try. After the last one the bank gives up. */
  retryDelays: readonly number[];
  /** Milliseconds until a try must be answered. */
  timeout: number;
  /** Called for every try that did not get 200. */
  report: (message: string) => void;
}

interface Delivery {
  id: string;
  /** For reports. */
  title: string;
  /** The signed bytes. Each try sends the same. */
  body: string;
  failures: number;
}

/** Sends webhooks to the partner, at growing intervals until it answers 200. */
export class Webhooks {
  readonly #deliveries: Table<Delivery>;
  readonly #timers: Timers;
  readonly #options: WebhookOptions;
  readonly #closing = new AbortController();

  constructor(memory: Memory, timers: Timers, options: WebhookOptions) {
    this.#deliveries = memory.table('deliveries');
    this.#timers = timers;
    this.#options = options;
    for (const {id} of this.#deliveries.values()) this.#tryAfter(0, id);
  }

  send(type: string, session: object, sessionId: string): void {
    const id = randomUUID();
    const body = JSON.stringify({type, session});
    this.#deliveries.put(id, {id, title: `${type} of ${sessionId}`, body, failures: 0});
    // Later, so that the answer to the partner's call comes first.
    this.#tryAfter(0, id);
  }

  close(): void {
    this.#closing.abort();
  }

  #tryAfter(delay: number, id: string): void {
    this.#timers.after(delay, () => void this.#try(id));
  }

  async #try(id: string): Promise<void> {
    const delivery = this.#deliveries.get(id);
    if (!delivery) return;
    const problem = await this.#post(delivery.body);
    if (problem === undefined) {
      this.#deliveries.delete(id);
    } else if (!this.#closing.signal.aborted) {
      this.#failed(delivery, problem);
    }
  }

  #failed(delivery: Delivery, problem: string): void {
    const {id, title, failures} = delivery;
    const delay = this.#options.retryDelays[failures];
    if (delay === undefined) {
      this.#options.report(`Webhook ${title}: ${problem}; given up`);
      this.#deliveries.delete(id);
      return;
    }
    this.#options.report(`Webhook ${title}: ${problem}; again in ${delay} ms`);
    this.#deliveries.put(id, {...delivery, failures: failures + 1});
    this.#tryAfter(delay, id);
  }

  /** Returns the problem, if there was one. */
  async #post(text: string): Promise<string | undefined> {
    const {url, privateKey, timeout} = this.#options;
    const body = Buffer.from(text);
    // Nothing else holds the signal: it would be collected as garbage, and never abort.
    const deadline = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-PARTNER-SIGN': sign('sha256', body, privateKey).toString('base64'),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([this.#closing.signal, deadline]),
      });
      await response.body?.cancel();
      return response.status === 200 ? undefined : `HTTP ${response.status}`;
    } catch (error) {
      if (deadline.aborted) return `no answer within ${timeout} ms`;
      // The reason of a failed `fetch` is in the cause.
      const {message, cause} = error as Error;
      return cause instanceof Error ? cause.message : message;
    }
  }
}
