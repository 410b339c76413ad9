import {html} from 'hono/html';
import type {Card} from '../records/cards.js';
import type {Markup, PageContext} from './layout.js';

/** Where the forms of a page go. */
export interface Forms {
  /** Takes `payment_method`. */
  cards: string;
  /** Takes `card`, `amount`, and `service` where there is a receipt. */
  payouts: string;
}

/** The saved cards to choose from, and the widget for another one. */
export function cardTile(
  page: PageContext,
  workerId: string,
  cards: readonly Card[],
  forms: Forms,
  chosen = cards[0]?.id,
): Markup {
  const words = page.text.payout.card;
  const widget = widgetForm(page, workerId, forms);
  return html`<section class="tile" aria-labelledby="card-title">
    <h2 id="card-title">${words.title}</h2>
    <p class="note">${words.lead}</p>
    ${
      cards.length === 0
        ? widget
        : html`<fieldset class="saved-cards">
              <legend class="visually-hidden">${words.saved}</legend>
              ${cards.map((card) => choice(page, card, card.id === chosen))}
            </fieldset>
            <details class="another" id="another-card">
              <summary>${words.another}</summary>
              ${widget}
            </details>`
    }
  </section>`;
}

/** A card as people know it. */
export function cardName({text}: PageContext, {info}: Card): Markup {
  const words = text.payout.card;
  if (!info) return html`${words.account}`;
  return html`<span class="brand-name">${brandName(info.brand)}</span>
    <span class="digits" aria-hidden="true">•••• ${info.last4}</span
    ><span class="visually-hidden">${words.ending(info.last4)}</span>`;
}

const BRANDS: Readonly<Record<string, string>> = {mir: 'МИР', visa: 'Visa', mastercard: 'Mastercard'};

const brandName = (brand: string): string => BRANDS[brand.toLowerCase()] ?? brand;

function choice(page: PageContext, card: Card, chosen: boolean): Markup {
  return html`<label>
    <input type="radio" name="card" value="${card.id}" form="order" ${chosen ? 'checked' : ''} required />
    ${cardName(page, card)}
  </label>`;
}

function widgetForm({text, values, isMock}: PageContext, workerId: string, forms: Forms): Markup {
  const host = values.widgetHost === undefined ? '' : html`widget-host="${values.widgetHost}"`;
  return html`<div class="enter-card">
    ${isMock ? html`<p class="tip">${text.payout.card.tip}</p>` : ''}
    <form method="post" action="${forms.cards}">
      <bank131-card-tokenize
        name="payment_method"
        required
        loading="lazy"
        token-url="/bank131/token/card/${workerId}"
        environment="${values.environment}"
        ${host}
      ></bank131-card-tokenize>
      <button type="submit" class="button">${values.saveCard}</button>
    </form>
  </div>`;
}
