import type {KeyObject} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono, type MiddlewareHandler} from 'hono';
import {HTTPException} from 'hono/http-exception';
import {partnerApi, type Desks} from './api.js';
import {CardVault} from './card-vault.js';
import {home} from './home.js';
import {answerError, BankError} from './http.js';
import {Idempotency} from './idempotency.js';
import {Linkings} from './linkings.js';
import {Memory} from './memory.js';
import {receiptPages} from './receipts.js';
import {Secrets} from './secrets.js';
import {selfEmployedCalls} from './self-employed.js';
import {viewSession} from './session-view.js';
import {Sessions} from './sessions.js';
import {taxApp} from './tax-app.js';
import {TaxpayerChecks} from './taxpayers.js';
import {Timers} from './timers.js';
import {tokenizeFrame} from './tokenize-frame.js';
import {tokenizeCalls} from './tokenize.js';
import type {TokenGrant} from './tokens.js';
import {Webhooks} from './webhooks.js';
import {widgetScripts} from './widget-scripts.js';

export interface BankOptions {
  /** The bank's origin, such as `http://localhost:8131`. */
  origin: string;
  /** The partners' projects, each with the RSA public key that checks its signatures. */
  projects: Readonly<Record<string, KeyObject>>;
  /** The clock, in milliseconds. */
  now?: () => number;
  /** A file that keeps cards, linkings, sessions and undelivered webhooks over a restart; without it they live in memory. */
  stateFile?: string;
  /** The partner's address for webhooks, the same for all projects; without it none are sent. */
  webhookUrl?: string;
  /** The bank's own RSA key, which signs webhooks. */
  privateKey?: KeyObject;
  /** Milliseconds before each further try of a webhook that was not answered with 200. */
  retryDelays?: readonly number[];
  /** Milliseconds until a webhook must be answered. */
  webhookTimeout?: number;
  /** Milliseconds that the bank takes to check a payout, to make it, and to ask the tax service. */
  processing?: number;
  /** Payouts need no confirmation, as if the bank's manager has enabled payouts in a single request. */
  singleRequest?: boolean;
  /** Called for each webhook that was not taken, without its content. */
  report?: (message: string) => void;
}

export interface Bank {
  app: Hono;
  /** Stops payouts and webhooks in their present state. */
  close(): void;
}

const SECOND = 1000;
const RETRY_DELAYS = [1, 2, 5, 10, 30, 60, 300, 900, 3600].map((seconds) => seconds * SECOND);

/** Creates a mock of Bank 131: the widgets' host, the API for partners, and the tax service's app. */
export function createBank(options: BankOptions): Bank {
  const {origin, now = Date.now} = options;
  const memory = new Memory(options.stateFile);
  const timers = new Timers();
  const webhooks = openWebhooks(options, memory, timers);
  const desks = openDesks(options, memory, timers, webhooks);
  const {tokens, linkings, vault, sessions} = desks;

  const app = emptyApp(origin);
  app.route('/api/v1', partnerApi(1, desks));
  app.route('/api/v2', partnerApi(2, desks));
  app.route('/widget/self-employed', selfEmployedCalls(tokens, linkings, now));
  app.route('/widget/tokenize', tokenizeCalls(tokens, vault, now));
  app.route('/tokenize-frame', tokenizeFrame());
  app.route('/tax-app', taxApp(linkings));
  app.route('/receipts', receiptPages(sessions));
  app.route('/', home(origin));
  app.use(widgetFiles);
  app.route('/', widgetScripts());
  app.use(serveStatic({root: fileURLToPath(new URL('public', import.meta.url))}));
  return {
    app,
    close() {
      timers.close();
      webhooks?.close();
    },
  };
}

function openDesks(options: BankOptions, memory: Memory, timers: Timers, webhooks?: Webhooks): Desks {
  const {origin, projects, now = Date.now, processing = 1.5 * SECOND, singleRequest = false} = options;
  const linkings = new Linkings(memory, now);
  return {
    projects: new Map(Object.entries(projects)),
    tokens: new Secrets<TokenGrant>(now),
    vault: new CardVault(memory),
    linkings,
    checks: new TaxpayerChecks(memory, linkings, now, processing),
    idempotency: new Idempotency(memory.table('answers'), now),
    sessions: new Sessions({
      memory,
      timers,
      now,
      processing,
      singleRequest,
      receipts: `${origin}/receipts/`,
      tell: (event, session) => webhooks?.send(event, viewSession(session, session.version), session.id),
    }),
  };
}

function openWebhooks(options: BankOptions, memory: Memory, timers: Timers): Webhooks | undefined {
  const {webhookUrl, privateKey, retryDelays = RETRY_DELAYS, webhookTimeout = 10 * SECOND} = options;
  if (webhookUrl === undefined) return undefined;
  const {protocol, username, password} = new URL(webhookUrl);
  if (!/^https?:$/.test(protocol)) throw new TypeError('webhookUrl must be an http(s) URL');
  if (username || password) throw new TypeError('webhookUrl must not hold a user name or a password');
  if (privateKey?.asymmetricKeyType !== 'rsa' || privateKey.type !== 'private') {
    throw new TypeError('Webhooks need privateKey, the bank’s own RSA private key');
  }
  const report = options.report ?? ((message) => console.warn(message));
  return new Webhooks(memory, timers, {
    url: webhookUrl,
    privateKey,
    retryDelays,
    timeout: webhookTimeout,
    report,
  });
}

/** Checks the host, adds headers to every answer, and answers errors. */
function emptyApp(origin: string): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof BankError) return answerError(c, error);
    if (error instanceof HTTPException) return error.getResponse();
    console.error(error);
    return answerError(c, new BankError(500, 'internal_error', 'The mock bank failed: see its console'));
  });
  app.notFound((c) =>
    answerError(c, new BankError(404, 'invalid_request', 'There is nothing at this address')),
  );
  app.use(onlyAs(origin), commonHeaders);
  app.use('/api/*', neverStored);
  app.use('/widget/*', neverStored);
  return app;
}

/** Answers only to its own name and this machine's, against DNS rebinding. */
function onlyAs(origin: string): MiddlewareHandler {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', new URL(origin).hostname]);
  return async (c, next) => {
    if (!names.has(new URL(c.req.url).hostname)) {
      throw new BankError(421, 'invalid_request', 'The bank is not known by this host name');
    }
    await next();
  };
}

const commonHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('X-Content-Type-Options', 'nosniff');
  c.res.headers.set('Referrer-Policy', 'same-origin');
};

const neverStored: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
};

/** Scripts and stylesheets for pages anywhere, also for those that load with `crossorigin` or are isolated. */
const widgetFiles: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Access-Control-Allow-Origin', '*');
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  c.res.headers.set('Cache-Control', 'no-cache');
};
