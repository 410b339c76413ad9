import type {Bank131Client} from './client.js';
import {Bank131ApiError, invalidOption} from './errors.js';
import type {Session, TokenRequest, Webhook} from './types.js';

/** Who may have a token: a refusal, or for a linking the INN from the partner's own records. */
export type TokenHandlerOptions = {
  /** Told to the widget, which refuses a token of another environment. */
  readonly environment?: 'live' | 'demo' | undefined;
  /** Hears of what went wrong, for logs; the browser is not told. */
  readonly onError?: ((error: unknown) => void) | undefined;
} & (
  | {
      /** A token for the tokenization widget. */
      readonly tokenize: true;
      readonly selfEmployed?: undefined;
      /** Whether this request may have one. */
      readonly authorize: (request: Request) => boolean | Promise<boolean>;
    }
  | {
      /** A token for the self-employed widget. */
      readonly selfEmployed: true;
      readonly tokenize?: undefined;
      /** The person's INN, never from the browser; `false` or nothing: may not. */
      readonly authorize: (request: Request) => LinkingGrant | Promise<LinkingGrant>;
    }
);

/** The person whom a linking token is for. */
export type LinkingGrant = {readonly tax_reference: string} | false | null | undefined;

/** Anything bigger is no request of ours. */
const MAX_WEBHOOK_BYTES = 1_000_000;

/**
 * Serves what `token-url` expects: answers a same-origin POST with `{"public_token", "environment"?}`, others with 403,
 * 405 or 502, never with the bank's words.
 *
 * @throws Bank131ApiError `invalid_options`: neither widget was named, or both
 */
export function publicTokenHandler(client: Bank131Client, options: TokenHandlerOptions) {
  if (Boolean(options.tokenize) === Boolean(options.selfEmployed)) {
    throw invalidOption('tokenize', 'true, or else `selfEmployed`');
  }
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return problem(405, 'method_not_allowed', {Allow: 'POST'});
    // A form on another site can't set this header.
    if (!request.headers.get('X-Requested-With')) return problem(403, 'forbidden');
    try {
      const body = await tokenRequest(request, options);
      if (!body) return problem(403, 'forbidden');
      const {public_token} = await client.token(body);
      if (!public_token)
        throw new Bank131ApiError('token: no token came.', {status: 200, code: 'invalid_answer'});
      return json({public_token, ...(options.environment && {environment: options.environment})});
    } catch (error) {
      options.onError?.(error);
      return problem(502, 'token_unavailable');
    }
  };
}

async function tokenRequest(
  request: Request,
  options: TokenHandlerOptions,
): Promise<TokenRequest | undefined> {
  if (options.tokenize)
    return (await options.authorize(request)) ? {tokenize_widget: {access: true}} : undefined;
  const grant = await options.authorize(request);
  return grant ? {self_employed_widget: {tax_reference: grant.tax_reference}} : undefined;
}

type SessionHandler = (session: Session) => unknown;

/** What to do at each kind of webhook. A handler that throws is answered 500, and the bank sends it again. */
export interface WebhookHandlerOptions {
  readonly readyToConfirm?: SessionHandler | undefined;
  readonly paymentFinished?: SessionHandler | undefined;
  readonly paymentRefunded?: SessionHandler | undefined;
  readonly actionRequired?: SessionHandler | undefined;
  readonly readyToCapture?: SessionHandler | undefined;
  /** A verified type that is not known here. */
  readonly unknown?: ((raw: unknown) => unknown) | undefined;
  /** Hears of what went wrong, for logs. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Serves the address that the bank sends webhooks to. The bank may send one twice: handlers must bear that. */
export function webhookHandler(client: Bank131Client, options: WebhookHandlerOptions) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return problem(405, 'method_not_allowed', {Allow: 'POST'});
    const body = await readBody(request);
    if (!body) return problem(413, 'too_large');
    let webhook: Webhook;
    try {
      webhook = client.parseWebhook(body, request.headers.get('X-PARTNER-SIGN'));
    } catch (error) {
      options.onError?.(error);
      // Our own fault is no reason for the bank to give up.
      const misconfigured = error instanceof Bank131ApiError && error.code === 'invalid_options';
      return misconfigured ? problem(500, 'not_handled') : problem(400, 'refused');
    }
    try {
      await dispatch(webhook, options);
      return json({status: 'ok'});
    } catch (error) {
      options.onError?.(error);
      return problem(500, 'not_handled');
    }
  };
}

/** The bytes as they came, or nothing if they are too many to be a webhook. */
async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_WEBHOOK_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function dispatch(webhook: Webhook, options: WebhookHandlerOptions): Promise<void> {
  if (webhook.type === 'unknown') {
    await options.unknown?.(webhook.raw);
    return;
  }
  const handlers = {
    ready_to_confirm: options.readyToConfirm,
    payment_finished: options.paymentFinished,
    payment_refunded: options.paymentRefunded,
    action_required: options.actionRequired,
    ready_to_capture: options.readyToCapture,
  };
  await handlers[webhook.type]?.(webhook.session);
}

const json = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, {status, headers: {'Cache-Control': 'no-store', ...headers}});

const problem = (status: number, error: string, headers?: Record<string, string>): Response =>
  json({error}, status, headers);
