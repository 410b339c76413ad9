import type {PaymentMethod} from 'bank131-widgets/server';
import {html} from 'hono/html';
import {shortenSecret} from '../shorten.js';
import {layout, type Markup, type PageContext} from './layout.js';

/** What the partner's backend got from the form, shortened. */
export function cardPage(page: PageContext, method: PaymentMethod): Markup {
  const {received} = page.text;
  const main = html`<section class="narrow">
    <h1>${received.title}</h1>
    <p class="lead">${received.lead}</p>
    <dl class="facts">
      <dt>${received.kind}</dt>
      <dd>${method.type === 'card' ? received.card : received.account}</dd>
      ${summarize(method).map(
        ([name, value]) =>
          html`<dt><code>${name}</code></dt>
            <dd><code>${value}</code></dd>`,
      )}
    </dl>
    <p class="note">${received.note}</p>
    <p><a class="button" href="/tags">${received.back}</a></p>
  </section>`;
  return layout(page, {title: received.title, main});
}

/** Field names and values, the values shortened. */
function summarize(method: PaymentMethod): [name: string, value: string][] {
  const fields = method.type === 'card' ? method.card.encrypted_card : method.bank_account.ru;
  return Object.entries(fields).map(([name, value]) => [name, shortenSecret(value as string)]);
}
