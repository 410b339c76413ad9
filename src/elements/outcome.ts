import {deferred} from '../core/waiting.js';

/** The promise of an outcome. A settled one stays until the next start renews it. */
export class Outcome<Result> {
  #current = deferred<Result>();
  #isSettled = false;

  /** Raises no unhandled rejection. */
  get promise(): Promise<Result> {
    return this.#current.promise;
  }

  resolve(result: Result): void {
    this.#current.resolve(result);
    this.#isSettled = true;
  }

  reject(error: unknown): void {
    this.#current.reject(error);
    this.#isSettled = true;
  }

  /** Makes a new promise if the last one is settled. */
  renew(): void {
    if (this.#isSettled) this.#current = deferred<Result>();
    this.#isSettled = false;
  }
}
