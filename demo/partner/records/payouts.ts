import {randomUUID} from 'node:crypto';
import type {Store} from './store.js';

/**
 * A payout goes from left to right: `created` has a session, `started` waits for the bank, `ready` for a person,
 * `decided` for the bank again. The last four are final; the partner believes that
 * `refused` never started.
 */
export type PayoutState =
  | 'new'
  | 'created'
  | 'started'
  | 'ready'
  | 'deciding'
  | 'decided'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'refused';

/** States in which the partner still has to call the bank. */
export const UNTOLD: readonly PayoutState[] = ['new', 'created', 'deciding'];

export type Decision = 'confirm' | 'cancel';

export interface Order {
  workerId: string;
  cardId: string;
  /** Kopecks. */
  amount: number;
  /** The text of the receipt; `null` for a payout without one. */
  service: string | null;
}

export interface Payout extends Order {
  id: string;
  state: PayoutState;
  decision: Decision | null;
  sessionId: string | null;
  sessionStatus: string | null;
  errorCode: string | null;
  /** URL of the tax service's receipt. */
  receipt: string | null;
  createdAt: number;
}

const STATE_IN = 'state IN (SELECT value FROM json_each(:states))';

export const payoutsIn = (store: Store) => ({
  add(order: Order): string {
    const id = randomUUID();
    store.insert('payouts', {id, ...order, createdAt: Date.now()});
    return id;
  },
  find: (id: string) => store.one('SELECT * FROM payouts WHERE id = :id', {id}) as Payout | undefined,
  ofSession: (sessionId: string) =>
    store.one('SELECT * FROM payouts WHERE sessionId = :sessionId', {sessionId}) as Payout | undefined,
  /** The latest first. */
  ofWorker: (workerId: string) =>
    store.all('SELECT * FROM payouts WHERE workerId = :workerId ORDER BY createdAt DESC, id LIMIT 20', {
      workerId,
    }) as Payout[],
  /** Payouts that stopped before the bank was called. */
  untold: () =>
    store.all(`SELECT * FROM payouts WHERE ${STATE_IN}`, {states: JSON.stringify(UNTOLD)}) as Payout[],
  /** Changes a payout that is still in one of these states. Returns whether it was: of two clicks, one counts. */
  change: (id: string, from: readonly PayoutState[], values: Partial<Omit<Payout, 'id'>>): boolean =>
    store.update('payouts', {...values, id}, STATE_IN, {states: JSON.stringify(from)}),
  /** Returns whether the webhook is new. Call it in the transaction that handles the webhook. */
  takeWebhook: (type: string, sessionId: string, payoutStatus: string): boolean =>
    store.run(`INSERT INTO webhooks VALUES (:type, :sessionId, :payoutStatus) ON CONFLICT DO NOTHING`, {
      type,
      sessionId,
      payoutStatus,
    }) === 1,
});
