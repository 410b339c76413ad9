import {generateKeyPairSync} from 'node:crypto';
import type {HttpBindings} from '@hono/node-server';
import {Hono} from 'hono';
import {createBank} from '../../mock-bank/bank.js';
import {createPartner} from '../../demo/partner/partner.js';
import {WEBHOOK_PATH} from '../../demo/partner/routes/webhook-route.js';
import {serve} from './serve.js';

/** The demo's worker: the INN that the partner's backend names to the bank. */
export const INN = '500000000000';

/** How one webhook travels: what of it reaches the partner, in turn, and whether its answer gets back to the bank. */
export interface Trip {
  brings: ('as sent' | 'changed')[];
  answerLost?: boolean;
}

/** What came of one trip. */
export interface Delivery {
  type: string;
  /** The partner's answers, one for each time that the webhook was brought. */
  partner: number[];
  /** What the bank was answered. */
  bank: number;
}

/** The way between bank and partner, on which webhooks go astray as told. */
export interface WebhookWay {
  /** The trips ahead; once there are none left, each webhook is brought as it was sent. */
  trips: Trip[];
  deliveries: Delivery[];
}

/** The mock bank and the demo's partner, that know of nobody yet. */
export interface Demo {
  /** Origin of the bank. */
  bank: string;
  /** Origin of the partner. */
  partner: string;
  webhooks: WebhookWay;
  /** What a partner's backend calls the bank's API with. */
  backend: {apiHost: string; project: string; privateKey: string};
  /** A fresh public token, as any partner's backend gets one. */
  token(widget: 'self-employed' | 'card'): Promise<string>;
  /** Cuts all connections to the bank, or no longer. */
  setBankAway(isAway: boolean): void;
  /** Stops the partner, and starts it again with the records that it left. */
  restartPartner(meanwhile: () => unknown): Promise<void>;
  close(): Promise<void>;
}

export interface DemoOptions {
  /** The file of the partner's records, which are in memory without one. */
  database?: string;
  /** How long the bank takes for its part of a payout, in milliseconds. */
  processing?: number;
  /** How long it waits before it sends a webhook again. */
  retryDelay?: number;
  report?(error: unknown): void;
}

const PROJECT = 'versty';
const newPair = () => generateKeyPairSync('rsa', {modulusLength: 2048});
const keys = {bank: newPair(), partner: newPair()};

/** Starts both, as `npm start` does, on free ports; the bank takes less time than usual. */
export async function openDemo(options: DemoOptions = {}): Promise<Demo> {
  const webhooks: WebhookWay = {trips: [], deliveries: []};
  const way = await serve(() => ({app: bringWebhooks(webhooks, () => partner.origin)}));
  let isAway = false;
  const bank = await serve((origin) => {
    const {app, close} = createBank({
      origin,
      projects: {[PROJECT]: keys.partner.publicKey},
      privateKey: keys.bank.privateKey,
      webhookUrl: `${way.origin}${WEBHOOK_PATH}`,
      processing: options.processing ?? 500,
      retryDelays: Array<number>(50).fill(options.retryDelay ?? 100),
      report: () => {},
    });
    const fetch = (request: Request, {incoming}: HttpBindings) => {
      if (isAway) incoming.destroy();
      return app.fetch(request);
    };
    return {app: {fetch}, close};
  });
  const startPartner = () =>
    createPartner({
      bank: {
        apiOrigin: bank.origin,
        project: PROJECT,
        privateKey: keys.partner.privateKey,
        publicKey: keys.bank.publicKey,
      },
      widgetOrigin: bank.origin,
      isMock: true,
      environment: 'demo',
      ...(options.database !== undefined && {database: options.database}),
      report: options.report ?? report,
    });
  let running = startPartner();
  const partner = await serve(() => ({
    app: {fetch: (request) => running.app.fetch(request)},
    close: () => running.close(),
  }));
  return {
    bank: bank.origin,
    partner: partner.origin,
    webhooks,
    backend: {
      apiHost: bank.origin,
      project: PROJECT,
      privateKey: keys.partner.privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
    },
    token: (widget) => fetchToken(partner.origin, widget),
    setBankAway: (is) => (isAway = is),
    async restartPartner(meanwhile) {
      await running.close();
      await meanwhile();
      running = startPartner();
      running.resume();
    },
    close: async () => {
      await Promise.all([partner.close(), bank.close(), way.close()]);
    },
  };
}

/** A changed webhook is what a test brings; all else is told. */
function report(error: unknown): void {
  if ((error as {code?: unknown}).code !== 'invalid_signature') console.error(error);
}

function bringWebhooks({trips, deliveries}: WebhookWay, partner: () => string): Hono {
  const app = new Hono();
  app.post(WEBHOOK_PATH, async (context) => {
    const body = await context.req.text();
    const {type} = JSON.parse(body) as {type: string};
    const headers = {
      'Content-Type': 'application/json',
      'X-PARTNER-SIGN': context.req.header('X-PARTNER-SIGN') ?? '',
    };
    const {brings, answerLost = false} = trips.shift() ?? {brings: ['as sent']};
    const answers: number[] = [];
    for (const bring of brings) {
      // One digit more: still JSON, and another sum.
      const brought = bring === 'changed' ? body.replace('"amount":', '"amount":9') : body;
      const {status} = await fetch(partner() + WEBHOOK_PATH, {method: 'POST', headers, body: brought});
      answers.push(status);
    }
    const bank = answerLost ? 500 : (answers.at(-1) ?? 500);
    deliveries.push({type, partner: answers, bank});
    return new Response(null, {status: bank});
  });
  return app;
}

async function fetchToken(origin: string, widget: string): Promise<string> {
  const response = await fetch(`${origin}/bank131/token/${widget}`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-Requested-With': 'test', Origin: origin},
    body: '{}',
  });
  const {public_token: token} = (await response.json()) as {public_token: string};
  return token;
}
