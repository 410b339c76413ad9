/** @jsxImportSource hono/jsx */
import {usePage} from '../page.js';
import {payoutSteps, type Step} from '../payout-steps.js';
import type {Entry} from '../records/journal.js';
import type {Payout} from '../records/payouts.js';
import {Clock, Tile} from './parts.js';

interface Props {
  payout?: Payout | undefined;
  hasCard: boolean;
  entries: readonly Entry[];
}

/** The steps of the scenario: the finished ones are lit, one is current. */
export function StepsTile({payout, hasCard, entries}: Props) {
  return (
    <Tile id="steps" title={usePage().text.steps.title}>
      <ol class="steps" id="steps" data-live>
        {payoutSteps(payout, hasCard, entries).map((step) => (
          <Line {...step} payout={payout} />
        ))}
      </ol>
    </Tile>
  );
}

function Line({name, state, call, at, payout}: Step & {payout: Payout | undefined}) {
  const words = usePage().text.steps;
  let {title, text} = words[name];
  if (name === 'decision' && (state === 'done' || state === 'cancelled') && payout?.decision) {
    title = words.decision[payout.decision];
  } else if (name === 'finished') {
    const {succeeded, failed, cancelled} = words.finished;
    title = {done: succeeded, failed, cancelled}[state as string] ?? title;
  } else if (name === 'widget' && state === 'skipped') text = words.widget.skipped;
  return (
    <li data-step={name} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <p class="step-title">
        {title}
        <span class="visually-hidden">: {words.states[state]}</span>
        {at !== undefined && state !== 'todo' && <Clock at={at} />}
      </p>
      <p class="note">{text}</p>
      <code>{call}</code>
    </li>
  );
}
