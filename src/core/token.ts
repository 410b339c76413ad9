import {failure} from './failure.js';

/** Gives a fresh one-time token; called once a start. */
export type TokenProvider = (context: {readonly signal: AbortSignal}) => string | Promise<string>;

/** Where a start gets its public token from. */
export interface TokenSource {
  readonly definition: {readonly name: string};
  readonly publicToken?: string | TokenProvider | undefined;
  readonly tokenUrl?: string | undefined;
  readonly tokenRequest?: RequestInit | (() => RequestInit) | undefined;
  /** The widget's environment, which the token's must equal. */
  readonly environment: string;
}

// The bank accepts a token once, for each kind of widget that it was issued for; a second render with it could only
// fail, and might disturb the first.
const spent = new Set<string>();
const spending = ({definition, publicToken}: TokenSource): string =>
  `${definition.name} ${String(publicToken)}`;

/** Marks a string token as used: it is good for one render. */
export function spendToken(source: TokenSource): void {
  if (!isRenewable(source)) spent.add(spending(source));
}

/** Whether another start would get another token. */
export const isRenewable = ({publicToken}: TokenSource): boolean => typeof publicToken !== 'string';

/**
 * Gets the public token.
 *
 * @throws Bank131Error `token-failed`
 */
export async function getToken(source: TokenSource, signal: AbortSignal): Promise<string> {
  const {publicToken, tokenUrl} = source;
  if (typeof publicToken === 'string') {
    if (spent.has(spending(source))) throw failure('token-failed/spent', [], {retryable: false});
    return publicToken;
  }
  if (tokenUrl !== undefined) return fetchToken(tokenUrl, source, signal);
  let token: unknown;
  try {
    token = await publicToken?.({signal});
  } catch (cause) {
    throw failure('token-failed/provider', [], {cause});
  }
  return checkToken(token);
}

async function fetchToken(tokenUrl: string, source: TokenSource, signal: AbortSignal): Promise<string> {
  // A query may carry the page's own secrets; messages go without it.
  const url = tokenUrl.replace(/[?#].*/s, '');
  const response = await postForToken(tokenUrl, source, signal).catch((cause: unknown) => {
    throw failure('token-failed/network', [url], {cause});
  });
  // The parser's own error quotes the body, which may hold the token.
  const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (answer === undefined) throw failure('token-failed/status', [url, response.status]);
  const {environment, public_token} = Object(answer) as {environment?: unknown; public_token?: unknown};
  if (environment != null && environment !== source.environment) {
    throw failure('token-failed/environment', [{got: environment}, source.environment], {retryable: false});
  }
  return checkToken(public_token, url);
}

async function postForToken(
  tokenUrl: string,
  {tokenRequest}: TokenSource,
  signal: AbortSignal,
): Promise<Response> {
  const own = typeof tokenRequest === 'function' ? tokenRequest() : tokenRequest;
  const headers = new Headers({'Content-Type': 'application/json', 'X-Requested-With': 'bank131-widgets'});
  new Headers(own?.headers).forEach((value, name) => headers.set(name, value));
  return fetch(tokenUrl, {
    method: 'POST',
    body: '{}',
    mode: 'same-origin',
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    ...own,
    headers,
    signal,
  });
}

function checkToken(token: unknown, url = ''): string {
  if (typeof token === 'string' && token.trim()) return token;
  throw failure('token-failed/shape', [{got: token}, url]);
}
