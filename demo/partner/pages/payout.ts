import {html} from 'hono/html';
import type {Courier} from '../couriers.js';
import type {Card} from '../records/cards.js';
import type {Entry} from '../records/journal.js';
import type {Payout} from '../records/payouts.js';
import type {Worker} from '../records/workers.js';
import {cardTile} from './card-tile.js';
import {courierSwitch} from './couriers.js';
import {journalTile} from './journal.js';
import {layout, type Markup, type PageContext} from './layout.js';
import {following} from './live.js';
import {orderTile, type BadOrder} from './order-tile.js';
import {payoutList} from './payout-list.js';
import {scenarioHead} from './scenario.js';
import {stepsTile} from './steps.js';

export interface PersonView {
  courier: Courier;
  worker: Worker;
  people: readonly {courier: Courier; worker: Worker}[];
  cards: readonly Card[];
  payouts: readonly Payout[];
  entries: readonly Entry[];
  since: number;
  bad: BadOrder | undefined;
}

/** A card, a sum, and the scenario that is about to begin. */
export function payoutPage(page: PageContext, view: PersonView): Markup {
  const {courier, worker, people, cards, payouts, entries, since, bad} = view;
  const words = page.text.payout;
  const forms = {cards: `/payout/${worker.id}/cards`, payouts: `/payout/${worker.id}`};
  const {title, start} = words.order;
  const order = orderTile(page, {title, start, worker, cards, forms, withReceipt: false, bad});
  const columns = html`<div class="column">
      ${cardTile(page, worker.id, cards, forms, bad?.cardId)} ${order} ${payoutList(page, payouts)}
    </div>
    <div class="column">
      ${stepsTile(page, undefined, cards.length > 0, entries)} ${journalTile(page, entries)}
    </div>`;
  const main = html`<h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    ${following(
      worker.id,
      since,
      html`${courierSwitch(page, 'payout', courier, people)}
        <div class="columns">${columns}</div>`,
    )}`;
  return layout(page, {title: words.title, head: scenarioHead(page), main});
}
