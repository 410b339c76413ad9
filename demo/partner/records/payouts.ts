import {randomUUID} from 'node:crypto';
import type {Store} from './store.js';

/**
 * A payout goes from left to right: `created` has a session, `started` waits for the bank, `ready` for a person,
 * `decided` for the bank again. The last four are final; `refused` never started.
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

export type Decision = 'confirm' | 'cancel';

export interface Order {
  workerId: string;
  cardId: string;
  /** Kopecks. */
  amount: number;
  /** What the receipt is for; without it there is none. */
  service: string | null;
}

export interface Payout extends Order {
  id: string;
  state: PayoutState;
  decision: Decision | null;
  sessionId: string | null;
  sessionStatus: string | null;
  errorCode: string | null;
  /** Address of the tax service's receipt. */
  receipt: string | null;
  createdAt: number;
}

/** What the bank tells of a payout. */
export interface PayoutNews {
  state: Extract<PayoutState, 'ready' | 'succeeded' | 'failed' | 'cancelled'> | undefined;
  sessionStatus: string;
  errorCode: string | undefined;
  receipt: string | undefined;
}

const COLUMNS = `id, worker_id AS workerId, card_id AS cardId, amount, service, state, decision,
  session_id AS sessionId, session_status AS sessionStatus, error_code AS errorCode, receipt, created_at AS createdAt`;

const NOT_FINAL = `'new', 'created', 'started', 'ready', 'deciding', 'decided'`;

/** News comes late, twice and out of order: a state may follow only those before it. */
const BEFORE_READY = `'new', 'created', 'started'`;

export class Payouts {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  add({workerId, cardId, amount, service}: Order): string {
    const id = randomUUID();
    this.#store.run(
      `INSERT INTO payouts (id, worker_id, card_id, amount, service, created_at)
       VALUES (:id, :workerId, :cardId, :amount, :service, :now)`,
      {id, workerId, cardId, amount, service, now: Date.now()},
    );
    return id;
  }

  find(id: string): Payout | undefined {
    return this.#store.one(`SELECT ${COLUMNS} FROM payouts WHERE id = :id`, {id}) as Payout | undefined;
  }

  ofSession(sessionId: string): Payout | undefined {
    return this.#store.one(`SELECT ${COLUMNS} FROM payouts WHERE session_id = :sessionId`, {
      sessionId,
    }) as Payout | undefined;
  }

  /** The latest first. */
  ofWorker(workerId: string): Payout[] {
    return this.#store.all(
      `SELECT ${COLUMNS} FROM payouts WHERE worker_id = :workerId ORDER BY created_at DESC, id LIMIT 20`,
      {workerId},
    ) as Payout[];
  }

  /** Those that stopped while the partner was about to tell the bank something. */
  untold(): Payout[] {
    return this.#store.all(
      `SELECT ${COLUMNS} FROM payouts WHERE state IN ('new', 'created', 'deciding')`,
    ) as Payout[];
  }

  created(id: string, sessionId: string): void {
    this.#store.run(
      `UPDATE payouts SET state = 'created', session_id = :sessionId, error_code = NULL WHERE id = :id AND state = 'new'`,
      {id, sessionId},
    );
  }

  started(id: string): void {
    this.#store.run(
      `UPDATE payouts SET state = 'started', error_code = NULL WHERE id = :id AND state = 'created'`,
      {id},
    );
  }

  /** The bank won't have it. */
  refused(id: string, errorCode: string): void {
    this.#store.run(
      `UPDATE payouts SET state = 'refused', error_code = :errorCode WHERE id = :id AND state IN ('new', 'created')`,
      {id, errorCode},
    );
  }

  /** It could not be said to the bank; it may be said again. */
  stuck(id: string, errorCode: string): void {
    this.#store.run(
      `UPDATE payouts SET error_code = :errorCode WHERE id = :id AND state IN ('new', 'created', 'deciding')`,
      {id, errorCode},
    );
  }

  /** Whether it was this call that decided: of two clicks, one counts. */
  decide(id: string, decision: Decision): boolean {
    return (
      this.#store.run(
        `UPDATE payouts SET state = 'deciding', decision = :decision, error_code = NULL
         WHERE id = :id AND state = 'ready'`,
        {id, decision},
      ) === 1
    );
  }

  decided(id: string): void {
    this.#store.run(
      `UPDATE payouts SET state = 'decided', error_code = NULL WHERE id = :id AND state = 'deciding'`,
      {id},
    );
  }

  undecided(id: string, errorCode: string): void {
    this.#store.run(
      `UPDATE payouts SET state = 'ready', decision = NULL, error_code = :errorCode
       WHERE id = :id AND state = 'deciding'`,
      {id, errorCode},
    );
  }

  /** The bank's own word goes over all that the partner thought. */
  learn(id: string, {state, sessionStatus, errorCode, receipt}: PayoutNews): void {
    this.#store.run(
      `UPDATE payouts SET session_status = :sessionStatus, state = coalesce(:state, state),
         error_code = iif(:state IS NULL, error_code, :errorCode), receipt = coalesce(:receipt, receipt)
       WHERE id = :id AND state IN (${state === 'ready' ? BEFORE_READY : NOT_FINAL})`,
      {
        id,
        sessionStatus,
        state: state ?? null,
        errorCode: errorCode ?? null,
        receipt: receipt ?? null,
      },
    );
  }
}
