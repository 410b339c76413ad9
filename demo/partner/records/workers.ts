import type {Courier} from '../couriers.js';
import type {Store} from './store.js';

/**
 * Where a person stands with the bank, as far as the partner knows: `requested` is on the way, `unregistered` is not
 * self-employed at all.
 */
export type Linking = 'none' | 'requested' | 'linked' | 'rejected' | 'unregistered';

/** What the bank itself says of a person. */
export type Standing = 'linked' | 'not-linked' | 'unregistered';

/** How the last question to the bank ended; `unanswered` by the tax service, `failed` on the way. */
export type CheckResult = Standing | 'unclear' | 'unanswered' | 'failed';

export interface Worker {
  id: string;
  fullName: string;
  /** INN, 12 digits. */
  taxReference: string;
  linking: Linking;
  saidBy: 'check' | 'payout' | 'page' | null;
  /** The question to the tax service that has no answer yet. */
  requestId: string | null;
  checkResult: CheckResult | null;
  checkedAt: number | null;
}

const COLUMNS = `id, full_name AS fullName, tax_reference AS taxReference, linking, said_by AS saidBy,
  request_id AS requestId, check_result AS checkResult, checked_at AS checkedAt`;

/** The people whom the partner pays. */
export class Workers {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  add({id, fullName, taxReference}: Courier): void {
    this.#store.run(
      `INSERT INTO workers (id, full_name, tax_reference) VALUES (:id, :fullName, :taxReference)
       ON CONFLICT (id) DO UPDATE SET full_name = excluded.full_name, tax_reference = excluded.tax_reference`,
      {id, fullName, taxReference},
    );
  }

  find(id: string): Worker | undefined {
    return this.#store.one(`SELECT ${COLUMNS} FROM workers WHERE id = :id`, {id}) as Worker | undefined;
  }

  /** What the bank said of a person goes over all that was thought of them. */
  learn(id: string, standing: Standing, saidBy: 'check' | 'payout'): void {
    if (standing !== 'not-linked') {
      this.setLinking(id, standing, saidBy);
      return;
    }
    // Who was asked and hasn't decided yet, or has rejected, is not linked either: only what can't be true goes.
    const linking = this.find(id)?.linking;
    if (linking === 'linked' || linking === 'unregistered') this.setLinking(id, 'none', saidBy);
  }

  setLinking(id: string, linking: Linking, saidBy: NonNullable<Worker['saidBy']>): void {
    this.#store.run(`UPDATE workers SET linking = :linking, said_by = :saidBy WHERE id = :id`, {
      id,
      linking,
      saidBy,
    });
  }

  /** The tax service was asked; `null` when that question is done with. */
  setRequest(id: string, requestId: string | null): void {
    this.#store.run(`UPDATE workers SET request_id = :requestId WHERE id = :id`, {id, requestId});
  }

  setCheck(id: string, result: CheckResult, at: number): void {
    this.#store.run(`UPDATE workers SET check_result = :result, checked_at = :at WHERE id = :id`, {
      id,
      result,
      at,
    });
  }
}
