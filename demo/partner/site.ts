import type {Bank131Client} from 'bank131-widgets/server';
import type {Context} from 'hono';
import {bankFor, type BankAccess, type BankFor} from './bank-access.js';
import {CardDesk} from './card-desk.js';
import {couriersFor, type Courier} from './couriers.js';
import {languageOf, type Language} from './language.js';
import {LinkingDesk} from './linking-desk.js';
import type {News} from './news.js';
import type {PageContext} from './pages/layout.js';
import {PayoutDesk} from './payout-desk.js';
import {openRecords, type Records} from './records/records.js';
import type {SampleValues} from './samples.js';
import {strings} from './strings.js';

export interface PartnerOptions {
  bank: BankAccess;
  environment: 'demo';
  /** Where the widgets come from. */
  widgetOrigin: string;
  /** Whether the bank is the mock bank: then the samples say where it is, else their environment does. */
  isMock: boolean;
  /** SQLite file for workers, cards, payouts and webhooks; without it they live in memory. */
  database?: string;
  /** Told of every failure; what it is told never holds a secret. */
  report: (error: unknown) => void;
}

/** What the routes of the site work with. */
export interface Site {
  couriers: readonly [Courier, ...Courier[]];
  records: Records;
  bankFor: BankFor;
  cardDesk: CardDesk;
  payoutDesk: PayoutDesk;
  linkingDesk: LinkingDesk;
  /** For the page that a request asks for; under another path where that stands for a failed POST. */
  pageOf: (context: Context, path?: string) => PageContext;
  /** Told of every failure; what it is told never holds a secret. */
  report: (error: unknown) => void;
}

/** Opens the records, and the desks that work with them. */
export function openSite(
  options: PartnerOptions,
  client: Bank131Client,
  news: News,
  signal: AbortSignal,
): Site {
  const {isMock, report, database} = options;
  const couriers = couriersFor(isMock);
  const records = openRecords(database, couriers);
  const bank = bankFor(client, records, news, signal);
  const shared = {records, bankFor: bank, news, report, signal};
  return {
    couriers,
    records,
    bankFor: bank,
    cardDesk: new CardDesk(shared),
    payoutDesk: new PayoutDesk(shared),
    linkingDesk: new LinkingDesk({...shared, isMock}),
    pageOf: (context, path = context.req.path) =>
      pageContext(options, couriers[0], path, languageOf(context)),
    report,
  };
}

/** Whom a page is about: the one in its address, or the first. */
export const courierOf = ({couriers}: Site, id: string | undefined): Courier | undefined =>
  id === undefined ? couriers[0] : couriers.find((courier) => courier.id === id);

function pageContext(
  options: PartnerOptions,
  anyone: Courier,
  path: string,
  language: Language,
): PageContext {
  const {isMock, widgetOrigin} = options;
  const values = sampleValues(options, anyone, language);
  return {path, language, text: strings[language], values, isMock, widgetOrigin};
}

/** What the samples name. */
export function sampleValues(
  {environment, isMock, widgetOrigin}: PartnerOptions,
  {taxReference}: Courier,
  language: Language,
): SampleValues {
  const widgetHost = isMock ? widgetOrigin : undefined;
  return {environment, widgetHost, taxReference, saveCard: strings[language].card.save};
}
