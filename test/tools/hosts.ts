/** The fake hosts, as a test sees them. What each behaviour does stands in `widget-host.mjs` and `token-host.mjs`. */

export type HostBehaviour =
  | 'ok'
  | `slow-${number}`
  | `slow-css-${number}`
  | '404'
  | '500'
  | 'no-css'
  | `flaky-${number}`
  | 'held-js'
  | 'hang'
  | 'hang-js'
  | 'hang-css'
  | 'reset'
  | 'no-cors'
  | 'empty'
  | 'throws'
  | 'syntax'
  | 'no-global'
  | 'construct-throws'
  | 'render-throws'
  | 'render-rejects'
  | 'render-hangs';

export type TokenBehaviour =
  | 'ok'
  | `env-${string}`
  | `slow-${number}`
  | `${number}`
  | 'redirect'
  | 'html'
  | 'no-token'
  | 'empty'
  | 'number'
  | 'null'
  | 'hang';

/** What the fake vendor's scripts leave in `window.__vendor`. */
export interface VendorRecords {
  /** How often each script ran, by its address. */
  executions: Record<string, number>;
  instances: VendorRecord[];
}

export interface VendorRecord {
  globalName: string;
  options: Record<string, unknown>;
  renders: number;
  /** The vendor object, on which a handler style widget calls its handlers. */
  instance: Record<string, unknown>;
}

export interface TokenRequest {
  headers: Record<string, string>;
  body: string;
}

// A test may replace `fetch`; what it asks here must reach the server all the same.
const fetchJson = async <T>(url: string, init?: RequestInit): Promise<T> =>
  (await originalFetch(url, init)).json() as T;
const originalFetch = window.fetch.bind(window);

/** The part of an address that names a host which answers only when the test says so. */
const WAITS = /(widget-host|token)\/(?:hang|held)/;

/** Where a test may have left a request waiting: the paths that end it. */
const waiting = new Set<string>();

/** The base URL of a widget host of its own, on the page's origin. */
export function widgetHost(behaviour: HostBehaviour): string {
  return address(window.location.origin, `/widget-host/${behaviour}/`);
}

/** The base URL of a widget host of its own, on another origin than the page's. */
export function foreignWidgetHost(behaviour: HostBehaviour): string {
  return address(foreignOrigin(), `/widget-host/${behaviour}/`);
}

/** The address of a token endpoint of its own. */
export function tokenEndpoint(behaviour: TokenBehaviour, origin = window.location.origin): string {
  return address(origin, `/token/${behaviour}/`);
}

/** The path of a token endpoint that markup may name. */
export function tokenPath(behaviour: TokenBehaviour): string {
  return address('', `/bank131/token/${behaviour}/`);
}

/** The path of something that moves money, which no widget may ask for. */
export function payoutPath(): string {
  return `${address('', '/payouts/')}/confirm`;
}

/** The origin under which the same server is a stranger to this page. */
export function foreignOrigin(): string {
  const {protocol, hostname, port} = window.location;
  return `${protocol}//${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}`;
}

/** How often each file of a widget host was asked for: `{'self-employed.js': 1}`. */
export function requests(host: string): Promise<Record<string, number>> {
  return fetchJson(`/widget-host/count/${idOf(host)}`);
}

/** Has a host of the behaviour `held-js` answer. */
export async function answerHeld(host: string): Promise<void> {
  await originalFetch(`/widget-host/answer/${idOf(host)}`, {method: 'POST'});
}

/** What a token endpoint was asked, in order. */
export function tokenRequests(endpoint: string): Promise<TokenRequest[]> {
  return fetchJson(`/token/requests/${idOf(endpoint)}`);
}

/** Every request that reached the server with the id of this URL in its own. */
export function seen(url: string): Promise<{method: string; url: string}[]> {
  return fetchJson(`/seen/${idOf(url)}`);
}

/** Cuts what hangs under this widget host, and whatever is still to come. */
export async function releaseHost(host: string): Promise<void> {
  await originalFetch(`/widget-host/release/${idOf(host)}`, {method: 'POST'});
}

/** Cuts whatever still hangs; to be called after each test that uses a hanging host. */
export async function releaseHosts(): Promise<void> {
  const paths = [...waiting];
  waiting.clear();
  await Promise.all(paths.map((path) => originalFetch(path, {method: 'POST'})));
}

/** What was done to the fake vendor on this page. */
export function vendor(): VendorRecords {
  const page = window as {__vendor?: VendorRecords};
  return (page.__vendor ??= {executions: {}, instances: []});
}

function address(origin: string, path: string): string {
  const id = crypto.randomUUID();
  const [, host = ''] = WAITS.exec(path) ?? [];
  if (host) waiting.add(`/${host}/release/${id}`);
  return `${origin}${path}${id}`;
}

function idOf(url: string): string {
  return /[\da-f]{8}-[\da-f-]{27}/.exec(url)?.[0] ?? '';
}
