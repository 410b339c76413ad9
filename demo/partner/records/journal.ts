import type {Store, Values} from './store.js';

/** The subject of an entry. */
export interface About {
  workerId: string;
  topic: 'card' | 'linking' | 'payout';
  payoutId?: string;
}

/** A message and its answer, already shortened. */
export interface Exchange {
  direction: 'to-bank' | 'from-bank' | 'from-page';
  /** A call of the bank's API, the type of a webhook, or the name of the page's form field. */
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

type Row = Omit<Entry, 'request' | 'answer' | 'errorCode'> & {
  request: string;
  answer: string | null;
  errorCode: string | null;
};

/** Limits the file of a demo that runs for long. */
const KEPT = 2000;
const SHOWN = 60;
const SHOWN_OF_LINKING = 15;

/** Messages between page, partner and bank. */
export function journalIn(store: Store) {
  /** The latest entries, the earliest of them first. */
  const read = (where: string, values: Values, limit = SHOWN): Entry[] =>
    (store.all(`SELECT * FROM journal WHERE ${where} ORDER BY id DESC LIMIT ${limit}`, values) as Row[])
      .reverse()
      .map(({request, answer, errorCode, ...row}) => ({
        ...row,
        request: JSON.parse(request) as unknown,
        answer: answer === null ? undefined : (JSON.parse(answer) as unknown),
        errorCode: errorCode ?? undefined,
      }));

  return {
    /** Adds an entry, or counts one that repeats the latest: the same call with the same answer. */
    note({workerId, topic, payoutId}: About, {direction, name, request, answer, errorCode}: Exchange): void {
      const values = {
        at: Date.now(),
        workerId,
        topic,
        payoutId: payoutId ?? null,
        direction,
        name,
        request: JSON.stringify(request),
        answer: answer === undefined ? null : JSON.stringify(answer),
        errorCode: errorCode ?? null,
      };
      const repeats = store.run(
        `UPDATE journal SET times = times + 1, at = :at
         WHERE id = (SELECT max(id) FROM journal WHERE workerId = :workerId AND topic = :topic AND payoutId IS :payoutId)
           AND cardId IS NULL AND direction = 'to-bank' AND direction = :direction AND name = :name
           AND request = :request AND answer IS :answer AND errorCode IS :errorCode`,
        values,
      );
      if (repeats > 0) return;
      store.insert('journal', values);
      store.run(`DELETE FROM journal WHERE id <= (SELECT max(id) FROM journal) - ${KEPT}`);
    },
    /** Counts a webhook that came again. */
    noteAgain: (payoutId: string, name: string) =>
      store.run(
        `UPDATE journal SET times = times + 1 WHERE id = (SELECT max(id) FROM journal
           WHERE payoutId = :payoutId AND direction = 'from-bank' AND name = :name)`,
        {payoutId, name},
      ),
    /** Assigns the entries that led to a card, from its token on, to the card. */
    giveToCard: (workerId: string, cardId: string) =>
      store.run(
        `UPDATE journal SET cardId = :cardId
         WHERE workerId = :workerId AND topic = 'card' AND cardId IS NULL AND id >=
           (SELECT coalesce(max(id), 0) FROM journal
            WHERE workerId = :workerId AND topic = 'card' AND cardId IS NULL AND name = 'token')`,
        {workerId, cardId},
      ),
    /** Assigns the entries that led to a card to the first payout to it. */
    giveToPayout: (cardId: string, payoutId: string) =>
      store.run(
        `UPDATE journal SET payoutId = :payoutId, topic = 'payout' WHERE cardId = :cardId AND payoutId IS NULL`,
        {cardId, payoutId},
      ),
    ofPayout: (payoutId: string) => read('payoutId = :payoutId', {payoutId}),
    /** Entries that led to a card without a payout, and entries since then. */
    towardsPayout: (workerId: string, cardId: string | undefined, since: number) =>
      read(
        `workerId = :workerId AND topic = 'card' AND (cardId = :cardId OR (cardId IS NULL AND at >= :since))`,
        {workerId, cardId: cardId ?? null, since},
      ),
    ofLinking: (workerId: string) =>
      read(`workerId = :workerId AND topic = 'linking'`, {workerId}, SHOWN_OF_LINKING),
  };
}
