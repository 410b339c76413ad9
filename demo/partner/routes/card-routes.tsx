/** @jsxImportSource hono/jsx */
import {Bank131ApiError, parsePaymentMethod} from 'bank131-widgets/server';
import {Hono, type Context} from 'hono';
import {CardPage, MessagePage} from '../pages/message.js';
import {shorten} from '../public/shorten.js';
import type {Site} from '../site.js';

/** Takes the forms of `<bank131-card-tokenize>` from three pages. */
export function cardRoutes(site: Site): Hono {
  const {records, couriers, person} = site;
  const routes = new Hono();
  routes.post('/cards', (context) => save(site, context, couriers[0].id, '/tags', (id) => `/cards/${id}`));
  routes.get('/cards/:id', (context) => {
    const card = records.cards.find(context.req.param('id'));
    if (!card) return context.notFound();
    context.header('Cache-Control', 'no-store');
    return context.render(<CardPage method={card.paymentMethod} />);
  });
  routes.post('/:section{payout|linking}/:courier/cards', (context) => {
    const worker = person(context.req.param('courier'));
    if (!worker) return context.notFound();
    const back = `/${context.req.param('section')}/${worker.id}`;
    return save(site, context, worker.id, back, () => `${back}#order-title`);
  });
  return routes;
}

async function save(
  site: Site,
  context: Context,
  workerId: string,
  back: string,
  next: (cardId: string) => string,
): Promise<Response> {
  const {payment_method: sent} = await context.req.parseBody();
  try {
    return context.redirect(next(await saveCard(site, workerId, sent)), 303);
  } catch (error) {
    if (!(error instanceof Bank131ApiError)) throw error;
    const isMissing = error.code === 'invalid_payment_method';
    if (!isMissing) site.report(error);
    context.status(isMissing ? 400 : 502);
    return context.render(<MessagePage kind={isMissing ? 'noCard' : 'cardRefused'} href={back} />);
  }
}

/**
 * Saves the form's card after the bank has said which card it is. Returns the card's id.
 *
 * @throws Bank131ApiError `invalid_payment_method`, or the bank's code if it doesn't know the hash
 */
async function saveCard({records, bankFor, news}: Site, workerId: string, sent: unknown): Promise<string> {
  const {journal, cards, transaction} = records;
  const about = {workerId, topic: 'card'} as const;
  const method = parsePaymentMethod(sent);
  journal.note(about, {direction: 'from-page', name: 'payment_method', request: shorten(method)});
  const answer = method.type === 'card' ? await bankFor(about).tokenInfo(method) : undefined;
  const cardId = transaction(() => {
    const id = cards.save(workerId, method, answer?.info);
    journal.giveToCard(workerId, id);
    return id;
  });
  news.emit(workerId);
  return cardId;
}
