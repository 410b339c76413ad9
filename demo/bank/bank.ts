import type {KeyObject} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono, type MiddlewareHandler} from 'hono';
import {HTTPException} from 'hono/http-exception';
import {partnerApi} from './api.js';
import {CardVault} from './card-vault.js';
import {home} from './home.js';
import {answerError, BankError} from './http.js';
import {Linkings} from './linkings.js';
import {Secrets} from './secrets.js';
import {selfEmployedCalls} from './self-employed.js';
import {taxApp} from './tax-app.js';
import {tokenizeFrame} from './tokenize-frame.js';
import {tokenizeCalls} from './tokenize.js';
import type {TokenGrant} from './tokens.js';

export interface BankOptions {
  /** Where the bank is reached, such as `http://localhost:8131`. */
  origin: string;
  /** The partners' projects, each with the RSA public key that checks its signatures. */
  projects: Readonly<Record<string, KeyObject>>;
  /** The clock, in milliseconds. */
  now?: () => number;
}

/** A stand-in for Bank 131: the widgets' host, the API that issues their tokens, and the tax service's app. */
export function createBank({origin, projects, now = Date.now}: BankOptions): {app: Hono} {
  const tokens = new Secrets<TokenGrant>(now);
  const linkings = new Linkings(now);
  const vault = new CardVault();

  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof BankError) return answerError(c, error);
    if (error instanceof HTTPException) return error.getResponse();
    console.error(error);
    return answerError(
      c,
      new BankError(500, 'internal_error', 'The stand-in bank failed; its console tells why'),
    );
  });
  app.notFound((c) =>
    answerError(c, new BankError(404, 'invalid_request', 'There is nothing at this address')),
  );

  app.use(onlyAs(origin), commonHeaders);
  app.use('/api/*', neverStored);
  app.use('/widget/*', neverStored);
  app.route('/api/v1', partnerApi(new Map(Object.entries(projects)), tokens));
  app.route('/widget/self-employed', selfEmployedCalls(tokens, linkings, now));
  app.route('/widget/tokenize', tokenizeCalls(tokens, vault, now));
  app.route('/tokenize-frame', tokenizeFrame());
  app.route('/tax-app', taxApp(linkings));
  app.route('/', home(origin));
  app.use(widgetFiles, serveStatic({root: fileURLToPath(new URL('public', import.meta.url))}));
  return {app};
}

/** Answers under its own name and this machine's alone: another site's name that was pointed here finds nothing. */
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
