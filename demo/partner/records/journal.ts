import type {Store} from './store.js';

/** What an entry is about. */
export type About =
  | {workerId: string; topic: 'card' | 'linking'; payoutId?: undefined}
  | {workerId: string; topic: 'payout'; payoutId: string};

/** What was said, and what was answered: shortened already. */
export interface Exchange {
  direction: 'to-bank' | 'from-bank' | 'from-page';
  /** A call of the bank's API, the type of a webhook, or what the page sent. */
  name: string;
  request: unknown;
  answer?: unknown;
  errorCode?: string | undefined;
}

export interface Entry extends Exchange {
  id: number;
  /** Milliseconds. */
  at: number;
  times: number;
}

interface Row extends Omit<Entry, 'request' | 'answer' | 'errorCode'> {
  request: string;
  answer: string | null;
  errorCode: string | null;
}

/** A demo that is left running must not grow for ever. */
const KEPT = 2000;
const SHOWN = 60;
const SHOWN_OF_LINKING = 15;

const SELECT = `SELECT id, at, direction, name, request, answer, error_code AS errorCode, times FROM journal`;

/** All that was said between page, partner and bank. */
export class Journal {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Adds an entry. What the bank is asked again, as the next thing, and answers in the same way, is counted. */
  note(about: About, {direction, name, request, answer, errorCode}: Exchange): void {
    const values = {
      worker: about.workerId,
      topic: about.topic,
      payout: about.payoutId ?? null,
      direction,
      name,
      request: JSON.stringify(request),
      answer: answer === undefined ? null : JSON.stringify(answer),
      error: errorCode ?? null,
      now: Date.now(),
    };
    const said = this.#store.run(
      `UPDATE journal SET times = times + 1, at = :now
       WHERE id = (SELECT max(id) FROM journal WHERE worker_id = :worker AND topic = :topic AND payout_id IS :payout)
         AND card_id IS NULL AND direction = 'to-bank' AND direction = :direction AND name = :name AND request = :request
         AND answer IS :answer AND error_code IS :error`,
      values,
    );
    if (said === 0) this.#add(values);
  }

  #add(values: Record<string, string | number | null>): void {
    this.#store.run(
      `INSERT INTO journal (at, worker_id, topic, payout_id, direction, name, request, answer, error_code)
       VALUES (:now, :worker, :topic, :payout, :direction, :name, :request, :answer, :error)`,
      values,
    );
    this.#store.run(`DELETE FROM journal WHERE id <= (SELECT max(id) FROM journal) - ${KEPT}`);
  }

  /** A webhook that came again: counted where it was noted first. */
  noteAgain({workerId, payoutId}: About, name: string): void {
    this.#store.run(
      `UPDATE journal SET times = times + 1 WHERE id =
         (SELECT max(id) FROM journal WHERE worker_id = :worker AND payout_id IS :payout
            AND direction = 'from-bank' AND name = :name)`,
      {worker: workerId, payout: payoutId ?? null, name},
    );
  }

  /** What led to a card, from its token on, becomes the card's. */
  giveToCard(workerId: string, cardId: string): void {
    this.#store.run(
      `UPDATE journal SET card_id = :card
       WHERE worker_id = :worker AND topic = 'card' AND card_id IS NULL AND id >=
         (SELECT coalesce(max(id), 0) FROM journal
          WHERE worker_id = :worker AND topic = 'card' AND card_id IS NULL AND name = 'token')`,
      {worker: workerId, card: cardId},
    );
  }

  /** What led to a card is part of the first payout to it. */
  giveToPayout(cardId: string, payoutId: string): void {
    this.#store.run(
      `UPDATE journal SET payout_id = :payout, topic = 'payout' WHERE card_id = :card AND payout_id IS NULL`,
      {
        card: cardId,
        payout: payoutId,
      },
    );
  }

  ofPayout(payoutId: string): Entry[] {
    return this.#read(`WHERE payout_id = :payoutId`, {payoutId});
  }

  /** What led to a card that was not paid to yet, and what was said since. */
  towardsPayout(workerId: string, cardId: string | undefined, since: number): Entry[] {
    return this.#read(
      `WHERE worker_id = :workerId AND topic = 'card'
         AND (card_id = :cardId OR (card_id IS NULL AND at >= :since))`,
      {workerId, cardId: cardId ?? null, since},
    );
  }

  ofLinking(workerId: string): Entry[] {
    return this.#read(`WHERE worker_id = :workerId AND topic = 'linking'`, {workerId}, SHOWN_OF_LINKING);
  }

  /** The latest entries, the earliest of them first. */
  #read(where: string, values: Record<string, string | number | null>, limit = SHOWN): Entry[] {
    const rows = this.#store.all(`${SELECT} ${where} ORDER BY id DESC LIMIT ${limit}`, values) as Row[];
    return rows.reverse().map(({request, answer, errorCode, ...row}) => ({
      ...row,
      request: JSON.parse(request) as unknown,
      answer: answer === null ? undefined : (JSON.parse(answer) as unknown),
      errorCode: errorCode ?? undefined,
    }));
  }
}
