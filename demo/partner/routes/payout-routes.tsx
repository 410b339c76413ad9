/** @jsxImportSource hono/jsx */
import {Hono} from 'hono';
import {PayoutPage} from '../pages/payout.js';
import type {Payout} from '../records/payouts.js';
import type {Site} from '../site.js';
import {sinceOf} from './person-routes.js';

/** The page of one payout, and its buttons. */
export function payoutRoutes({payoutDesk, records, person}: Site): Hono {
  const {payouts, cards, journal} = records;
  const routes = new Hono();
  routes.get('/payouts/:id', (context) => {
    const payout = payouts.find(context.req.param('id'));
    if (!payout) return context.notFound();
    const worker = person(payout.workerId);
    const card = cards.find(payout.cardId);
    if (!worker || !card) throw new Error('A payout without a person or a card.');
    const view = {payout, worker, card, since: sinceOf(context)};
    const stuck = payoutDesk.isStuck(payout);
    context.header('Cache-Control', 'no-store');
    return context.render(<PayoutPage {...view} stuck={stuck} entries={journal.ofPayout(payout.id)} />);
  });

  const actions: Record<string, (payout: Payout) => unknown> = {
    confirm: ({id}) => payoutDesk.decide(id, 'confirm'),
    cancel: ({id}) => payoutDesk.decide(id, 'cancel'),
    resume: ({id}) => payoutDesk.resume(id),
    ask: (payout) => payoutDesk.ask(payout),
  };
  for (const [name, act] of Object.entries(actions)) {
    routes.post(`/payouts/:id/${name}`, async (context) => {
      const payout = payouts.find(context.req.param('id'));
      if (!payout) return context.notFound();
      await act(payout);
      return context.redirect(`/payouts/${payout.id}`, 303);
    });
  }
  return routes;
}
