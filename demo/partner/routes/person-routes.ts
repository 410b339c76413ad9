import {Hono, type Context} from 'hono';
import {parseRubles} from '../money.js';
import {linkingPage} from '../pages/linking.js';
import type {BadOrder} from '../pages/order-tile.js';
import {payoutPage, type PersonView} from '../pages/payout.js';
import type {Courier} from '../couriers.js';
import type {Order} from '../records/payouts.js';
import type {Worker} from '../records/workers.js';
import {courierOf, type Site} from '../site.js';

const PAGES = {payout: payoutPage, linking: linkingPage};
type Section = keyof typeof PAGES;

/** The two pages about one courier: a payout, and the linking with a payout with a receipt. */
export function personRoutes(site: Site): Hono {
  const routes = new Hono();
  for (const section of ['payout', 'linking'] as const) {
    routes.get(`/${section}/:courier?`, (context) => {
      const courier = courierOf(site, context.req.param('courier'));
      return courier ? show(site, context, section, courier) : context.notFound();
    });
  }
  routes.post('/payout/:courier', (context) => order(site, context, 'payout'));
  routes.post('/linking/:courier/payouts', (context) => order(site, context, 'linking'));
  return routes;
}

async function order(site: Site, context: Context, section: Section): Promise<Response> {
  const courier = courierOf(site, context.req.param('courier'));
  if (!courier) return context.notFound();
  const form = await context.req.parseBody();
  const text = (name: string): string => (typeof form[name] === 'string' ? form[name].trim() : '');
  const card = site.records.cards.find(text('card'));
  // Another person's card is as unknown as none.
  if (card?.workerId !== courier.id) return context.redirect(`/${section}/${courier.id}`, 303);

  const amount = parseRubles(text('amount'));
  const service = text('service').slice(0, 200);
  const bad = {cardId: card.id, amount: text('amount'), service};
  if (amount === undefined) return show(site, context, section, courier, {field: 'amount', ...bad});
  const wanted: Order = {workerId: courier.id, cardId: card.id, amount, service: null};
  if (section === 'payout') return begin(site, context, wanted);
  if (!service) return show(site, context, section, courier, {field: 'service', ...bad});
  return begin(site, context, {...wanted, service});
}

const begin = ({payoutDesk}: Site, context: Context, wanted: Order): Response =>
  context.redirect(`/payouts/${payoutDesk.start(wanted)}`, 303);

async function show(
  site: Site,
  context: Context,
  section: Section,
  courier: Courier,
  bad?: BadOrder,
): Promise<Response> {
  const page = site.pageOf(context, bad && `/${section}/${courier.id}`);
  const view = viewOf(site, section, courier, sinceOf(context), bad);
  return context.html(PAGES[section](page, view), bad ? 400 : 200);
}

function viewOf(
  {records, couriers}: Site,
  section: Section,
  courier: Courier,
  since: number,
  bad: BadOrder | undefined,
): PersonView {
  const {cards, payouts, journal} = records;
  const saved = cards.ofWorker(courier.id);
  return {
    courier,
    worker: workerOf(records, courier),
    people: couriers.map((other) => ({courier: other, worker: workerOf(records, other)})),
    cards: saved,
    payouts: payouts.ofWorker(courier.id).filter(({service}) => section === 'payout' || service !== null),
    entries:
      section === 'linking'
        ? journal.ofLinking(courier.id)
        : journal.towardsPayout(courier.id, saved[0]?.id, since),
    since,
    bad,
  };
}

function workerOf({workers}: Site['records'], {id}: Courier): Worker {
  const worker = workers.find(id);
  if (!worker) throw new Error(`There is no record of ${id}.`);
  return worker;
}

/** When the page was opened first: it says so when it asks for what has changed. */
export function sinceOf(context: Context): number {
  const since = Number(context.req.query('since'));
  return Number.isSafeInteger(since) && since > 0 ? since : Date.now();
}
