import type {Entry} from './records/journal.js';
import type {Payout, PayoutState} from './records/payouts.js';

export const STEPS = ['token', 'widget', 'session', 'payout', 'ready', 'decision', 'finished'] as const;
export type StepName = (typeof STEPS)[number];
export type StepState = 'done' | 'current' | 'todo' | 'failed' | 'skipped' | 'cancelled';

export interface Step {
  name: StepName;
  state: StepState;
  /** The call or webhook behind it. */
  call: string;
  /** Milliseconds. */
  at: number | undefined;
}

/** By what was said, which step it belongs to. */
const STEP_OF: Readonly<Record<string, StepName>> = {
  token: 'token',
  payment_method: 'widget',
  'token/info': 'widget',
  'session/create': 'session',
  'session/start/payout': 'payout',
  'session/start/payout/fiscalization': 'payout',
  ready_to_confirm: 'ready',
  'session/confirm': 'decision',
  'session/cancel': 'decision',
  payment_finished: 'finished',
};

/** How many steps are behind a payout in each state. */
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

/** The scenario as far as it has come: of a payout, or of one that is not begun yet. */
export function payoutSteps(payout: Payout | undefined, hasCard: boolean, entries: readonly Entry[]): Step[] {
  const said = lastSaid(entries);
  const behind = payout ? behindPayout(payout) : behindCard(hasCard, said);
  const withoutWidget = !said.has('token') && (hasCard || payout !== undefined);
  return STEPS.map((name, index) => ({
    name,
    state: stateOf(name, index, behind, payout, withoutWidget),
    call: callOf(name, payout),
    at: said.get(name)?.at,
  }));
}

function lastSaid(entries: readonly Entry[]): Map<StepName, Entry> {
  return new Map(
    entries.flatMap((entry) => {
      const step = STEP_OF[entry.name];
      return step === undefined || entry.errorCode !== undefined ? [] : [[step, entry]];
    }),
  );
}

const behindPayout = ({state, sessionId}: Payout): number =>
  state === 'refused' && sessionId !== null ? 3 : BEHIND[state];

function behindCard(hasCard: boolean, said: Map<StepName, Entry>): number {
  if (hasCard) return 2;
  return said.has('token') ? 1 : 0;
}

function stateOf(
  name: StepName,
  index: number,
  behind: number,
  payout: Payout | undefined,
  withoutWidget: boolean,
): StepState {
  if (index < 2 && withoutWidget) return 'skipped';
  if (name === 'finished' && payout?.state === 'failed') return 'failed';
  if (payout?.state === 'cancelled' && (name === 'decision' || name === 'finished')) return 'cancelled';
  if (index < behind) return 'done';
  if (index > behind) return 'todo';
  if (payout?.state === 'refused') return 'failed';
  return 'current';
}

function callOf(name: StepName, payout: Payout | undefined): string {
  const calls: Record<StepName, string> = {
    token: 'token',
    widget: 'token/info',
    session: 'session/create',
    payout: payout?.service == null ? 'session/start/payout' : 'session/start/payout/fiscalization',
    ready: 'ready_to_confirm',
    decision: payout?.decision ? `session/${payout.decision}` : 'session/confirm',
    finished: 'payment_finished',
  };
  return calls[name];
}
