import {Hono, type Context} from 'hono';
import {onePayoutPage, type PayoutView} from '../pages/one-payout.js';
import type {Payout} from '../records/payouts.js';
import type {Site} from '../site.js';
import {sinceOf} from './person-routes.js';

/** One payout, and what a person may do about it. */
export function payoutRoutes(site: Site): Hono {
  const {payoutDesk, records, pageOf} = site;
  const routes = new Hono();
  routes.get('/payouts/:id', (context) => {
    const payout = records.payouts.find(context.req.param('id'));
    if (!payout) return context.notFound();
    context.header('Cache-Control', 'no-store');
    return context.html(onePayoutPage(pageOf(context), viewOf(site, payout, sinceOf(context))));
  });

  const act = (path: string, run: (payout: Payout) => void | Promise<void>): void => {
    routes.post(`/payouts/:id/${path}`, async (context: Context) => {
      const payout = records.payouts.find(context.req.param('id') ?? '');
      if (!payout) return context.notFound();
      await run(payout);
      return context.redirect(`/payouts/${payout.id}`, 303);
    });
  };
  act('confirm', ({id}) => payoutDesk.decide(id, 'confirm'));
  act('cancel', ({id}) => payoutDesk.decide(id, 'cancel'));
  act('resume', ({id}) => payoutDesk.resume(id));
  act('ask', (payout) => payoutDesk.ask(payout));
  return routes;
}

function viewOf({records, payoutDesk}: Site, payout: Payout, since: number): PayoutView {
  const worker = records.workers.find(payout.workerId);
  const card = records.cards.find(payout.cardId);
  if (!worker || !card) throw new Error('A payout without a person or a card.');
  const entries = records.journal.ofPayout(payout.id);
  return {payout, worker, card, entries, stuck: payoutDesk.isStuck(payout), since};
}
