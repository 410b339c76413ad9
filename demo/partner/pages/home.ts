import {html} from 'hono/html';
import {layout, type Markup, type PageContext} from './layout.js';

export function homePage(page: PageContext): Markup {
  const {home} = page.text;
  const main = html`<section class="hero">
      <p class="eyebrow">${home.eyebrow}</p>
      <h1>${home.title}</h1>
      <p class="lead">${home.lead}</p>
    </section>
    <div class="cards">
      ${card('/tags', home.tags, ['<bank131-self-employed>', '<bank131-card-tokenize>'])}
      ${card('/calls', home.calls, ['await bindSelfEmployed({…})', 'await tokenizeCard({…})'])}
      ${card('/payout', home.payout, ['await bank.session.startPayout({…})', 'webhookHandler(bank, {readyToConfirm})'])}
      ${card('/linking', home.linking, ['await bank.npd.check({…})', 'bank.session.startPayoutFiscalization({…})'])}
    </div>`;
  return layout(page, {title: home.eyebrow, main});
}

interface CardWords {
  title: string;
  lead: string;
  open: string;
}

function card(href: string, words: CardWords, code: string[]): Markup {
  return html`<a class="card" href="${href}">
    <h2>${words.title}</h2>
    <p>${words.lead}</p>
    <p class="lines">${code.map((line) => html`<code>${line}</code>`)}</p>
    <span class="go">${words.open}</span>
  </a>`;
}
