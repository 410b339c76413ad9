import {createError, safeCause} from './errors.js';
import {own} from './own.js';
import {withoutQuery} from './page.js';

/** Returns a fresh one-time token. The engine calls it once for each start. */
export type TokenProvider = (context: {readonly signal: AbortSignal}) => string | Promise<string>;

/** Where a start gets its public token from. */
export interface TokenSource {
  readonly definition: {readonly name: string};
  readonly publicToken?: string | TokenProvider | undefined;
  /** An absolute URL on the page's own origin. */
  readonly tokenUrl?: string | undefined;
  readonly tokenRequest?: RequestInit | (() => RequestInit) | undefined;
  /** The widget's environment, which the token's must equal. */
  readonly environment: string;
}

// The bank accepts a token once for each kind of widget that it was issued for. A second render with it can only fail,
// and may disturb the first.
const spent = new Set<string>();
const spending = ({definition, publicToken}: TokenSource): string =>
  `${definition.name} ${String(publicToken)}`;

/** Marks a string token as used. */
export function spendToken(source: TokenSource): void {
  if (!isRenewable(source)) spent.add(spending(source));
}

/** Whether another start would get another token. */
export const isRenewable = ({publicToken}: {publicToken?: unknown}): boolean =>
  typeof publicToken !== 'string';

/**
 * Gets the public token.
 *
 * @throws Bank131Error `token-failed`
 */
export async function getToken(source: TokenSource, signal: AbortSignal): Promise<string> {
  const {publicToken, tokenUrl} = source;
  if (typeof publicToken === 'string') {
    if (spent.has(spending(source))) throw createError('token-failed/spent', [], {retryable: false});
    return publicToken;
  }
  if (tokenUrl !== undefined) return fetchToken(tokenUrl, source, signal);
  let token: unknown;
  try {
    token = await publicToken?.({signal});
  } catch (cause) {
    throw createError('token-failed/provider', [], {cause});
  }
  return checkToken(token, 'publicToken');
}

async function fetchToken(tokenUrl: string, source: TokenSource, signal: AbortSignal): Promise<string> {
  // A query may carry the page's secrets, so messages leave it out.
  const url = withoutQuery(tokenUrl);
  const request = prepareRequest(source, signal);
  let response;
  try {
    response = await fetch(tokenUrl, request);
  } catch (cause) {
    throw createError('token-failed/network', [url], {cause: safeCause(cause)});
  }
  // The parser's own error quotes the body, which may hold the token.
  const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (answer === undefined) throw createError('token-failed/status', [url, response.status]);
  const {environment, public_token} = own(answer as {environment?: unknown; public_token?: unknown});
  if (environment != null && environment !== source.environment) {
    // Only a word: it comes from outside.
    const got =
      typeof environment === 'string' && /^\w{1,20}$/.test(environment) ? environment : kindOf(environment);
    throw createError('token-failed/environment', [got, source.environment], {retryable: false});
  }
  return checkToken(public_token, url);
}

function prepareRequest({tokenRequest}: TokenSource, signal: AbortSignal): RequestInit {
  try {
    const given = typeof tokenRequest === 'function' ? tokenRequest() : tokenRequest;
    if (typeof (given ?? {}) !== 'object' || 'then' in Object(given))
      throw new TypeError('not a RequestInit');
    const init = own(given);
    const headers = new Headers({'Content-Type': 'application/json', 'X-Requested-With': 'bank131-widgets'});
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    const defaults: RequestInit = {
      method: 'POST',
      body: '{}',
      mode: 'same-origin',
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
    };
    // A plain object: scripts of the page that wrap `fetch` may spread it.
    return own(defaults, init, {headers: Object.fromEntries(headers), signal});
  } catch (cause) {
    throw createError('token-failed/request', [], {cause});
  }
}

function checkToken(token: unknown, source: string): string {
  if (typeof token === 'string' && token.trim()) return token;
  throw createError('token-failed/shape', [source, kindOf(token)]);
}

/** The kind of a value that may be a token or a user's number, for messages. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string' && !value.trim()) return 'an empty string';
  return value === null ? 'null' : typeof value;
}
