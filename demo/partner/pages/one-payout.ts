import {html} from 'hono/html';
import {formatRubles} from '../money.js';
import type {Card} from '../records/cards.js';
import type {Entry} from '../records/journal.js';
import type {Payout} from '../records/payouts.js';
import type {Worker} from '../records/workers.js';
import {cardName} from './card-tile.js';
import {journalTile} from './journal.js';
import {layout, mockBankPage, type Markup, type PageContext} from './layout.js';
import {announcement, following, region} from './live.js';
import {badge} from './payout-list.js';
import {scenarioHead} from './scenario.js';
import {stepsTile} from './steps.js';

export interface PayoutView {
  payout: Payout;
  worker: Worker;
  card: Card;
  entries: readonly Entry[];
  /** The bank was to be told something, and nobody does. */
  stuck: boolean;
  since: number;
}

/** One payout: how it stands, what may be done, and all that was said of it. */
export function onePayoutPage(page: PageContext, view: PayoutView): Markup {
  const {payout, worker, entries, since} = view;
  const title = page.text.payout.one.title(formatRubles(payout.amount, page.language));
  const content = html`<div class="columns">
    <section class="tile" aria-labelledby="payout-title">
      <h1 id="payout-title">${title}</h1>
      ${announcement('payout-status', 'status', sentenceOf(page, view))}
      ${region('actions', 'actions', actions(page, view))} ${region('facts', '', facts(page, view))}
    </section>
    ${stepsTile(page, payout, true, entries)} ${journalTile(page, entries)}
  </div>`;
  const main = following(worker.id, since, content);
  return layout(page, {title, head: scenarioHead(page), main});
}

function sentenceOf({text}: PageContext, {payout, stuck}: PayoutView): string {
  const {states, codes} = text.payout;
  const {state, decision, errorCode, sessionStatus, receipt} = payout;
  const why = errorCode === null ? '' : explain(codes, errorCode);
  if (stuck) return states.stuck + why;
  if (state === 'decided') {
    if (decision === 'cancel') return states.dropped;
    return sessionStatus === 'error' ? states.sessionError : states.confirmed;
  }
  if (state === 'succeeded' && receipt !== null) return states.succeededWithReceipt;
  return states[state] + why;
}

const explain = (codes: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(codes, code) ? ` ${codes[code] ?? ''}` : '';

function actions({text}: PageContext, {payout, worker, stuck}: PayoutView): Markup {
  const words = text.payout.one;
  const {id, state, service, errorCode} = payout;
  const button = (action: string, label: string, quiet = false): Markup =>
    html`<form method="post" action="/payouts/${id}/${action}" data-quiet>
      <button type="submit" class="button ${quiet ? 'quiet' : ''}" id="${action}">${label}</button>
    </form>`;
  if (stuck) return button('resume', words.resume);
  if (state === 'ready')
    return html`${button('confirm', words.confirm)} ${button('cancel', words.cancel, true)}`;
  if (state === 'started' || state === 'decided') return button('ask', words.ask, true);
  if (['new', 'created', 'deciding'].includes(state)) return html``;
  const again = html`<a class="button quiet" href="/${service === null ? 'payout' : 'linking'}/${worker.id}"
    >${words.again}</a
  >`;
  const link = html`<a class="button" href="/linking/${worker.id}">${words.link}</a>`;
  return errorCode === 'taxpayer_not_bound' ? link : again;
}

function facts(page: PageContext, {payout, worker, card}: PayoutView): Markup {
  const {one, order} = page.text.payout;
  const {service, sessionId, sessionStatus, receipt, errorCode} = payout;
  const line = (term: string, value: Markup | string): Markup =>
    html`<dt>${term}</dt>
      <dd>${value}</dd>`;
  return html`<dl class="facts">
    ${line(one.state, badge(page, payout))}
    ${errorCode !== null ? line(one.error, html`<code>${errorCode}</code>`) : ''}
    ${line(order.recipient, html`<span lang="ru">${worker.fullName}</span>`)}
    ${line(one.card, cardName(page, card))} ${service !== null ? line(one.service, service) : ''}
    ${sessionId !== null ? line(one.session, html`<code>${sessionId}</code>`) : ''}
    ${sessionStatus !== null ? line(one.sessionStatus, html`<code>${sessionStatus}</code>`) : ''}
    ${receipt !== null && /^https?:/.test(receipt) ? line(one.receipt, receiptLink(page, receipt)) : ''}
  </dl>`;
}

function receiptLink(page: PageContext, receipt: string): Markup {
  const address = page.isMock ? mockBankPage(page, receipt) : receipt;
  return html`<a href="${address}" target="_blank" rel="noreferrer">${page.text.payout.one.openReceipt}</a>`;
}
