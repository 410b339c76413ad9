import {webhookHandler, type Bank131Client, type Session} from 'bank131-widgets/server';
import {Hono} from 'hono';
import type {Site} from '../site.js';

/** Where the bank sends its webhooks. */
export const WEBHOOK_PATH = '/bank131/webhook';

/**
 * Takes webhooks: verifies the raw bytes, records them, and only then answers. If recording fails it answers 500, and
 * the bank sends the webhook again.
 */
export function webhookRoute(client: Bank131Client, {payoutDesk, report}: Site): Hono {
  const take = (type: string) => (session: Session) => payoutDesk.take(type, session);
  const handler = webhookHandler(client, {
    readyToConfirm: take('ready_to_confirm'),
    paymentFinished: take('payment_finished'),
    paymentRefunded: take('payment_refunded'),
    actionRequired: take('action_required'),
    readyToCapture: take('ready_to_capture'),
    unknown: () => report(new Error('A webhook of an unknown type was ignored.')),
    onError: report,
  });
  const route = new Hono();
  route.all(WEBHOOK_PATH, (context) => handler(context.req.raw));
  return route;
}
