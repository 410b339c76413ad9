import {masked} from './mask.js';
import {own} from './own.js';
import {sharedPage} from './page.js';

/**
 * The reason why a call or an element failed. Codes stay the same across versions.
 *
 * | code | meaning |
 * | --- | --- |
 * | `invalid-options` | an option is missing, invalid or not allowed; the message names it |
 * | `not-in-browser` | there is no document, as on a server |
 * | `container-not-found` | the container is not in the document |
 * | `container-busy` | another widget of this kind is on the page and has no outcome yet |
 * | `token-failed` | there is no valid public token |
 * | `offline` | the browser is offline, and the script did not load before the deadline |
 * | `script-blocked` | a Content Security Policy, Trusted Types or a script of the page blocked the bank's script |
 * | `script-failed` | the script did not load: network, HTTP error, or a blocking extension |
 * | `timeout` | the widget was not rendered before `timeout` |
 * | `global-missing` | the script ran but did not set the vendor's global |
 * | `render-failed` | the vendor's code, or a script that changed the page, threw |
 * | `widget-failed` | the widget reported that it failed |
 * | `unmounted` | the widget was removed before it had an outcome |
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

/** The key of an error message: a code, or one case of several that share a code. */
export type ErrorKey =
  | Exclude<Bank131ErrorCode, 'invalid-options' | 'token-failed'>
  | `invalid-options/${'option' | 'selector' | 'token-source' | 'tax-reference-or-phone'}`
  | `invalid-options/markup-${'host' | 'token-url' | 'environment'}`
  | 'container-busy/id'
  | `token-failed/${'spent' | 'provider' | 'shape' | 'status' | 'network' | 'request' | 'late' | 'environment'}`
  | `script-blocked/${'trusted-types' | 'changed'}`
  | 'render-failed/page';

/** The key of a warning. */
export type WarningKey =
  `warning/${'stylesheet' | 'refused-message' | 'unreadable-message' | 'unknown-option' | 'late-configure' | 'get-form' | 'tax-reference-or-phone' | 'preload'}`;

/** A plain fact that a message may show. It must not be a token, a hash, an INN or a phone. */
export type Detail = string | number;

/** Codes that the same call can't get rid of by trying again. */
const PERMANENT: readonly string[] = [
  'invalid-options',
  'not-in-browser',
  'container-not-found',
  'script-blocked',
  'unmounted',
];

/** Further properties of an error. */
export interface Bank131ErrorDetails {
  /** The underlying error: of the network, the token provider, or `{name, message}` of the vendor's error. */
  readonly cause?: unknown;
  /** Overrides the code's own answer. */
  readonly retryable?: boolean;
  /** The last status that the widget reported. */
  readonly status?: string | undefined;
}

/**
 * The one error of this package. Two copies of the package may meet on a page: tell errors apart by {@link code},
 * not by `instanceof`. The message says what happened and what to change. It never holds a token, a hash, an INN or a
 * phone. Production builds show a short form, see `bank131-widgets/verbose`.
 */
export class Bank131Error extends Error {
  /** Why it failed. */
  readonly code: Bank131ErrorCode;
  /** Whether the same call may succeed later, without a change of code. */
  readonly retryable: boolean;
  /** The last status that the widget reported, if there was one. */
  readonly status?: string;

  constructor(code: Bank131ErrorCode, message: string, details?: Bank131ErrorDetails) {
    const {cause, retryable, status} = own(details);
    super(PREFIX + message, cause === undefined ? undefined : {cause});
    this.name = 'Bank131Error';
    this.code = code;
    this.retryable = retryable ?? !PERMANENT.includes(code);
    if (status !== undefined) this.status = status;
  }
}

const PREFIX = 'bank131-widgets: ';

/** Creates an error at the place where it happens. */
export const createError = (
  key: ErrorKey,
  details: readonly Detail[] = [],
  more?: Bank131ErrorDetails,
): Bank131Error => new Bank131Error(key.split('/')[0] as Bank131ErrorCode, message(key, details), more);

/** Logs a warning for the page's author. */
export const warn = (key: WarningKey, ...details: readonly Detail[]): void =>
  console?.warn?.(PREFIX + message(key, details));

/** The full sentence where `./verbose` is loaded; else the key, its details and where to read more. */
function message(key: ErrorKey | WarningKey, details: readonly Detail[]): string {
  const sentence = sharedPage().sentences?.[key];
  if (sentence) return sentence(...details.map(String));
  return `${[key, ...details].join(', ')}. See docs/errors.md#${key.replace('/', '-')}`;
}

/**
 * Turns whatever was thrown into an error of this package, except for the caller's own abort reason. Other errors come
 * from the page's changes to the browser's objects.
 */
export const toBank131Error = (error: unknown, signal?: AbortSignal): unknown =>
  error instanceof Bank131Error || (signal?.aborted && error === signal.reason)
    ? error
    : createError('render-failed/page', [], {cause: safeCause(error)});

/**
 * Copies the name and message of an error that is not ours, with secrets masked. Everything else in it is left out:
 * it may hold the token or a phone in any form.
 */
export function safeCause(
  error: unknown,
  secrets: readonly string[] = [],
): {name: string; message: string} | undefined {
  const mask = (text: string) =>
    masked(
      secrets
        .flatMap((secret) => [secret, encodeURIComponent(secret)])
        .reduce((rest, secret) => rest.replaceAll(secret, '…'), text),
    );
  try {
    const {name, message} = error as Error;
    return {name: mask(name), message: mask(message)};
  } catch {
    // Not an error, or one that throws when it is read.
    return undefined;
  }
}

/** Returns the code of an error, also of another copy of this package; `undefined` if it has none. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as {code?: unknown} | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
