import {Hono} from 'hono';
import {html} from 'hono/html';
import {contract} from '../src/testing/contract.js';
import {languageOf, page, pageHeaders} from './pages.js';
import {brandOf, groupNumber} from './public/tokenize-frame/card.js';
import type {Language} from './public/tokenize-frame/texts.js';
import {
  ACCEPTED_CARDS,
  ACCOUNT_TOKEN,
  DOCUMENTED_CARD,
  EXPIRED_CARD,
  FAILING_AMOUNT,
  INCOME_LIMIT,
  REFUSED_CARD,
  STUMBLING_AMOUNT,
  UNANSWERED_TAXPAYER,
  UNKNOWN_TAXPAYER,
} from './samples.js';

const FILES = [contract.selfEmployed, contract.cardTokenize].flatMap(({script, stylesheet}) => [
  script,
  stylesheet,
]);

const BRANDS = {mir: 'МИР', visa: 'Visa', mastercard: 'Mastercard'};

const texts = {
  ru: {
    title: 'Имитация Банка 131',
    lead: 'Это не Банк 131, а его имитация для тестов: те же виджеты, запросы и вебхуки, но без денег. Всё, что вы введёте, останется на этом компьютере.',
    taxAppTitle: 'Приложение налоговой службы',
    taxAppText:
      'Здесь самозанятый подтверждает или отклоняет запрос — даже если страница партнёра уже закрыта.',
    taxApp: 'Открыть приложение',
    cardsTitle: 'Тестовые карты',
    cardsText: 'Подойдёт любой верный номер МИР, Visa или Mastercard и любой будущий срок.',
    accepted: 'Принята',
    refused: 'Банк её не примет',
    expired: 'Принята, но выплата не пройдёт: bank_card_expired',
    documented: (last4: string) => `Хеш из документации банка: карта •••• ${last4}`,
    account: 'Токен счёта',
    amountsTitle: 'Тестовые суммы',
    amountsText: 'Любая другая сумма дойдёт.',
    failing: 'Выплата не пройдёт: provider_timeout',
    stumbling: 'Сессия покажет error, а потом выплата пройдёт',
    tooMuch: (sum: string) => `Больше ${sum}`,
    incomeLimit: 'Банк откажет в выплате с чеком: taxpayer_income_exceeds_amount_limit',
    innTitle: 'Тестовые ИНН',
    linkable: 'Можно привязать, как и любой другой',
    unknown: 'Налоговая служба его не знает: taxpayer_unknown',
    unanswered: 'Проверка навсегда останется pending',
    partnerTitle: 'Для сайта партнёра',
    partnerText: 'Загрузите виджеты из этих файлов. Подписывайте запросы; /api/v2 тоже работает:',
  },
  en: {
    title: 'Mock bank for Bank 131',
    lead: 'This is not Bank 131 but a mock bank for tests: the same widgets, requests and webhooks, without money. Everything you enter stays on this computer.',
    taxAppTitle: 'The tax service’s app',
    taxAppText:
      'Self-employed users confirm or reject requests here, even after they close the partner’s page.',
    taxApp: 'Open the app',
    cardsTitle: 'Test cards',
    cardsText: 'Any valid MIR, Visa or Mastercard number works, with any future expiry date.',
    accepted: 'Accepted',
    refused: 'The bank refuses it',
    expired: 'Accepted, but a payout fails: bank_card_expired',
    documented: (last4: string) => `The hash in the bank’s documents: card •••• ${last4}`,
    account: 'An account’s token',
    amountsTitle: 'Test amounts',
    amountsText: 'Any other amount is paid.',
    failing: 'The payout fails: provider_timeout',
    stumbling: 'The session shows error, then the payout succeeds',
    tooMuch: (sum: string) => `More than ${sum}`,
    incomeLimit: 'A payout with a receipt is refused: taxpayer_income_exceeds_amount_limit',
    innTitle: 'Test INNs',
    linkable: 'Can be linked, like any other',
    unknown: 'Unknown to the tax service: taxpayer_unknown',
    unanswered: 'A check stays pending forever',
    partnerTitle: 'For a partner’s site',
    partnerText: 'Load the widgets from these files. Sign the calls; /api/v2 works, too:',
  },
};

/** The home page: what this is, and which values lead to which outcome. */
export function home(origin: string): Hono {
  const app = new Hono();
  app.get('/', pageHeaders, (c) => {
    const lang = languageOf(c.req.query('lang'));
    const {title} = texts[lang];
    const brand = html`<b>131</b> ${lang === 'ru' ? 'имитация' : 'mock'}`;
    return c.html(page({lang, title, path: '/', brand, look: 'bank', main: content(lang, origin)}));
  });
  return app;
}

function content(lang: Language, origin: string): ReturnType<typeof html> {
  const t = texts[lang];
  return html`
    <h1>${t.title}</h1>
    <p class="lead">${t.lead}</p>
    <section class="panel tax-app-link">
      <div>
        <h2>${t.taxAppTitle}</h2>
        <p>${t.taxAppText}</p>
      </div>
      <a class="button" href="/tax-app?lang=${lang}">${t.taxApp}</a>
    </section>
    ${samples(lang)}
    <section class="panel">
      <h2>${t.partnerTitle}</h2>
      <p>${t.partnerText}</p>
      <ul class="addresses">
        ${[
          ...FILES.map((file) => `${origin}/${file}`),
          ...contract.api.calls.map((call) => `POST ${contract.api.prefixes[0]}/${call}`),
        ].map((address) => html`<li><code>${address}</code></li>`)}
      </ul>
    </section>
  `;
}

function samples(lang: Language): ReturnType<typeof html> {
  const t = texts[lang];
  const rubles = new Intl.NumberFormat(lang, {style: 'currency', currency: 'RUB', minimumFractionDigits: 0});
  const sum = (kopecks: number) => rubles.format(kopecks / 100);
  const card = (number: string, outcome: string) => {
    const brand = brandOf(number);
    return value(html`${groupNumber(number)} <small>${brand && BRANDS[brand]}</small>`, outcome);
  };
  return html`
    <section class="panel">
      <h2>${t.cardsTitle}</h2>
      <p>${t.cardsText}</p>
      <dl class="values">
        ${ACCEPTED_CARDS.map((number) => card(number, t.accepted))} ${card(EXPIRED_CARD, t.expired)}
        ${card(REFUSED_CARD, t.refused)}
        ${spelled(DOCUMENTED_CARD.hash, t.documented(DOCUMENTED_CARD.info.last4))}
        ${spelled(ACCOUNT_TOKEN, t.account)}
      </dl>
    </section>
    <section class="panel">
      <h2>${t.amountsTitle}</h2>
      <p>${t.amountsText}</p>
      <dl class="values">
        ${value(sum(FAILING_AMOUNT), t.failing)} ${value(sum(STUMBLING_AMOUNT), t.stumbling)}
        ${value(t.tooMuch(sum(INCOME_LIMIT)), t.incomeLimit)}
      </dl>
    </section>
    <section class="panel">
      <h2>${t.innTitle}</h2>
      <dl class="values">
        ${value('500000000000', t.linkable)} ${value(UNKNOWN_TAXPAYER, t.unknown)}
        ${value(UNANSWERED_TAXPAYER, t.unanswered)}
      </dl>
    </section>
  `;
}

/** Not a secret: only the mock bank knows this hash or token, and it opens nothing. */
const spelled = (hash: string, meaning: string) => value(html`<code>${hash}</code>`, meaning);

function value(term: ReturnType<typeof html> | string, outcome: string): ReturnType<typeof html> {
  return html`<div>
    <dt>${term}</dt>
    <dd>${outcome}</dd>
  </div>`;
}
