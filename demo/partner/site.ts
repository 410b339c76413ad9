import {EventEmitter} from 'node:events';
import type {Bank131Client} from 'bank131-widgets/server';
import {journaled, type BankAccess} from './bank.js';
import {couriersFor, type Courier} from './couriers.js';
import type {Desk} from './desk.js';
import type {Language} from './language.js';
import {LinkingDesk} from './linking-desk.js';
import {PayoutDesk} from './payout-desk.js';
import {openRecords} from './records/records.js';
import type {Worker} from './records/workers.js';
import type {SampleValues} from './samples.js';
import {strings} from './strings.js';

export interface PartnerOptions {
  bank: BankAccess;
  environment: 'demo';
  /** Where the widgets come from. */
  widgetOrigin: string;
  /** Whether the bank is the mock bank. Then the samples name its host; otherwise their environment does. */
  isMock: boolean;
  /** SQLite file for the records. Without it they live in memory. */
  database?: string;
  /** Called for every failure, never with a secret. */
  report: (error: unknown) => void;
}

/** A courier with the partner's record. */
export type Person = Courier & Worker;

/** What the routes of the site work with. */
export interface Site extends Desk {
  options: PartnerOptions;
  couriers: readonly [Courier, ...Courier[]];
  payoutDesk: PayoutDesk;
  linkingDesk: LinkingDesk;
  /** The courier with this id. Without an id, the first courier. */
  person: (id?: string) => Person | undefined;
}

/** Opens the records, and the desks that work with them. */
export function openSite(options: PartnerOptions, client: Bank131Client, signal: AbortSignal): Site {
  const {isMock, report, database} = options;
  const couriers = couriersFor(isMock);
  const records = openRecords(database, couriers);
  const news = new EventEmitter().setMaxListeners(0);
  const desk: Desk = {
    records,
    news,
    report,
    signal,
    isMock,
    bankFor: (about) =>
      journaled(client, signal, (exchange) => {
        records.journal.note(about, exchange);
        news.emit(about.workerId);
      }),
  };
  return {
    ...desk,
    options,
    couriers,
    payoutDesk: new PayoutDesk(desk),
    linkingDesk: new LinkingDesk(desk),
    person(id = couriers[0].id) {
      const courier = couriers.find((known) => known.id === id);
      const worker = records.workers.find(id);
      return courier && worker && {...courier, ...worker};
    },
  };
}

/** The values that the samples name. */
export function sampleValues({options, couriers}: Site, language: Language): SampleValues {
  const {environment, isMock, widgetOrigin} = options;
  const widgetHost = isMock ? widgetOrigin : undefined;
  return {
    environment,
    widgetHost,
    taxReference: couriers[0].taxReference,
    saveCard: strings[language].card.save,
  };
}
