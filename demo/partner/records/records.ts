import type {Courier} from '../couriers.js';
import {cardsIn} from './cards.js';
import {journalIn} from './journal.js';
import {payoutsIn} from './payouts.js';
import {openStore} from './store.js';
import {workersIn} from './workers.js';

export type Records = ReturnType<typeof openRecords>;

/** Opens the partner's records. Without a file they live in memory. */
export function openRecords(file = ':memory:', couriers: readonly Courier[]) {
  const store = openStore(file);
  const workers = workersIn(store);
  store.transaction(() => couriers.forEach(workers.add));
  const {transaction, close} = store;
  return {
    workers,
    cards: cardsIn(store),
    payouts: payoutsIn(store),
    journal: journalIn(store),
    transaction,
    close,
  };
}
