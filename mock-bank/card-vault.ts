import {createHmac, randomBytes} from 'node:crypto';
import type {Memory, Table} from './memory.js';
import {brandOf, type Brand} from './public/tokenize-frame/card.js';
import {DOCUMENTED_CARD} from './samples.js';

export interface Card {
  /** Only digits. */
  number: string;
  /** `MM/YY` */
  expiration: string;
  cardholder?: string;
}

export interface CardInfo {
  brand: Brand;
  last4: string;
  bin: string;
}

export interface CardHashes {
  number_hash: string;
  expiration_date_hash: string;
  cardholder_name_hash?: string;
}

/** Gives hashes for cards. For each it keeps only what may be shown of the card. */
export class CardVault {
  readonly #key: Buffer;
  readonly #infos: Table<CardInfo>;

  constructor(memory: Memory) {
    this.#infos = memory.table('cards');
    const keys = memory.table<string>('card-keys');
    const key = keys.get('hashes') ?? randomBytes(32).toString('hex');
    keys.put('hashes', key);
    this.#key = Buffer.from(key, 'hex');
  }

  tokenize({number, expiration, cardholder}: Card): {hashes: CardHashes; info: CardInfo} {
    const brand = brandOf(number);
    if (!brand) throw new TypeError('A card of an unknown brand must be refused before it comes here');
    const hashes: CardHashes = {
      number_hash: this.#hash('number', number),
      expiration_date_hash: this.#hash('expiration', expiration),
      ...(cardholder && {cardholder_name_hash: this.#hash('cardholder', cardholder.toUpperCase())}),
    };
    const info = {brand, last4: number.slice(-4), bin: number.slice(0, 6)};
    this.#infos.put(hashes.number_hash, info);
    return {hashes, info};
  }

  infoOf(numberHash: string): CardInfo | undefined {
    return numberHash === DOCUMENTED_CARD.hash ? DOCUMENTED_CARD.info : this.#infos.get(numberHash);
  }

  /** Whether the hash is of this number. */
  isHashOf(numberHash: string, number: string): boolean {
    return this.#hash('number', number) === numberHash;
  }

  // Keyed: a plain hash of a card number could be reversed by trying all numbers.
  #hash(kind: string, value: string): string {
    return createHmac('sha256', this.#key).update(`${kind}:${value}`).digest('hex');
  }
}
