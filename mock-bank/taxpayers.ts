import {randomUUID} from 'node:crypto';
import {BankError, type ErrorCode} from './http.js';
import type {Linkings} from './linkings.js';
import type {Memory, Table} from './memory.js';
import {UNANSWERED_TAXPAYER, UNKNOWN_TAXPAYER} from './samples.js';

interface Check {
  project: string;
  taxReference: string;
  asked: number;
}

/** An answer to `npd/request/status`. */
export interface CheckAnswer {
  status: 'ok' | 'pending' | 'error';
  error?: {code: ErrorCode; description: string};
}

/**
 * Partners' questions whether a user is self-employed and linked. The bank's final answer is not public (grade D). Here
 * `ok` means both; otherwise the code is that of a refused payout to the user.
 */
export class TaxpayerChecks {
  readonly #checks: Table<Check>;
  readonly #linkings: Linkings;
  readonly #now: () => number;
  readonly #processing: number;

  constructor(memory: Memory, linkings: Linkings, now: () => number, processing: number) {
    this.#checks = memory.table('taxpayer-checks');
    this.#linkings = linkings;
    this.#now = now;
    this.#processing = processing;
  }

  ask(project: string, taxReference: string): string {
    const id = randomUUID();
    this.#checks.put(id, {project, taxReference, asked: this.#now()});
    return id;
  }

  /** Returns the user's state now, not at the time of the question. */
  answer(project: string, id: string): CheckAnswer {
    const check = this.#checks.get(id);
    if (check?.project !== project) throw new BankError(404, 'invalid_request', 'request_id is not known');
    const {taxReference, asked} = check;
    if (taxReference === UNANSWERED_TAXPAYER || this.#now() < asked + this.#processing) {
      return {status: 'pending'};
    }
    const problem = problemOf(taxReference, this.#linkings);
    return problem ? {status: 'error', error: problem} : {status: 'ok'};
  }
}

/** Throws unless the user can be paid with a receipt. */
export function checkTaxpayer(taxReference: string, linkings: Linkings): void {
  const problem = problemOf(taxReference, linkings);
  if (problem) throw new BankError(422, problem.code, problem.description);
}

function problemOf(taxReference: string, linkings: Linkings): CheckAnswer['error'] {
  if (taxReference === UNKNOWN_TAXPAYER) {
    return {
      code: 'taxpayer_unknown',
      description: 'The tax service knows no self-employed person with this INN',
    };
  }
  if (linkings.statusOf(taxReference) === 'linked') return undefined;
  return {code: 'taxpayer_not_bound', description: 'The self-employed person is not linked to the bank'};
}
