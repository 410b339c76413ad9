import {Hono} from 'hono';
import {webhookHandler, type Bank131Client, type Session} from 'bank131-widgets/server';
import type {PayoutDesk} from '../payout-desk.js';

/** Where the bank sends its webhooks. */
export const WEBHOOK_PATH = '/bank131/webhook';

/**
 * Takes webhooks: verified over the raw bytes, then written down, and only then answered. One that can't be written down
 * is answered 500, and the bank sends it again.
 */
export function webhookRoute(
  client: Bank131Client,
  desk: PayoutDesk,
  report: (error: unknown) => void,
): Hono {
  const take = (type: string) => (session: Session) => desk.take(type, session);
  const handler = webhookHandler(client, {
    readyToConfirm: take('ready_to_confirm'),
    paymentFinished: take('payment_finished'),
    paymentRefunded: take('payment_refunded'),
    actionRequired: take('action_required'),
    readyToCapture: take('ready_to_capture'),
    unknown: () => report(new Error('A webhook of a type that is not known here was left aside.')),
    onError: report,
  });
  const route = new Hono();
  route.all(WEBHOOK_PATH, (context) => handler(context.req.raw));
  return route;
}
