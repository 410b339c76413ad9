import {html} from 'hono/html';
import type {Worker} from '../records/workers.js';
import {cardTile} from './card-tile.js';
import {courierSwitch} from './couriers.js';
import {journalTile} from './journal.js';
import {layout, mockBankPage, type Markup, type PageContext} from './layout.js';
import {announcement, following, region} from './live.js';
import {orderTile} from './order-tile.js';
import type {PersonView} from './payout.js';
import {payoutList} from './payout-list.js';
import {scenarioHead} from './scenario.js';
import {clock} from './time.js';

/** A linking that may end tomorrow, and a payout with a receipt to whoever is linked. */
export function linkingPage(page: PageContext, view: PersonView): Markup {
  const {courier, worker, people, cards, payouts, entries, since, bad} = view;
  const words = page.text.linking;
  const {title, lead, start} = words.pay;
  const forms = {cards: `/linking/${worker.id}/cards`, payouts: `/linking/${worker.id}/payouts`};
  const parts = html`<div class="column">
      <section class="tile" aria-labelledby="linking-title">
        <h2 id="linking-title">${courier.name[page.language]}</h2>
        ${announcement('linking-status', 'status', sentenceOf(page, view))}
        ${region('stage', 'linking-stage', stage(page, view))}
      </section>
      ${recordTile(page, worker)}
    </div>
    <div class="column">
      ${cardTile(page, worker.id, cards, forms, bad?.cardId)}
      ${orderTile(page, {title, lead, start, worker, cards, forms, withReceipt: true, bad})}
      ${payoutList(page, payouts)}
    </div>
    ${journalTile(page, entries)}`;
  const content = html`${courierSwitch(page, 'linking', courier, people)}
    <div class="columns">${parts}</div>`;
  const main = html`<h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    ${following(worker.id, since, content)}`;
  const head = html`${scenarioHead(page)}
    <script type="module" src="/public/linking.js"></script>`;
  return layout(page, {title: words.title, head, main});
}

/** Until the bank was asked on this visit, what the record says may be old. */
const isAsked = ({worker, since}: PersonView): boolean =>
  worker.checkedAt !== null && worker.checkedAt >= since;

function sentenceOf({text}: PageContext, view: PersonView): string {
  const {asking, sentences} = text.linking;
  const {linking, checkResult} = view.worker;
  if (!isAsked(view)) return asking;
  if (checkResult === 'failed') return sentences.failed;
  if (checkResult === 'unanswered' && linking === 'none') return sentences.unanswered;
  if (checkResult === 'unanswered' && linking === 'requested') return sentences.unansweredRequest;
  return sentences[linking];
}

function stage(page: PageContext, view: PersonView): Markup {
  const {linking, checkResult} = view.worker;
  if (!isAsked(view)) return html`<div class="waiting" aria-hidden="true"></div>`;
  if (linking === 'linked') return html`<div class="linked-mark" aria-hidden="true"></div>`;
  if (linking === 'unregistered') return html``;
  const widget = html`${tip(page, view.worker)} ${linkingWidget(page, view.worker)}`;
  if (checkResult !== 'unanswered') return widget;
  return html`<details class="another" id="unwaiting">
    <summary>${page.text.linking.unwaiting}</summary>
    ${widget}
  </details>`;
}

/** How to play the person, who would know their own INN. */
function tip(page: PageContext, {taxReference}: Worker): Markup | '' {
  const {tip, tipSend, tipApp, tipEnd} = page.text.linking;
  if (!page.isMock) return '';
  const app = html`<a href="${mockBankPage(page, '/tax-app')}" target="_blank" rel="noreferrer"
    >${tipApp}</a
  >`;
  return html`<p class="tip">${tip} <code>${taxReference}</code>${tipSend} ${app}${tipEnd}</p>`;
}

/** The INN is already in the token: it need not stand in the page. */
function linkingWidget({values}: PageContext, worker: Worker): Markup {
  const host = values.widgetHost === undefined ? '' : html`widget-host="${values.widgetHost}"`;
  return html`<bank131-self-employed
    loading="lazy"
    token-url="/bank131/token/self-employed/${worker.id}"
    environment="${values.environment}"
    ${host}
  ></bank131-self-employed>`;
}

function recordTile(page: PageContext, worker: Worker): Markup {
  const words = page.text.linking;
  return html`<section class="tile" aria-labelledby="record-title">
    <h2 id="record-title">${words.record.title}</h2>
    ${region('record', '', record(page, worker))}
    <form method="post" action="/linking/${worker.id}/ask" data-quiet data-part="ask">
      <button type="submit" class="button quiet" id="ask">${words.ask}</button>
    </form>
  </section>`;
}

function record({text, language}: PageContext, {linking, saidBy, checkedAt, checkResult}: Worker): Markup {
  const {record: words, linking: states, saidBy: sources, results} = text.linking;
  return html`<dl class="facts">
    <dt>${words.linking}</dt>
    <dd>
      <span class="badge" data-tone="${TONES[linking]}" data-state="${linking}">${states[linking]}</span>
    </dd>
    ${
      saidBy === null
        ? ''
        : html`<dt>${words.saidBy}</dt>
            <dd>${sources[saidBy]}</dd>`
    }
    <dt>${words.checked}</dt>
    <dd>${checkedAt === null ? words.never : clock(checkedAt, language)}</dd>
    ${
      checkResult === null
        ? ''
        : html`<dt>${words.result}</dt>
            <dd>${results[checkResult]}</dd>`
    }
  </dl>`;
}

const TONES: Record<Worker['linking'], string> = {
  none: 'plain',
  requested: 'wait',
  linked: 'good',
  rejected: 'bad',
  unregistered: 'bad',
};
