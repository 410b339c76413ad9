/**
 * Why a call or an element failed; stable across versions.
 *
 * | code | meaning |
 * | --- | --- |
 * | `invalid-options` | an option is missing or unusable; the message names it |
 * | `not-in-browser` | there is no document, as on a server |
 * | `container-not-found` | the container is not in the document |
 * | `container-busy` | another widget of this kind is on the page and has no outcome yet |
 * | `token-failed` | no usable public token was had |
 * | `offline` | the browser is offline and the script could not be had before the deadline |
 * | `script-blocked` | an enforced Content Security Policy or Trusted Types policy refused the script |
 * | `script-failed` | the script could not be had: network, HTTP error, or a blocking extension |
 * | `timeout` | the widget was not rendered before `timeout` |
 * | `global-missing` | the script ran but left no vendor global |
 * | `render-failed` | the vendor's own code threw |
 * | `widget-failed` | the widget reported that it failed |
 * | `unmounted` | the widget was taken away before its outcome |
 */
export type Bank131ErrorCode =
  | 'invalid-options'
  | 'not-in-browser'
  | 'container-not-found'
  | 'container-busy'
  | 'token-failed'
  | 'offline'
  | 'script-blocked'
  | 'script-failed'
  | 'timeout'
  | 'global-missing'
  | 'render-failed'
  | 'widget-failed'
  | 'unmounted';

/** What no second try of the same call can mend. */
const PERMANENT: readonly Bank131ErrorCode[] = [
  'invalid-options',
  'not-in-browser',
  'container-not-found',
  'script-blocked',
  'unmounted',
];

/** What an error may carry besides its code and message. */
export interface Bank131ErrorDetails {
  /** What lies underneath: the network's, the vendor's or the token provider's own error. */
  readonly cause?: unknown;
  /** Overrides what the code alone says of retrying. */
  readonly retryable?: boolean;
  /** The last status that the widget had reported. */
  readonly status?: string | undefined;
}

/**
 * The one error of this package. Two copies of the package may meet on a page: tell errors apart by {@link code},
 * not by `instanceof`. Messages say what was expected, what came and what to change; they never carry a token, a hash,
 * an INN or a phone.
 */
export class Bank131Error extends Error {
  /** Why it failed. */
  readonly code: Bank131ErrorCode;
  /** Whether the same call may succeed later, without a change of code. */
  readonly retryable: boolean;
  /** The last status that the widget had reported, where there was one. */
  readonly status?: string;

  constructor(code: Bank131ErrorCode, message: string, details: Bank131ErrorDetails = {}) {
    super(`bank131-widgets: ${message}`, details);
    // Chrome and WebView 90 to 92 do not take it from there.
    if ('cause' in details) this.cause = details.cause;
    this.name = 'Bank131Error';
    this.code = code;
    this.retryable = details.retryable ?? !PERMANENT.includes(code);
    if (details.status !== undefined) this.status = details.status;
  }
}

/** The code of whatever was thrown, also by another copy of this package; `undefined` if it has none. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as {code?: unknown} | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The error of a widget that was taken away. Nobody is at fault, so it needs no words of its own to be loaded. */
export const unmounted = (details: Bank131ErrorDetails): Bank131Error =>
  new Bank131Error('unmounted', 'the widget was taken away before it had an outcome.', details);
