import type {Store} from './store.js';

/** What tells one webhook from another. */
export interface WebhookKey {
  type: string;
  sessionId: string;
  payoutStatus: string;
}

/** The webhooks that were handled. */
export class Webhooks {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether it is the first of its kind. To be called in the transaction that does what the webhook asks for. */
  take({type, sessionId, payoutStatus}: WebhookKey): boolean {
    return (
      this.#store.run(
        `INSERT INTO webhooks (type, session_id, payout_status, handled_at)
         VALUES (:type, :sessionId, :payoutStatus, :now) ON CONFLICT DO NOTHING`,
        {type, sessionId, payoutStatus, now: Date.now()},
      ) === 1
    );
  }
}
