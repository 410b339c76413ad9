import {html} from 'hono/html';
import {summarize, type PaymentMethod} from '../payment-method.js';
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
