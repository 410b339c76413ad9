import {randomUUID} from 'node:crypto';
import type {PaymentMethod} from 'bank131-widgets/server';
import type {Store} from './store.js';

export interface Card {
  id: string;
  workerId: string;
  paymentMethod: PaymentMethod;
  /** The parts that may be shown. Absent for a bank account. */
  info: {brand: string; last4: string} | undefined;
}

type Row = Omit<Card, 'paymentMethod' | 'info'> & {
  paymentMethod: string;
  brand: string | null;
  last4: string | null;
};

/** Tokenized cards. A hash can be used again and again, so it is kept like a password. */
export const cardsIn = (store: Store) => ({
  /** Saves a card under an id that can't be guessed, or updates a known one. Returns the id. */
  save(workerId: string, method: PaymentMethod, info: Card['info']): string {
    const {id} = store.one(
      `INSERT INTO cards (id, workerId, hash, paymentMethod, brand, last4, savedAt)
       VALUES (:id, :workerId, :hash, :method, :brand, :last4, :now)
       ON CONFLICT (workerId, hash) DO UPDATE SET paymentMethod = excluded.paymentMethod,
         brand = excluded.brand, last4 = excluded.last4, savedAt = excluded.savedAt
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
    ) as Row;
    return id;
  },
  find(id: string): Card | undefined {
    const row = store.one('SELECT * FROM cards WHERE id = :id', {id}) as Row | undefined;
    return row && read(row);
  },
  /** The latest first. */
  ofWorker: (workerId: string) =>
    (
      store.all('SELECT * FROM cards WHERE workerId = :workerId ORDER BY savedAt DESC, id', {
        workerId,
      }) as Row[]
    ).map(read),
});

const read = ({id, workerId, paymentMethod, brand, last4}: Row): Card => ({
  id,
  workerId,
  paymentMethod: JSON.parse(paymentMethod) as PaymentMethod,
  info: brand !== null && last4 !== null ? {brand, last4} : undefined,
});
