import {createHash} from 'node:crypto';
import type {Context} from 'hono';
import {BankError} from './http.js';
import type {Table} from './memory.js';
import type {SignedRequest} from './signature.js';

/** How long a key is remembered. The bank's own limit is not public. */
const LIFETIME = 24 * 60 * 60 * 1000;

/** The answer to a call with a key. */
export interface KeptAnswer {
  /** A digest of everything that identifies the call. */
  digest: string;
  answer: object;
  expires: number;
}

/** Runs a call once for its `X-PARTNER-IDEMPOTENCY-KEY`. */
export class Idempotency {
  readonly #answers: Table<KeptAnswer>;
  readonly #now: () => number;

  constructor(answers: Table<KeptAnswer>, now: () => number) {
    this.#answers = answers;
    this.#now = now;
  }

  /** `run` is synchronous, so that the same call can't run twice at a time. */
  once(c: Context<SignedRequest>, run: () => object): object {
    const key = c.req.header('X-PARTNER-IDEMPOTENCY-KEY');
    if (key === undefined) return run();
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new BankError(
        400,
        'invalid_request',
        'X-PARTNER-IDEMPOTENCY-KEY must be 1 to 255 printable characters',
      );
    }
    const name = JSON.stringify([c.get('project'), key]);
    const digest = digestOf(c);
    const kept = this.#find(name);
    if (kept && kept.digest !== digest) {
      throw new BankError(409, 'idempotency_key_already_exists', 'This key was used for another request');
    }
    if (kept) return kept.answer;

    // A refused call did nothing, so the corrected call may use the key.
    const answer = run();
    this.#answers.put(name, {digest, answer, expires: this.#now() + LIFETIME});
    return answer;
  }

  #find(name: string): KeptAnswer | undefined {
    const kept = this.#answers.get(name);
    return kept && kept.expires > this.#now() ? kept : undefined;
  }
}

function digestOf(c: Context<SignedRequest>): string {
  const submerchant = c.req.header('X-PARTNER-SUBMERCHANT') ?? '';
  const call = JSON.stringify([c.req.path, submerchant]);
  return createHash('sha256').update(call).update(c.get('bytes')).digest('hex');
}
