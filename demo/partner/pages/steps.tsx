/** @jsxImportSource hono/jsx */
import {usePage} from '../page.js';
import {payoutSteps, type Step} from '../payout-steps.js';
import type {Entry} from '../records/journal.js';
import type {Payout} from '../records/payouts.js';
import {Clock, Tile} from './parts.js';

/** The steps of the scenario: the finished ones are lit, one is current. */
export function StepsTile(props: {payout?: Payout; hasCard: boolean; entries: readonly Entry[]}) {
  const {title} = usePage().text.steps;
  return (
    <Tile id="steps" title={title}>
      <ol class="steps" id="steps" data-live>
        {payoutSteps(props.payout, props.hasCard, props.entries).map((step) => (
          <Line {...step} {...(props.payout && {payout: props.payout})} />
        ))}
      </ol>
    </Tile>
  );
}

function Line({name, state, call, at, payout}: Step & {payout?: Payout}) {
  const words = usePage().text.steps;
  const isBehind = state !== 'todo' && state !== 'current';
  let {title} = words[name];
  if (isBehind && name === 'decision' && payout?.decision) title = words.decision[payout.decision];
  if (name === 'finished') {
    const {succeeded, failed, cancelled} = words.finished;
    title = {done: succeeded, failed, cancelled}[state as string] ?? title;
  }
  return (
    <li data-step={name} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span class="mark" aria-hidden="true"></span>
      <p class="step-title">
        {title}
        <span class="visually-hidden">: {words.states[state]}</span>
        {at !== undefined && state !== 'todo' && <Clock at={at} />}
      </p>
      <p class="note">{name === 'widget' && state === 'skipped' ? words.widget.skipped : words[name].text}</p>
      <code>{call}</code>
    </li>
  );
}

const TONES: Readonly<Record<string, string>> = {
  ready: 'accent',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'plain',
  refused: 'bad',
};

/** A payout's state in a word or two. */
export function StateBadge({state}: Payout) {
  const words: Readonly<Record<string, string>> = usePage().text.payout.badges;
  return (
    <span class="badge" data-tone={TONES[state] ?? 'wait'} data-state={state}>
      {words[state] ?? words['running']}
    </span>
  );
}
