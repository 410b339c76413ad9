import {own} from '../core/own.js';

/** Details of a failed call. */
export interface Bank131ApiErrorDetails {
  /** HTTP status; 0 if there was no answer. */
  readonly status: number;
  /** The bank's code, or the package's own: see {@link Bank131ApiError.code}. */
  readonly code: string;
  /** The bank's own description, if it gave one. */
  readonly description?: string | undefined;
  readonly cause?: unknown;
}

/** A failed call. The message holds path, status and code, never a body, a key or a token. */
export class Bank131ApiError extends Error {
  /**
   * The bank's code, such as `taxpayer_not_bound`, or `network_error`, `timeout`, `invalid_answer` (not the documented
   * JSON), `invalid_options`, `invalid_signature`, `invalid_webhook`, `invalid_payment_method`, `cross_site_request`.
   */
  readonly code: string;
  /** HTTP status of the answer; 0 if there was none. */
  readonly status: number;
  /** The bank's own description, if it gave one, with long numbers and hashes masked. Don't show it to the user. */
  readonly description: string | undefined;

  constructor(message: string, details: Bank131ApiErrorDetails) {
    const {status, code, description, cause} = own(details);
    super(`bank131-widgets: ${message}`, cause === undefined ? undefined : {cause});
    this.name = 'Bank131ApiError';
    this.code = code;
    this.status = status;
    this.description = description;
  }
}

/** Refuses names that don't exist: a misspelt option would be dropped in silence. */
export function checkNames(options: object, names: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw invalidOption(name, `one of ${names.join(', ')}`);
  }
}

/** Reports an option that can't be used. Carries no `cause`: a platform's own error may quote the value. */
export const invalidOption = (name: string, expected: string): Bank131ApiError =>
  new Bank131ApiError(`option \`${name}\` must be ${expected}.`, {status: 0, code: 'invalid_options'});
