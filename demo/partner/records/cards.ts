import {randomUUID} from 'node:crypto';
import type {PaymentMethod} from 'bank131-widgets/server';
import type {Store} from './store.js';

/** What may be shown of a card. */
export interface CardInfo {
  brand: string;
  last4: string;
}

export interface Card {
  id: string;
  workerId: string;
  paymentMethod: PaymentMethod;
  /** Absent for a bank account. */
  info: CardInfo | undefined;
}

interface Row {
  id: string;
  workerId: string;
  paymentMethod: string;
  brand: string | null;
  last4: string | null;
}

const COLUMNS = 'id, worker_id AS workerId, payment_method AS paymentMethod, brand, last4';

/** Tokenized cards: the hash may be used again and again, so it is kept like a password. */
export class Cards {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Keeps a card, under an id that can't be guessed; one that is known already is brought up to date. */
  save(workerId: string, method: PaymentMethod, info: CardInfo | undefined): string {
    const row = this.#store.one(
      `INSERT INTO cards (id, worker_id, hash, payment_method, brand, last4, saved_at)
       VALUES (:id, :workerId, :hash, :method, :brand, :last4, :now)
       ON CONFLICT (worker_id, hash) DO UPDATE SET
         payment_method = excluded.payment_method, brand = excluded.brand, last4 = excluded.last4,
         saved_at = excluded.saved_at
       RETURNING id`,
      {
        id: randomUUID(),
        workerId,
        hash: method.type === 'card' ? method.card.encrypted_card.number_hash : method.bank_account.ru.token,
        method: JSON.stringify(method),
        brand: info?.brand ?? null,
        last4: info?.last4 ?? null,
        now: Date.now(),
      },
    ) as {id: string};
    return row.id;
  }

  find(id: string): Card | undefined {
    const row = this.#store.one(`SELECT ${COLUMNS} FROM cards WHERE id = :id`, {id}) as Row | undefined;
    return row && read(row);
  }

  /** The latest first. */
  ofWorker(workerId: string): Card[] {
    const rows = this.#store.all(
      `SELECT ${COLUMNS} FROM cards WHERE worker_id = :workerId ORDER BY saved_at DESC, id`,
      {
        workerId,
      },
    );
    return (rows as Row[]).map(read);
  }
}

function read({id, workerId, paymentMethod, brand, last4}: Row): Card {
  return {
    id,
    workerId,
    paymentMethod: JSON.parse(paymentMethod) as PaymentMethod,
    info: brand !== null && last4 !== null ? {brand, last4} : undefined,
  };
}
