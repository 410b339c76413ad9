import type {Courier} from '../couriers.js';
import {Cards} from './cards.js';
import {Journal} from './journal.js';
import {Payouts} from './payouts.js';
import {Store} from './store.js';
import {Webhooks} from './webhooks.js';
import {Workers} from './workers.js';

/** All that the partner keeps. */
export interface Records {
  workers: Workers;
  cards: Cards;
  payouts: Payouts;
  webhooks: Webhooks;
  journal: Journal;
  /** All of the work or none of it. */
  transaction: <Result>(work: () => Result) => Result;
  close: () => void;
}

/** Opens the partner's records, without a file in memory. */
export function openRecords(file: string | undefined, couriers: readonly Courier[]): Records {
  const store = new Store(file);
  const workers = new Workers(store);
  store.transaction(() => {
    for (const courier of couriers) workers.add(courier);
  });
  return {
    workers,
    cards: new Cards(store),
    payouts: new Payouts(store),
    webhooks: new Webhooks(store),
    journal: new Journal(store),
    transaction: (work) => store.transaction(work),
    close: () => store.close(),
  };
}
