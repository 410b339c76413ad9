import assert from 'node:assert/strict';
import {generateKeyPairSync, sign, verify} from 'node:crypto';
import {EventEmitter, once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {buffer} from 'node:stream/consumers';
import type {TestContext} from 'node:test';
import {createBank, type BankOptions} from '../../mock-bank/bank.js';
import {DOCUMENTED_CARD} from '../../mock-bank/samples.js';

const newPair = () => generateKeyPairSync('rsa', {modulusLength: 2048});

export const keys = {bank: newPair(), shop: newPair(), rival: newPair()};
export type Project = 'shop' | 'rival';

export const signed = (body: string, project: Project = 'shop') =>
  sign('sha256', Buffer.from(body), keys[project].privateKey).toString('base64');

export interface PayoutView {
  id: string;
  status: string;
  created_at: string;
  finished_at?: string;
  payment_method?: object;
  payout_details?: object;
  participant_details?: object;
  amount_details: {amount: number};
  fiscalization_details?: {
    professional_income_taxpayer: {services: object[]; receipt?: {id: string; link: string}};
  };
  metadata?: unknown;
  error?: {code: string; description: string};
}

export interface SessionView {
  id: string;
  status: string;
  created_at: string;
  updated_at: string;
  next_action?: string;
  error?: {code: string; description: string};
  payments: PayoutView[];
  payout_list: PayoutView[];
}

/** All that an answer may hold, each its part. */
export interface Answer {
  status: number;
  body: {
    status: string;
    error: {code: string; description: string};
    session: SessionView;
    info: object;
    request_id: string;
    public_token: string;
  };
}

export interface Hook {
  type: string;
  session: SessionView;
  raw: string;
  signature: string;
  /** Whether the bank signed these very bytes. */
  verified: boolean;
  headers: Record<string, unknown>;
}

export function assertRefused(answer: Answer, status: number, code: string, about?: string | RegExp): void {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.deepEqual(Object.keys(answer.body), ['status', 'error']);
  assert.deepEqual(Object.keys(answer.body.error), ['code', 'description']);
  assert.equal(answer.body.status, 'error');
  assert.equal(answer.body.error.code, code);
  if (about) assert.match(answer.body.error.description, new RegExp(about));
}

export const card = (number_hash = DOCUMENTED_CARD.hash, more: object = {}) => ({
  type: 'card',
  card: {type: 'encrypted_card', encrypted_card: {number_hash, ...more}},
});

export const rubles = (amount: number) => ({amount, currency: 'rub'});

/** All that a payout needs. */
export const PAYOUT = {
  payment_method: card(),
  participant_details: {recipient: {full_name: 'Иванов Иван Иванович'}},
  amount_details: rubles(10_000),
};

/** For what no webhook tells of. */
export async function until(isSo: () => boolean): Promise<void> {
  for (const start = Date.now(); !isSo();) {
    assert.ok(Date.now() - start < 60_000, 'It did not come about within a minute');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A partner's address for webhooks. It answers with the statuses that it was told, one by one, and then with 200. */
export async function openWebhookAddress(t: TestContext) {
  const hooks: Hook[] = [];
  const answers: (number | 'hang' | 'reset')[] = [];
  const arrivals = new EventEmitter();
  const server: Server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const signature = String(request.headers['x-partner-sign']);
      const verified = verify('sha256', bytes, keys.bank.publicKey, Buffer.from(signature, 'base64'));
      const raw = bytes.toString();
      hooks.push({...(JSON.parse(raw) as Hook), raw, signature, verified, headers: request.headers});
      const answer = answers.shift() ?? 200;
      if (answer === 'reset') request.socket.destroy();
      else if (answer !== 'hang') response.writeHead(answer, {Location: '/elsewhere'}).end('{}');
      arrivals.emit('hook');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    hooks,
    answers,
    /** The webhook that comes as the given one, counted from 1. */
    async arrival(count: number): Promise<Hook> {
      while (hooks.length < count) await once(arrivals, 'hook', {signal: AbortSignal.timeout(60_000)});
      return hooks[count - 1]!;
    },
  };
}

interface ApiOptions extends Partial<BankOptions> {
  /** The bank has no address to send webhooks to. */
  silent?: boolean;
}

/** A bank of its own for a test, its webhook address, and what a partner does with both. */
export async function openApi(t: TestContext, {silent = false, ...options}: ApiOptions = {}) {
  const webhooks = await openWebhookAddress(t);
  const reports: string[] = [];
  const {app, close} = createBank({
    origin: 'http://localhost:8131',
    projects: {shop: keys.shop.publicKey, rival: keys.rival.publicKey},
    ...(!silent && {webhookUrl: webhooks.url}),
    privateKey: keys.bank.privateKey,
    processing: 0,
    retryDelays: [10, 20, 40],
    report: (message) => reports.push(message),
    ...options,
  });
  t.after(close);

  async function call(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
    const {version = 1, project = 'shop', headers} = options;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const signature = {'X-PARTNER-PROJECT': project, 'X-PARTNER-SIGN': signed(text, project)};
    const answer = await app.request(`/api/v${version}/${path}`, {
      method: 'POST',
      body: text,
      headers: {'Content-Type': 'application/json', ...signature, ...headers},
    });
    return {status: answer.status, body: (await answer.json()) as Answer['body']};
  }

  /** A session whose payout waits for the partner's word. */
  async function startPayout(payout: object = {}): Promise<SessionView> {
    const before = webhooks.hooks.length;
    const {session} = (await call('session/init/payout', {...PAYOUT, ...payout})).body;
    const hook = await webhooks.arrival(before + 1);
    assert.equal(hook.session.id, session.id);
    return hook.session;
  }

  const status = async (session_id: string) => (await call('session/status', {session_id})).body.session;

  return {app, call, close, reports, startPayout, status, ...webhooks};
}

interface CallOptions {
  version?: 1 | 2;
  project?: Project;
  headers?: Record<string, string>;
}

type Api = Awaited<ReturnType<typeof openApi>>;

async function callWidget(
  app: Api['app'],
  path: string,
  body: object,
  session = '',
): Promise<Record<string, unknown>> {
  const headers = {'Content-Type': 'application/json', Authorization: `Bearer ${session}`};
  const answer = await app.request(`/widget/${path}`, {method: 'POST', body: JSON.stringify(body), headers});
  return (await answer.json()) as Record<string, unknown>;
}

/** What the bank's own card form gives for a number. */
export async function tokenizeCard({app, call}: Api, number: string): Promise<string> {
  const {public_token} = (await call('token', {tokenize_widget: {access: true}})).body;
  const {session} = await callWidget(app, 'tokenize/session', {public_token});
  const {hashes} = await callWidget(
    app,
    'tokenize/card',
    {number, expiration_date: '12/40'},
    String(session),
  );
  return (hashes as {number_hash: string}).number_hash;
}

/** Links a person: the widget's request, confirmed in the tax service's app. */
export async function linkPerson({app, call}: Api, tax_reference: string): Promise<void> {
  const {public_token} = (await call('token', {self_employed_widget: {tax_reference}})).body;
  const {session} = await callWidget(app, 'self-employed/session', {public_token});
  const person = {tax_reference_or_phone: tax_reference};
  await callWidget(app, 'self-employed/request', person, String(session));
  const page = await (await app.request('/tax-app')).text();
  const request = /name="request" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({request, decision: 'confirm'});
  await app.request('/tax-app', {method: 'POST', body, headers: {'Sec-Fetch-Site': 'same-origin'}});
}
