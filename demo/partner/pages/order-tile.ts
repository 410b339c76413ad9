import {html} from 'hono/html';
import type {Card} from '../records/cards.js';
import type {Worker} from '../records/workers.js';
import type {Forms} from './card-tile.js';
import type {Markup, PageContext} from './layout.js';

/** What the form brought that can't be used, and what is wrong with it. */
export interface BadOrder {
  field: 'amount' | 'service';
  cardId: string;
  amount: string;
  service: string;
}

interface OrderTile {
  title: string;
  lead?: string;
  start: string;
  worker: Worker;
  cards: readonly Card[];
  forms: Forms;
  withReceipt: boolean;
  bad: BadOrder | undefined;
}

/** Sum and recipient of a payout to the card that is chosen above. */
export function orderTile(page: PageContext, tile: OrderTile): Markup {
  const {title, lead, start, worker, cards, forms, withReceipt, bad} = tile;
  const words = page.text.payout.order;
  const hasCard = cards.length > 0;
  return html`<section class="tile" aria-labelledby="order-title">
    <h2 id="order-title">${title}</h2>
    ${lead === undefined ? '' : html`<p class="note">${lead}</p>`}
    ${page.isMock ? html`<p class="tip">${words.tip}</p>` : ''}
    ${page.isMock ? '' : html`<p class="tip">${page.text.payout.webhooks}</p>`}
    <form method="post" action="${forms.payouts}" id="order" class="order">
      <fieldset ${hasCard ? '' : 'disabled'}>
        <legend class="visually-hidden">${title}</legend>
        ${field(words.amount, 'amount', bad?.amount ?? '', bad?.field === 'amount' ? words.badAmount : '')}
        ${
          withReceipt
            ? field(
                words.service,
                'service',
                bad?.service ?? words.serviceName,
                bad?.field === 'service' ? words.badService : '',
              )
            : ''
        }
        <p class="field">
          <span class="label">${words.recipient}</span>
          <span lang="ru">${worker.fullName}</span>
        </p>
        <button type="submit" class="button">${start}</button>
        ${hasCard ? '' : html`<p class="note">${words.noCard}</p>`}
      </fieldset>
    </form>
  </section>`;
}

function field(label: string, name: BadOrder['field'], value: string, problem: string): Markup {
  const described = problem ? html`aria-invalid="true" aria-describedby="${name}-problem" autofocus` : '';
  return html`<p class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      value="${value}"
      required
      autocomplete="off"
      ${name === 'amount' ? html`inputmode="decimal"` : html`maxlength="200"`}
      ${described}
    />
    ${problem && html`<span class="problem" id="${name}-problem">${problem}</span>`}
  </p>`;
}
