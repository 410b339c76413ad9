import {randomBytes} from 'node:crypto';

const LIFETIME = 60 * 60 * 1000;

/** Values behind keys of 64 hex digits that can't be guessed, each forgotten after an hour. */
export class Secrets<Value> {
  readonly #entries = new Map<string, {value: Value; expires: number}>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(value: Value): string {
    this.#forgetExpired();
    const secret = randomBytes(32).toString('hex');
    this.#entries.set(secret, {value, expires: this.#now() + LIFETIME});
    return secret;
  }

  find(secret: string): Value | undefined {
    this.#forgetExpired();
    return this.#entries.get(secret)?.value;
  }

  forget(secret: string): void {
    this.#entries.delete(secret);
  }

  #forgetExpired(): void {
    // All live equally long, and a Map keeps the order of insertion: the first valid one ends the search.
    for (const [secret, {expires}] of this.#entries) {
      if (expires > this.#now()) return;
      this.#entries.delete(secret);
    }
  }
}
