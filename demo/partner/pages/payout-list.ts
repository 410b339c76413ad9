import {html} from 'hono/html';
import {formatRubles} from '../money.js';
import type {Payout, PayoutState} from '../records/payouts.js';
import type {Markup, PageContext} from './layout.js';
import {region} from './live.js';
import {clock} from './time.js';

/** The courier's payouts, the latest first. */
export function payoutList(page: PageContext, payouts: readonly Payout[]): Markup {
  const words = page.text.payout.list;
  const items = html`<ul class="payouts">
    ${payouts.map((payout) => item(page, payout))}
  </ul>`;
  return html`<section class="tile" aria-labelledby="payouts-title">
    <h2 id="payouts-title">${words.title}</h2>
    ${region('payouts', '', payouts.length === 0 ? html`<p class="note">${words.empty}</p>` : items)}
  </section>`;
}

function item(page: PageContext, payout: Payout): Markup {
  const {id, amount, service, createdAt} = payout;
  const {list} = page.text.payout;
  return html`<li>
    <a href="/payouts/${id}">${formatRubles(amount, page.language)}</a>
    ${service === null ? '' : html`<small>${list.receipt}</small>`} ${clock(createdAt, page.language)}
    ${badge(page, payout)}
  </li>`;
}

/** A payout's state in a word or two. */
export function badge({text}: PageContext, {state}: Payout): Markup {
  const {badges} = text.payout;
  const [word, tone] =
    state in badges ? [badges[state as FinalState], TONES[state as FinalState]] : [badges.running, 'wait'];
  return html`<span class="badge" data-tone="${tone}" data-state="${state}">${word}</span>`;
}

type FinalState = Extract<PayoutState, keyof typeof TONES>;

const TONES = {
  ready: 'accent',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'plain',
  refused: 'bad',
} as const;
