import {html} from 'hono/html';
import {payoutSteps, type Step} from '../payout-steps.js';
import type {Entry} from '../records/journal.js';
import type {Payout} from '../records/payouts.js';
import type {StepStrings} from '../strings/steps.js';
import type {Markup, PageContext} from './layout.js';
import {region} from './live.js';
import {clock} from './time.js';

/** The steps of the scenario: those behind are lit, one is current. */
export function stepsTile(
  page: PageContext,
  payout: Payout | undefined,
  hasCard: boolean,
  entries: readonly Entry[],
): Markup {
  const items = payoutSteps(payout, hasCard, entries).map((step) => item(page, step, payout));
  const list = html`<ol class="steps">
    ${items}
  </ol>`;
  return html`<section class="tile" aria-labelledby="steps-title">
    <h2 id="steps-title">${page.text.steps.title}</h2>
    ${region('steps', '', list)}
  </section>`;
}

function item({text, language}: PageContext, step: Step, payout: Payout | undefined): Markup {
  const {name, state, call, at} = step;
  const words = text.steps;
  const current = state === 'current' ? html`aria-current="step"` : '';
  return html`<li data-step="${name}" data-state="${state}" ${current}>
    <span class="mark" aria-hidden="true"></span>
    <p class="step-title">
      ${titleOf(step, payout, words)}<span class="visually-hidden">: ${words.states[state]}</span>
      ${at !== undefined && state !== 'todo' ? clock(at, language) : ''}
    </p>
    <p class="step-text">
      ${name === 'widget' && state === 'skipped' ? words.widget.skipped : words[name].text}
    </p>
    <code>${call}</code>
  </li>`;
}

function titleOf({name, state}: Step, payout: Payout | undefined, words: StepStrings): string {
  const isBehind = state !== 'todo' && state !== 'current';
  if (name === 'decision' && isBehind && payout?.decision) return words.decision[payout.decision];
  if (name === 'finished' && isBehind) {
    const {succeeded, failed, cancelled} = words.finished;
    return {done: succeeded, failed, cancelled, skipped: cancelled}[state];
  }
  return words[name].title;
}
