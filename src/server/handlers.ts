import {readEnvironment, type Bank131Client} from './client.js';
import {Bank131ApiError, checkNames, invalidOption} from './errors.js';
import {isRecord, own} from '../core/own.js';
import {readLimited} from './read-limited.js';
import {parseUrl} from '../urls.js';
import type {Session, TokenRequest, Webhook} from './types.js';

/** Called with each error, for logs. The browser and the bank don't see it. */
export type OnError = (error: unknown) => unknown;

/**
 * Options of `publicTokenHandler()`. Only own properties count. `Context` is what your framework passes on after the
 * request, such as Express's own request with its `user`.
 */
export type TokenHandlerOptions<Context extends readonly unknown[] = []> = {
  /** Sent to the widget, which refuses a token of another environment. */
  readonly environment?: 'live' | 'demo' | undefined;
  readonly onError?: OnError | undefined;
} & (
  | {
      /** Issues tokens for the tokenization widget. */
      readonly tokenize: true;
      readonly selfEmployed?: undefined;
      /** Returns whether this request may have a token. Only `true` allows it. */
      readonly authorize: (request: Request, ...context: Context) => boolean | Promise<boolean>;
    }
  | {
      /** Issues tokens for the self-employed widget. */
      readonly selfEmployed: true;
      readonly tokenize?: undefined;
      /** Returns the user's INN from your own records, never from the browser. Nothing or `false` refuses. */
      readonly authorize: (request: Request, ...context: Context) => LinkingGrant | Promise<LinkingGrant>;
    }
);

/** The person that a token for the self-employed widget is for: INN, 12 digits. */
export type LinkingGrant = {readonly tax_reference: string} | false | null | undefined;

/** Bytes. The bank's webhooks are a few kilobytes. */
const MAX_WEBHOOK = 1_000_000;

/**
 * Creates the handler behind `token-url`. It answers a same-origin POST with `{"public_token", "environment"?}`, others
 * with 403, 405 or 502, never with the bank's own description. It always answers: errors go to `onError`.
 *
 * @throws Bank131ApiError `invalid_options`: neither widget was named, or both; no `authorize`; another environment; an
 *   unknown name
 */
export function publicTokenHandler<Context extends readonly unknown[] = []>(
  client: Bank131Client,
  given: TokenHandlerOptions<Context>,
): (request: Request, ...context: Context) => Promise<Response> {
  const options = own(given);
  checkNames(options, ['tokenize', 'selfEmployed', 'authorize', 'environment', 'onError']);
  if ((options.tokenize === true) === (options.selfEmployed === true)) {
    throw invalidOption('tokenize', 'true, or else `selfEmployed`');
  }
  if (options.environment !== undefined) readEnvironment(options.environment);
  if (typeof options.authorize !== 'function') throw invalidOption('authorize', 'a function');
  return (request, ...context) => {
    checkRequest(request);
    return answerToken(client, options, request, context);
  };
}

async function answerToken<Context extends readonly unknown[]>(
  client: Bank131Client,
  options: TokenHandlerOptions<Context>,
  request: Request,
  context: Context,
): Promise<Response> {
  if (request.method !== 'POST') return problem(405, 'method_not_allowed', {Allow: 'POST'});
  // A form on another site can't set this header.
  if (!request.headers.get('X-Requested-With')) return problem(403, 'forbidden');
  if (isFromElsewhere(request)) {
    tell(options.onError, crossSite());
    return problem(403, 'forbidden');
  }
  try {
    const body = await tokenRequest(options, request, context);
    if (!body) return problem(403, 'forbidden');
    const {public_token} = own(await client.token(body));
    if (typeof public_token !== 'string' || public_token === '') {
      throw new Bank131ApiError('token: the answer holds no token.', {status: 200, code: 'invalid_answer'});
    }
    return json({public_token, ...(options.environment && {environment: options.environment})});
  } catch (error) {
    tell(options.onError, error);
    return problem(502, 'token_unavailable');
  }
}

/**
 * Tells whether a page of another origin sent this. Browsers without `Sec-Fetch-Site`, and all of them on plain http,
 * send `Origin` with a POST. Hosts are compared without the scheme, since TLS often ends at a proxy.
 */
function isFromElsewhere({headers, url}: Request): boolean {
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'none') return site !== 'same-origin';
  const origin = headers.get('Origin');
  if (origin === null) return false;
  const page = parseUrl(origin);
  if (!page) return true;
  const here = new URL(url);
  // A page elsewhere can't set this header either without asking first.
  const forwarded = headers.get('X-Forwarded-Host')?.split(',')[0]?.trim();
  // In the page's scheme, which drops its default port and the case.
  const hosts = [here.host, forwarded ?? here.host].map(
    (host) => parseUrl(`${page.protocol}//${host}`)?.host,
  );
  return !hosts.includes(page.host) || (page.protocol === 'http:' && here.protocol === 'https:');
}

const crossSite = (): Bank131ApiError =>
  new Bank131ApiError(
    'a request for a token came from another origin. If it is your own page, let your proxy pass on `Host` or `X-Forwarded-Host`.',
    {status: 403, code: 'cross_site_request'},
  );

/** The request to the bank; nothing if the user may not have a token. */
async function tokenRequest<Context extends readonly unknown[]>(
  options: TokenHandlerOptions<Context>,
  request: Request,
  context: Context,
): Promise<TokenRequest | undefined> {
  const grant: unknown = await options.authorize(request, ...context);
  if (grant === false || grant === null || grant === undefined) return undefined;
  const allowed = options.tokenize ? tokenizeRequest(grant) : linkingRequest(grant);
  if (!allowed) tell(options.onError, invalidOption('authorize', expectedGrant(options.tokenize)));
  return allowed;
}

const tokenizeRequest = (grant: unknown): TokenRequest | undefined =>
  grant === true ? {tokenize_widget: {access: true}} : undefined;

function linkingRequest(grant: unknown): TokenRequest | undefined {
  const {tax_reference} = own(Object(grant) as {tax_reference?: unknown});
  if (typeof tax_reference !== 'string' || !/^\d{12}$/.test(tax_reference)) return undefined;
  return {self_employed_widget: {tax_reference}};
}

const expectedGrant = (tokenize: true | undefined): string =>
  tokenize
    ? 'a function that returns true or false'
    : 'a function that returns {tax_reference: "…"} with 12 digits, or false';

type SessionHandler = (session: Session) => unknown;

/**
 * Options of `webhookHandler()`: a function for each type of webhook. If it throws, the answer is 500 and the bank sends
 * the webhook again. Only own properties count.
 */
export interface WebhookHandlerOptions {
  readonly readyToConfirm?: SessionHandler | undefined;
  readonly paymentFinished?: SessionHandler | undefined;
  readonly paymentRefunded?: SessionHandler | undefined;
  readonly actionRequired?: SessionHandler | undefined;
  readonly readyToCapture?: SessionHandler | undefined;
  /** Called with a verified webhook of another type, such as `transaction_registration`. */
  readonly unknown?: ((raw: unknown) => unknown) | undefined;
  readonly onError?: OnError | undefined;
}

/** The function for each type. */
const HANDLERS = {
  ready_to_confirm: 'readyToConfirm',
  payment_finished: 'paymentFinished',
  payment_refunded: 'paymentRefunded',
  action_required: 'actionRequired',
  ready_to_capture: 'readyToCapture',
} as const;

/**
 * Creates the handler of the bank's webhooks. It needs the raw body. It always answers: errors go to `onError`. The bank
 * may send a webhook twice.
 *
 * @throws Bank131ApiError `invalid_options`: no plain object, an unknown name, or a handler that is not a function
 */
export function webhookHandler(
  client: Bank131Client,
  given: WebhookHandlerOptions,
): (request: Request) => Promise<Response> {
  // Otherwise the webhooks would be answered with 200, and lost: of a class instance, the methods don't count.
  if (!isRecord(given)) throw invalidOption('options', 'a plain object');
  const options = own(given);
  checkNames(options, [...Object.values(HANDLERS), 'unknown', 'onError']);
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (typeof value !== 'function') throw invalidOption(name, 'a function');
  }
  return (request) => {
    checkRequest(request);
    return answerWebhook(client, options, request);
  };
}

async function answerWebhook(
  client: Bank131Client,
  options: WebhookHandlerOptions,
  request: Request,
): Promise<Response> {
  if (request.method !== 'POST') return problem(405, 'method_not_allowed', {Allow: 'POST'});
  if (request.bodyUsed) {
    tell(options.onError, unreadable('was read before. Call the handler before any body parser'));
    return problem(500, 'not_handled');
  }
  let body: Uint8Array | undefined;
  try {
    body = await readLimited(request.body, MAX_WEBHOOK);
  } catch {
    tell(options.onError, unreadable('broke off. The bank sends it again'));
    return problem(400, 'refused');
  }
  if (!body) return problem(413, 'too_large');
  let webhook: Webhook;
  try {
    webhook = client.parseWebhook(body, request.headers.get('X-PARTNER-SIGN'));
  } catch (error) {
    tell(options.onError, error);
    // The bank should send it again once the partner's own mistake is fixed.
    const isOurs = own(Object(error) as {code?: unknown}).code === 'invalid_options';
    return isOurs ? problem(500, 'not_handled') : problem(400, 'refused');
  }
  try {
    await dispatch(webhook, options);
    return json({status: 'ok'});
  } catch (error) {
    tell(options.onError, error);
    return problem(500, 'not_handled');
  }
}

const unreadable = (problem: string): Bank131ApiError =>
  new Bank131ApiError(`the body of a webhook ${problem}.`, {status: 0, code: 'invalid_webhook'});

async function dispatch(webhook: Webhook, options: WebhookHandlerOptions): Promise<void> {
  if (webhook.type === 'unknown') {
    await options.unknown?.(webhook.raw);
    return;
  }
  await options[HANDLERS[webhook.type]]?.(webhook.session);
}

/** Throws at once, not by rejecting: Express 4 leaves a request without an answer if its handler rejects. */
function checkRequest(request: unknown): asserts request is Request {
  const {method, url, headers} = Object(request) as {
    method?: unknown;
    url?: unknown;
    headers?: {get?: unknown};
  };
  if (typeof method === 'string' && typeof url === 'string' && typeof headers?.get === 'function') return;
  throw new Bank131ApiError(
    'the handler needs a standard Request. Pass the one of your framework, or wrap the handler with getRequestListener() of @hono/node-server for (req, res).',
    {status: 0, code: 'invalid_options'},
  );
}

/** Calls `onError`. If that fails, too, the handler must still answer, and the log gets nothing of the failure. */
function tell(onError: OnError | undefined, error: unknown): void {
  const report = () => console.error('bank131-widgets: `onError` failed. Fix it: its error is lost.');
  try {
    Promise.resolve(onError?.(error)).catch(report);
  } catch {
    report();
  }
}

const json = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, own({status, headers: own({'Cache-Control': 'no-store', ...headers})}));

const problem = (status: number, error: string, headers?: Record<string, string>): Response =>
  json({error}, status, headers);
