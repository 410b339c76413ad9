import {generateKeyPairSync} from 'node:crypto';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {buffer} from 'node:stream/consumers';
import {setTimeout as sleep} from 'node:timers/promises';
import type {TestContext} from 'node:test';
import {getRequestListener} from '@hono/node-server';
import Database from 'libsql';
import {createBank} from '../../mock-bank/bank.js';
import {DOCUMENTED_CARD} from '../../mock-bank/samples.js';
import {couriersFor} from '../../demo/partner/couriers.js';
import {createPartner, type Partner} from '../../demo/partner/partner.js';
import {openRecords, type Records} from '../../demo/partner/records/records.js';
import {WEBHOOK_PATH} from '../../demo/partner/routes/webhook-route.js';

const newPair = () => generateKeyPairSync('rsa', {modulusLength: 2048});
const keys = {bank: newPair(), partner: newPair(), stranger: newPair()};

export const HASH = DOCUMENTED_CARD.hash;
export const PAYMENT_METHOD = JSON.stringify({
  type: 'card',
  card: {type: 'encrypted_card', encrypted_card: {number_hash: HASH}},
});

/** What becomes of a webhook on its way: `twice` also brings it again, the others answer the bank with 500. */
export type Mishap = 'twice' | 'answer-lost' | 'lost';

type End = () => unknown;

/** Ends what was begun, the latest first. */
function endsOf(t: TestContext): End[] {
  const ends: End[] = [];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return ends;
}

/** A mock bank that may be away, and a way for its webhooks on which they may have mishaps. */
async function openBank(ends: End[], partner: string) {
  const mishaps: Mishap[] = [];
  const statuses: number[] = [];
  let away = false;
  const webhookUrl = await serve(ends, (request, response) => {
    void forward(request, partner, mishaps.shift(), statuses).then((status) =>
      response.writeHead(status).end(),
    );
  });
  const origin = await serve(ends, (request, response) => {
    if (away) request.socket.destroy();
    else void getRequestListener(app.fetch)(request, response);
  });
  const {app, close} = createBank({
    origin,
    projects: {shop: keys.partner.publicKey},
    privateKey: keys.bank.privateKey,
    webhookUrl,
    processing: 20,
    retryDelays: Array<number>(50).fill(30),
    report: () => {},
  });
  ends.push(close);
  return {origin, mishaps, statuses, setAway: (is: boolean) => (away = is)};
}

function startPartner(bank: string, database: string, reports: unknown[]): Partner {
  return createPartner({
    bank: {
      apiOrigin: bank,
      project: 'shop',
      privateKey: keys.partner.privateKey,
      publicKey: keys.bank.publicKey,
    },
    widgetOrigin: bank,
    isMock: true,
    environment: 'demo',
    database,
    report: (error) => reports.push(error),
  });
}

/** A partner and a mock bank, with mishaps on the way of the webhooks between them. */
export async function openDemo(t: TestContext) {
  const ends = endsOf(t);
  const directory = mkdtempSync(path.join(tmpdir(), 'partner-'));
  ends.push(() => rmSync(directory, {recursive: true}));
  const database = path.join(directory, 'partner.sqlite');
  const origin = await serve(ends, (request, response) => {
    void getRequestListener(partner.app.fetch)(request, response);
  });
  const bank = await openBank(ends, origin);
  const reports: unknown[] = [];
  let partner = startPartner(bank.origin, database, reports);
  ends.push(() => partner.close());
  const records = openRecords(database, couriersFor(true));
  ends.push(() => records.close());

  return {
    reports,
    records,
    mishaps: bank.mishaps,
    /** How the partner answered each webhook that reached it. */
    statuses: bank.statuses,
    stranger: keys.stranger.privateKey,
    partner: origin,
    bank: bank.origin,
    setBankAway: bank.setAway,
    refuseWebhooks: () => refuseWebhooks(database),
    post: (address: string, fields: Record<string, string> = {}) => post(origin, address, fields),
    /** Stops the partner and starts it again with the records that it left. */
    async restart(meanwhile: () => Promise<unknown>) {
      await partner.close();
      await meanwhile();
      partner = startPartner(bank.origin, database, reports);
      partner.resume();
    },
    /** Saves the documented card for a courier and gives its id. */
    async saveCard(courier = 'anna') {
      await post(origin, `/payout/${courier}/cards`, {payment_method: PAYMENT_METHOD});
      return records.cards.ofWorker(courier)[0]!.id;
    },
  };
}

/** Makes the last step of writing a webhook down fail, as on a full disk. Returns the end of that. */
function refuseWebhooks(file: string): () => void {
  const change = (sql: string) => {
    const database = new Database(file);
    database.exec(sql);
    database.close();
  };
  change(`CREATE TRIGGER full_disk BEFORE INSERT ON journal WHEN new.direction = 'from-bank'
    BEGIN SELECT raise(ABORT, 'the disk is full'); END`);
  return () => change('DROP TRIGGER full_disk');
}

/** A form of the partner's own page; gives where it leads. */
async function post(origin: string, address: string, fields: Record<string, string>) {
  const response = await fetch(`${origin}${address}`, {
    method: 'POST',
    headers: {Origin: origin},
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return {
    status: response.status,
    location: response.headers.get('Location') ?? '',
    text: await response.text(),
  };
}

async function forward(
  request: Parameters<RequestListener>[0],
  partner: string,
  mishap: Mishap | undefined,
  statuses: number[],
): Promise<number> {
  const body = new Uint8Array(await buffer(request));
  const bring = async () => {
    const {status} = await fetch(`${partner}${WEBHOOK_PATH}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-PARTNER-SIGN': String(request.headers['x-partner-sign']),
      },
      body,
    });
    statuses.push(status);
    return status;
  };
  if (mishap === 'lost') return 500;
  const status = await bring();
  if (mishap === 'twice') await bring();
  return mishap === 'answer-lost' ? 500 : status;
}

async function serve(ends: End[], listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => stop(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** Waits until a payout is in a state. */
export async function reaches(records: Records, id: string, state: string): Promise<void> {
  for (let tries = 0; records.payouts.find(id)?.state !== state; tries++) {
    if (tries > 6_000) throw new Error(`Still ${records.payouts.find(id)?.state}, not ${state}.`);
    await sleep(10);
  }
}

export const idOf = ({location}: {location: string}): string => location.replace('/payouts/', '');
