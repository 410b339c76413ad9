import type {StoredPayout, StoredSession} from './sessions.js';
import type {Version} from './schemas.js';

/** Shows a session in answers and webhooks. */
export function viewSession(session: StoredSession, version: Version): object {
  const {id, status, created_at, updated_at, next_action, error, payout} = session;
  return {
    id,
    status,
    created_at,
    updated_at,
    ...(next_action && {next_action}),
    ...(error && {error}),
    ...(payout && {[version === 1 ? 'payments' : 'payout_list']: [viewPayout(payout, version)]}),
  };
}

function viewPayout(payout: StoredPayout, version: Version): object {
  const {id, status, created_at, finished_at, customer, payment_method, ...rest} = payout;
  return {
    id,
    status,
    created_at,
    ...(finished_at && {finished_at}),
    ...(customer && {customer}),
    [version === 1 ? 'payment_method' : 'payout_details']: payment_method,
    ...rest,
  };
}
