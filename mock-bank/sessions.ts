import {randomBytes} from 'node:crypto';
import {BankError} from './http.js';
import type {Memory, Table} from './memory.js';
import type {Failure, PayoutDetails, PayoutPlan} from './payouts.js';
import {STUMBLING_AMOUNT} from './samples.js';
import type {Prepared, Version} from './schemas.js';
import type {Timers} from './timers.js';

export interface StoredPayout extends PayoutDetails {
  id: string;
  status: 'in_progress' | 'pending' | 'succeeded' | 'failed';
  created_at: string;
  finished_at?: string;
  error?: Failure;
}

export interface StoredSession {
  id: string;
  project: string;
  /** The version of the API that started the payout. Its webhooks have the same (grade D). */
  version: Version;
  status: 'created' | 'in_progress' | 'accepted' | 'cancelled' | 'error';
  created_at: string;
  updated_at: string;
  next_action?: 'confirm' | undefined;
  error?: Failure | undefined;
  /** The fields of `session/create`. */
  given: Prepared;
  payout?: StoredPayout;
  confirmed?: true;
  /** How the payout will fail once it is confirmed. */
  failure?: Failure;
}

type Started = StoredSession & {payout: StoredPayout};

export type SessionEvent = 'ready_to_confirm' | 'payment_finished';

interface Options {
  memory: Memory;
  timers: Timers;
  now: () => number;
  /** Base URL of receipts, such as `http://localhost:8131/receipts/`. */
  receipts: string;
  /** Milliseconds that the bank takes to check a payout, and to make it. */
  processing: number;
  /** Payouts need no confirmation. */
  singleRequest: boolean;
  tell: (event: SessionEvent, session: StoredSession) => void;
}

/** Payment sessions: the partner creates, starts, confirms and cancels them; the bank continues them. */
export class Sessions {
  readonly #sessions: Table<StoredSession>;
  readonly #options: Options;
  #lastNumber = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#sessions = options.memory.table('sessions');
    for (const session of this.#sessions.values()) this.#process(session);
  }

  create(project: string, version: Version, given: Prepared): StoredSession {
    return this.#put(this.#open(project, version, given));
  }

  find(project: string, id: string): StoredSession {
    const session = this.#sessions.get(id);
    // Another project's session is unknown.
    if (session?.project !== project) throw new BankError(404, 'invalid_request', 'session_id is not known');
    return session;
  }

  /** `plan` may throw: then the session stays as it is. */
  start(project: string, id: string, version: Version, plan: (given: Prepared) => PayoutPlan): StoredSession {
    const session = this.find(project, id);
    if (session.payout) throw wrongState('The payout of this session was started already');
    return this.#begin({...session, version}, plan(session.given));
  }

  /** Creates and starts in one. A refused payout leaves no session. */
  init(project: string, version: Version, plan: PayoutPlan): StoredSession {
    return this.#begin(this.#open(project, version, {}), plan);
  }

  confirm(project: string, id: string): StoredSession {
    const session = this.#awaiting(project, id);
    const payout: StoredPayout = {...session.payout, status: 'in_progress'};
    return this.#process(this.#put({...session, next_action: undefined, confirmed: true, payout}));
  }

  /** The payout's status after it is not public (grade D). Only `failed` is final without money. */
  cancel(project: string, id: string): StoredSession {
    const session = this.#awaiting(project, id);
    const payout: StoredPayout = {...session.payout, status: 'failed', finished_at: this.#time()};
    const cancelled = this.#put({...session, status: 'cancelled', next_action: undefined, payout});
    this.#options.tell('payment_finished', cancelled);
    return cancelled;
  }

  receipt(receiptId: string): StoredPayout | undefined {
    return this.#sessions.values().find(({payout}) => receiptOf(payout)?.id === receiptId)?.payout;
  }

  #awaiting(project: string, id: string): Started {
    const session = this.find(project, id);
    if (!isStarted(session)) throw wrongState('The payout of this session was not started yet');
    if (session.next_action === 'confirm') return session;
    throw wrongState(
      session.payout.status === 'in_progress' && !session.confirmed
        ? 'The payout is not ready to be confirmed yet: wait for ready_to_confirm'
        : 'The payout was confirmed or cancelled already',
    );
  }

  #open(project: string, version: Version, given: Prepared): StoredSession {
    const time = this.#time();
    const id = `ps_${this.#number()}`;
    return {id, project, version, status: 'created', created_at: time, updated_at: time, given};
  }

  #begin(session: StoredSession, {details, failure, ...plan}: PayoutPlan): StoredSession {
    const confirmed = plan.confirmed ?? this.#options.singleRequest;
    const created_at = this.#time();
    const payout: StoredPayout = {id: `po_${this.#number()}`, status: 'in_progress', created_at, ...details};
    const begun = this.#put({
      ...session,
      status: 'in_progress',
      payout,
      ...(failure && {failure}),
      ...(confirmed && {confirmed: true as const}),
    });
    return this.#process(begun);
  }

  /** Continues a payout that the bank works on: after each call, and after a restart. */
  #process(session: StoredSession): StoredSession {
    if (session.payout?.status !== 'in_progress') return session;
    this.#options.timers.after(this.#options.processing, () => {
      const current = this.#sessions.get(session.id);
      if (current && isStarted(current)) this.#advance(current);
    });
    return session;
  }

  /** The status of a session whose payout failed is not public (grade D). `error` is not final, as the bank documents. */
  #advance(session: Started): void {
    const {payout} = session;
    if (!session.confirmed) {
      this.#tell('ready_to_confirm', {
        ...session,
        next_action: 'confirm',
        payout: {...payout, status: 'pending'},
      });
    } else if (session.failure) {
      const failed = {
        ...payout,
        status: 'failed',
        finished_at: this.#time(),
        error: session.failure,
      } as const;
      this.#tell('payment_finished', {...session, status: 'error', error: session.failure, payout: failed});
    } else if (payout.amount_details.amount === STUMBLING_AMOUNT && !session.error) {
      const error = {
        code: 'internal_error',
        description: 'The bank looks into it; the session is not at its end',
      };
      this.#process(this.#put({...session, status: 'error', error}));
    } else {
      const paid = this.#succeeded(payout);
      this.#tell('payment_finished', {...session, status: 'accepted', error: undefined, payout: paid});
    }
  }

  #succeeded(payout: StoredPayout): StoredPayout {
    const done: StoredPayout = {...payout, status: 'succeeded', finished_at: this.#time()};
    const taxpayer = payout.fiscalization_details?.professional_income_taxpayer;
    if (!taxpayer) return done;
    const id = randomBytes(5).toString('hex');
    const receipt = {id, link: `${this.#options.receipts}${id}`};
    return {...done, fiscalization_details: {professional_income_taxpayer: {...taxpayer, receipt}}};
  }

  #tell(event: SessionEvent, session: StoredSession): void {
    this.#options.tell(event, this.#put(session));
  }

  #put(session: StoredSession): StoredSession {
    const updated = {...session, updated_at: this.#time()};
    this.#sessions.put(session.id, updated);
    return updated;
  }

  /** Uses the clock, so that numbers are also new after a restart: partners may keep them longer than this bank. */
  #number(): number {
    this.#lastNumber = Math.max(this.#lastNumber + 1, this.#options.now());
    return this.#lastNumber;
  }

  /** The bank writes microseconds. */
  #time(): string {
    return new Date(this.#options.now()).toISOString().replace('Z', '000Z');
  }
}

export const receiptOf = (payout: StoredPayout | undefined) =>
  payout?.fiscalization_details?.professional_income_taxpayer.receipt;

const isStarted = (session: StoredSession): session is Started => session.payout !== undefined;

/** The bank's own code for it is not public (grade D). */
function wrongState(description: string): BankError {
  return new BankError(409, 'invalid_request', description);
}
