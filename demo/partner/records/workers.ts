import type {Courier} from '../couriers.js';
import type {Store} from './store.js';

/** A person's linking as far as the partner knows: `requested` is pending, `unregistered` is not self-employed. */
export type Linking = 'none' | 'requested' | 'linked' | 'rejected' | 'unregistered';

/** The bank's own statement about a person. */
export type Standing = 'linked' | 'not-linked' | 'unregistered';

/** How the last question to the bank ended: `unanswered` by the tax service, or `failed` on the way. */
export type CheckResult = Standing | 'unclear' | 'unanswered' | 'failed';

export interface Worker {
  id: string;
  fullName: string;
  /** INN, 12 digits. */
  taxReference: string;
  linking: Linking;
  saidBy: 'check' | 'payout' | 'page' | null;
  /** The request to the tax service that has no answer yet. */
  requestId: string | null;
  checkResult: CheckResult | null;
  checkedAt: number | null;
}

/** The people whom the partner pays. */
export function workersIn(store: Store) {
  const find = (id: string) => store.one('SELECT * FROM workers WHERE id = :id', {id}) as Worker | undefined;
  const change = (id: string, values: Partial<Omit<Worker, 'id'>>) =>
    store.update('workers', {...values, id});

  return {
    find,
    change,
    add: ({id, fullName, taxReference}: Courier) =>
      store.run(
        `INSERT INTO workers (id, fullName, taxReference) VALUES (:id, :fullName, :taxReference)
         ON CONFLICT (id) DO UPDATE SET fullName = excluded.fullName, taxReference = excluded.taxReference`,
        {id, fullName, taxReference},
      ),
    /** Records the bank's statement. It overrides everything else that the partner knew. */
    learn(id: string, standing: Standing, saidBy: 'check' | 'payout'): void {
      if (standing !== 'not-linked') change(id, {linking: standing, saidBy});
      // A pending or rejected request is not linked either, so those states stay.
      else if (['linked', 'unregistered'].includes(find(id)?.linking ?? ''))
        change(id, {linking: 'none', saidBy});
    },
  };
}
