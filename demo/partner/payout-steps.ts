import type {Entry} from './records/journal.js';
import type {Payout, PayoutState} from './records/payouts.js';

/** The steps of a payout, with the messages that belong to each; the first is the usual one. */
const MESSAGES = {
  token: ['token'],
  widget: ['token/info', 'payment_method'],
  session: ['session/create'],
  payout: ['session/start/payout', 'session/start/payout/fiscalization'],
  ready: ['ready_to_confirm'],
  decision: ['session/confirm', 'session/cancel'],
  finished: ['payment_finished'],
} as const;

export type StepName = keyof typeof MESSAGES;
export type StepState = 'done' | 'current' | 'todo' | 'failed' | 'skipped' | 'cancelled';

export interface Step {
  name: StepName;
  state: StepState;
  /** The call or webhook of the step. */
  call: string;
  /** Milliseconds. */
  at: number | undefined;
}

/** How many steps a payout has behind it in each state. */
const BEHIND: Record<PayoutState, number> = {
  new: 2,
  created: 3,
  started: 4,
  ready: 5,
  deciding: 5,
  decided: 6,
  succeeded: 7,
  failed: 7,
  cancelled: 7,
  refused: 2,
};

/** Returns the steps of a payout, or of one that has not begun yet. */
export function payoutSteps(payout: Payout | undefined, hasCard: boolean, entries: readonly Entry[]): Step[] {
  const lastAt = (name: StepName): number | undefined =>
    entries.filter((entry) => entry.errorCode === undefined && isOf(entry, name)).at(-1)?.at;
  const hasToken = lastAt('token') !== undefined;
  let behind = hasCard ? 2 : Number(hasToken);
  if (payout) behind = payout.state === 'refused' && payout.sessionId !== null ? 3 : BEHIND[payout.state];
  const withoutWidget = !hasToken && hasCard;
  return (Object.keys(MESSAGES) as StepName[]).map((name, index) => ({
    name,
    state: index < 2 && withoutWidget ? 'skipped' : stateOf(name, index - behind, payout),
    call: callOf(name, payout),
    at: lastAt(name),
  }));
}

const isOf = (entry: Entry, step: StepName): boolean =>
  (MESSAGES[step] as readonly string[]).includes(entry.name);

function stateOf(name: StepName, distance: number, payout: Payout | undefined): StepState {
  if (payout?.state === 'failed' && name === 'finished') return 'failed';
  if (payout?.state === 'cancelled' && (name === 'decision' || name === 'finished')) return 'cancelled';
  if (distance < 0) return 'done';
  if (distance > 0) return 'todo';
  return payout?.state === 'refused' ? 'failed' : 'current';
}

function callOf(name: StepName, payout: Payout | undefined): string {
  if (name === 'payout' && payout?.service != null) return MESSAGES.payout[1];
  if (name === 'decision' && payout?.decision === 'cancel') return MESSAGES.decision[1];
  return MESSAGES[name][0];
}
