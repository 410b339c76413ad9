import {Hono} from 'hono';
import {html} from 'hono/html';
import {BankError} from './http.js';
import {languageOf, page, pageHeaders} from './pages.js';
import type {Language} from './public/tokenize-frame/texts.js';
import {receiptOf, type Sessions, type StoredPayout} from './sessions.js';

const texts = {
  ru: {
    title: 'Чек — имитация',
    brand: 'Мой налог · имитация',
    heading: 'Чек',
    inn: 'ИНН самозанятого',
    payer: 'ИНН заказчика',
    total: 'Выплачено',
  },
  en: {
    title: 'Receipt — an imitation',
    brand: 'My Tax · mock',
    heading: 'Receipt',
    inn: 'INN of the self-employed person',
    payer: 'INN of the payer',
    total: 'Paid',
  },
};

/** The tax service's receipts of payouts that succeeded. */
export function receiptPages(sessions: Sessions): Hono {
  const app = new Hono();
  app.get('/:id', pageHeaders, (c) => {
    const id = c.req.param('id');
    const payout = sessions.receipt(id);
    if (!payout) throw new BankError(404, 'invalid_request', 'There is no such receipt');
    const lang = languageOf(c.req.query('lang'));
    const {title, brand} = texts[lang];
    return c.html(
      page({lang, title, path: `/receipts/${id}`, brand, look: 'tax-app', main: receipt(lang, payout)}),
    );
  });
  return app;
}

function receipt(lang: Language, payout: StoredPayout): ReturnType<typeof html> {
  const t = texts[lang];
  const taxpayer = payout.fiscalization_details?.professional_income_taxpayer;
  const rubles = new Intl.NumberFormat(lang, {style: 'currency', currency: 'RUB'});
  const money = (kopecks: number) => rubles.format(kopecks / 100);
  const services = (taxpayer?.services ?? []).map(({name, quantity, amount_details: {amount}}) =>
    line(name, `${quantity} × ${money(amount)}`),
  );
  return html`
    <h1>${t.heading} ${receiptOf(payout)?.id}</h1>
    <section class="panel">
      <dl class="values">
        ${line(t.inn, taxpayer?.tax_reference)}
        ${taxpayer?.payer_tax_number && line(t.payer, taxpayer.payer_tax_number)} ${services}
        ${line(t.total, money(payout.amount_details.amount))}
      </dl>
    </section>
  `;
}

function line(term: string, text: string | undefined): ReturnType<typeof html> {
  return html`<div>
    <dt>${term}</dt>
    <dd>${text}</dd>
  </div>`;
}
