import {Hono, type Context} from 'hono';
import {Bank131ApiError} from 'bank131-widgets/server';
import {cardPage} from '../pages/card.js';
import {messagePage} from '../pages/message.js';
import {courierOf, type Site} from '../site.js';

/** What a form of `<bank131-card-tokenize>` submits, here from three pages. */
export function cardRoutes(site: Site): Hono {
  const {records, pageOf, couriers} = site;
  const routes = new Hono();
  routes.post('/cards', (context) =>
    save(site, context, couriers[0].id, {back: '/tags', next: (id) => `/cards/${id}`}),
  );
  routes.get('/cards/:id', (context) => {
    const card = records.cards.find(context.req.param('id'));
    if (!card) return context.notFound();
    context.header('Cache-Control', 'no-store');
    return context.html(cardPage(pageOf(context), card.paymentMethod));
  });
  routes.post('/:section{payout|linking}/:courier/cards', (context) => {
    const courier = courierOf(site, context.req.param('courier'));
    if (!courier) return context.notFound();
    const page = `/${context.req.param('section')}/${courier.id}`;
    return save(site, context, courier.id, {back: page, next: () => `${page}#order-title`});
  });
  return routes;
}

interface Ways {
  back: string;
  next: (cardId: string) => string;
}

async function save(site: Site, context: Context, workerId: string, {back, next}: Ways): Promise<Response> {
  const {payment_method: sent} = await context.req.parseBody();
  try {
    return context.redirect(next(await site.cardDesk.save(workerId, sent)), 303);
  } catch (error) {
    if (!(error instanceof Bank131ApiError)) throw error;
    const missing = error.code === 'invalid_payment_method';
    if (!missing) site.report(error);
    const kind = missing ? 'noCard' : 'cardRefused';
    return context.html(messagePage(site.pageOf(context, back), kind, back), missing ? 400 : 502);
  }
}
