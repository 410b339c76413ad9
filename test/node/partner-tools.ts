import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {TestContext} from 'node:test';
import Database from 'libsql';
import {DOCUMENTED_CARD} from '../../mock-bank/samples.js';
import {couriersFor} from '../../demo/partner/couriers.js';
import {openRecords, type Records} from '../../demo/partner/records/records.js';
import {openDemo as open, type Trip} from '../demo/demo.js';

export const HASH = DOCUMENTED_CARD.hash;
const PAYMENT_METHOD = JSON.stringify({
  type: 'card',
  card: {type: 'encrypted_card', encrypted_card: {number_hash: HASH}},
});

/** What may happen to a webhook on its way. */
export const TWICE: Trip = {brings: ['as sent', 'as sent']};
export const ANSWER_LOST: Trip = {brings: ['as sent'], answerLost: true};
export const LOST: Trip = {brings: []};

/** A partner with records in a file, and a mock bank, with mishaps on the way of the webhooks between them. */
export async function openDemo(t: TestContext) {
  const directory = mkdtempSync(path.join(tmpdir(), 'partner-'));
  const database = path.join(directory, 'partner.sqlite');
  const reports: unknown[] = [];
  const demo = await open({
    database,
    processing: 20,
    retryDelay: 30,
    report: (error) => reports.push(error),
  });
  const records = openRecords(database, couriersFor(true));
  t.after(async () => {
    records.close();
    await demo.close();
    rmSync(directory, {recursive: true});
  });
  const {webhooks, partner} = demo;

  return {
    ...demo,
    ...webhooks,
    reports,
    records,
    /** How the partner answered each webhook that reached it. */
    statuses: () => webhooks.deliveries.flatMap((delivery) => delivery.partner),
    refuseWebhooks: () => refuseWebhooks(database),
    post: (address: string, fields: Record<string, string> = {}) => post(partner, address, fields),
    /** Saves the documented card for a courier and gives its id. */
    async saveCard(courier = 'anna') {
      await post(partner, `/payout/${courier}/cards`, {payment_method: PAYMENT_METHOD});
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
  return {status: response.status, location: response.headers.get('Location') ?? ''};
}

/** Waits until a payout is in a state. */
export async function reaches(records: Records, id: string, state: string): Promise<void> {
  for (let tries = 0; records.payouts.find(id)?.state !== state; tries++) {
    if (tries > 6_000) throw new Error(`Still ${records.payouts.find(id)?.state}, not ${state}.`);
    await sleep(10);
  }
}

export const idOf = ({location}: {location: string}): string => location.replace('/payouts/', '');
