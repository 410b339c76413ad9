import type {Payout, Session} from 'bank131-widgets/server';
import type {PayoutNews} from './records/payouts.js';

/** What a session, from an answer or a webhook, tells of its payout. */
export function readSession(session: Session): PayoutNews {
  const payout = session.payments?.[0];
  return {
    state: stateOf(session, payout),
    sessionStatus: session.status,
    errorCode: payout?.error?.code,
    receipt: payout?.fiscalization_details?.professional_income_taxpayer.receipt?.link,
  };
}

/** The payout's own status counts: the session's `error` is not final, as the bank warns. */
function stateOf(session: Session, payout: Payout | undefined): PayoutNews['state'] {
  if (payout?.status === 'succeeded') return 'succeeded';
  if (session.status === 'cancelled') return 'cancelled';
  if (payout?.status === 'failed') return 'failed';
  return session.next_action === 'confirm' || payout?.status === 'pending' ? 'ready' : undefined;
}
