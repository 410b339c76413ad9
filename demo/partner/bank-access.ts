import {
  createBank131Client,
  type Bank131Client,
  type PrivateKey,
  type PublicKey,
} from 'bank131-widgets/server';
import {journaledClient} from './journaled-client.js';
import type {News} from './news.js';
import type {About} from './records/journal.js';
import type {Records} from './records/records.js';

/** How the partner speaks to the bank. */
export interface BankAccess {
  /** Origin of the bank's API, such as `https://demo.bank131.ru`. */
  apiOrigin: string;
  project: string;
  privateKey: PrivateKey;
  /** The bank's, for its webhooks. */
  publicKey?: PublicKey | undefined;
}

/** A person waits at the screen. */
const TIMEOUT = 10_000;

export const clientOf = ({apiOrigin, project, privateKey, publicKey}: BankAccess): Bank131Client =>
  createBank131Client({
    apiHost: apiOrigin,
    project,
    privateKey,
    bankPublicKey: publicKey,
    timeout: TIMEOUT,
  });

/** The client for all that is about one thing: what it says and hears is noted, and pages are told. */
export type BankFor = (about: About) => Bank131Client;

export function bankFor(client: Bank131Client, {journal}: Records, news: News, signal: AbortSignal): BankFor {
  return (about) =>
    journaledClient(client, signal, (exchange) => {
      journal.note(about, exchange);
      news.publish(about.workerId);
    });
}
