/** @jsxImportSource hono/jsx */
import {Hono, type Context} from 'hono';
import {HINTS} from '../linking-desk.js';
import {parseRubles} from '../money.js';
import {LinkingPage} from '../pages/linking.js';
import type {BadOrder} from '../pages/order.js';
import {NewPayoutPage} from '../pages/payout.js';
import type {Person, Site} from '../site.js';

type Section = 'payout' | 'linking';

/** The two pages about one courier: a payout, and the linking with a payout with a receipt. */
export function personRoutes(site: Site): Hono {
  const {person, linkingDesk} = site;
  const routes = new Hono();
  for (const section of ['payout', 'linking'] as const) {
    routes.get(`/${section}/:courier?`, (context) => {
      const worker = person(context.req.param('courier'));
      return worker ? show(site, context, section, worker) : context.notFound();
    });
  }
  const act = (path: string, run: (worker: Person, context: Context) => unknown): void => {
    routes.post(path, async (context: Context) => {
      const worker = person(context.req.param('courier'));
      if (!worker) return context.notFound();
      const answer = await run(worker, context);
      return answer instanceof Response ? answer : context.redirect(`/linking/${worker.id}`, 303);
    });
  };
  act('/payout/:courier', (worker, context) => order(site, context, 'payout', worker));
  act('/linking/:courier/payouts', (worker, context) => order(site, context, 'linking', worker));
  act('/linking/:courier/ask', (worker) => linkingDesk.ask(worker));
  act('/linking/:courier/hint', async (worker, context) => {
    const {status} = await context.req.parseBody();
    const hint = HINTS.find((known) => known === status);
    if (hint) await linkingDesk.hint(worker, hint);
  });
  return routes;
}

async function order(site: Site, context: Context, section: Section, worker: Person): Promise<Response> {
  const form = await context.req.parseBody();
  const text = (name: string): string => (typeof form[name] === 'string' ? form[name].trim() : '');
  const card = site.records.cards.find(text('card'));
  // Another person's card is handled like a missing one.
  if (card?.workerId !== worker.id) return context.redirect(`/${section}/${worker.id}`, 303);

  const amount = parseRubles(text('amount'));
  const service = section === 'payout' ? null : text('service').slice(0, 200);
  if (amount === undefined || service === '') {
    const field = amount === undefined ? 'amount' : 'service';
    context.status(400);
    return show(site, context, section, worker, {
      field,
      cardId: card.id,
      amount: text('amount'),
      service: service ?? '',
    });
  }
  const id = site.payoutDesk.start({workerId: worker.id, cardId: card.id, amount, service});
  return context.redirect(`/payouts/${id}`, 303);
}

function show(
  {records, couriers, person}: Site,
  context: Context,
  section: Section,
  worker: Person,
  bad?: BadOrder,
): Response | Promise<Response> {
  const {cards, payouts, journal} = records;
  const saved = cards.ofWorker(worker.id);
  const since = sinceOf(context);
  const view = {worker, cards: saved, since, bad, people: couriers.flatMap(({id}) => person(id) ?? [])};
  const made = payouts.ofWorker(worker.id);
  return context.render(
    section === 'payout' ? (
      <NewPayoutPage
        {...view}
        payouts={made}
        entries={journal.towardsPayout(worker.id, saved[0]?.id, since)}
      />
    ) : (
      <LinkingPage
        {...view}
        payouts={made.filter(({service}) => service !== null)}
        entries={journal.ofLinking(worker.id)}
      />
    ),
  );
}

/** When the page was first opened. Its script repeats that when it asks for changes. */
export function sinceOf(context: Context): number {
  const since = Number(context.req.query('since'));
  return Number.isSafeInteger(since) && since > 0 ? since : Date.now();
}
