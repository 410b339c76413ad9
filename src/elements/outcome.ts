import {deferred} from '../core/waiting.js';

/** The promise of an outcome. One that is settled stays until the next start renews it. */
export class Outcome<Result> {
  #current = deferred<Result>();
  #isSettled = false;

  /** Raises no unhandled rejection by itself. */
  get promise(): Promise<Result> {
    return this.#current.promise;
  }

  settle(result: Result | Promise<never>): void {
    this.#current.resolve(result);
    this.#isSettled = true;
  }

  /** Gives a new promise if the last one is settled. */
  renew(): void {
    if (this.#isSettled) this.#current = deferred<Result>();
    this.#isSettled = false;
  }
}
