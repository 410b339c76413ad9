import {randomUUID} from 'node:crypto';
import type {PaymentMethod} from './payment-method.js';

export interface Worker {
  /** INN, 12 digits. */
  taxReference: string;
}

const MAX_CARDS = 1000;

/** What the partner knows. Kept in memory: a restart forgets the cards. */
export class Records {
  /** The one courier of this demo, as if signed in; the INN is one of the bank's test values. */
  readonly worker: Worker = {taxReference: '500000000000'};
  readonly #cards = new Map<string, PaymentMethod>();

  /** Keeps the card and gives it an id that can't be guessed. */
  saveCard(method: PaymentMethod): string {
    const [oldest] = this.#cards.keys();
    if (oldest !== undefined && this.#cards.size >= MAX_CARDS) this.#cards.delete(oldest);
    const id = randomUUID();
    this.#cards.set(id, method);
    return id;
  }

  card(id: string): PaymentMethod | undefined {
    return this.#cards.get(id);
  }
}
