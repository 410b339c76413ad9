import {Hono} from 'hono';
import {html} from 'hono/html';
import {languageOf, page, pageHeaders} from './pages.js';
import {brandOf, groupNumber} from './public/tokenize-frame/card.js';
import type {Language} from './public/tokenize-frame/texts.js';
import {ACCEPTED_CARDS, REFUSED_CARD, UNKNOWN_TAXPAYER} from './samples.js';

const BRANDS = {mir: 'МИР', visa: 'Visa', mastercard: 'Mastercard'};

const texts = {
  ru: {
    title: 'Имитация Банка 131',
    lead: 'Здесь отвечает не Банк 131, а его учебный двойник: те же виджеты, тот же запрос токена, никаких денег. Всё, что вы введёте, остаётся в памяти этой программы и пропадает, когда её остановят.',
    taxAppTitle: 'Приложение налоговой службы',
    taxAppText:
      'Здесь самозанятый подтверждает или отклоняет запрос — даже если страница партнёра уже закрыта.',
    taxApp: 'Открыть приложение',
    cardsTitle: 'Тестовые карты',
    cardsText: 'Подойдёт любой номер МИР, Visa или Mastercard без ошибки и любой будущий срок.',
    accepted: 'Принята',
    refused: 'Банк её не примет',
    innTitle: 'Тестовые ИНН',
    linkable: 'Можно привязать, как и любой другой',
    unknown: 'Налоговая служба его не знает',
    partnerTitle: 'Для сайта партнёра',
    partnerText: 'Токены — по подписанному запросу, виджеты — из этих файлов:',
  },
  en: {
    title: 'A stand-in for Bank 131',
    lead: 'What answers here is not Bank 131 but a double for trying things out: the same widgets, the same token request, no money. All that you enter stays in this program’s memory and is gone when it stops.',
    taxAppTitle: 'The tax service’s app',
    taxAppText:
      'Here a self-employed person confirms or rejects a request, even with the partner’s page already closed.',
    taxApp: 'Open the app',
    cardsTitle: 'Test cards',
    cardsText: 'Any MIR, Visa or Mastercard number without a mistake will do, with any expiry date to come.',
    accepted: 'Accepted',
    refused: 'The bank won’t take it',
    innTitle: 'Test INNs',
    linkable: 'Can be linked, like any other',
    unknown: 'Unknown to the tax service',
    partnerTitle: 'For a partner’s site',
    partnerText: 'Tokens come by a signed request, the widgets from these files:',
  },
};

/** Tells what this is, and which values lead to which outcome. */
export function home(origin: string): Hono {
  const app = new Hono();
  app.get('/', pageHeaders, (c) => {
    const lang = languageOf(c.req.query('lang'));
    const {title} = texts[lang];
    const brand = html`<b>131</b> ${lang === 'ru' ? 'стенд' : 'stand-in'}`;
    return c.html(page({lang, title, path: '/', brand, look: 'bank', main: content(lang, origin)}));
  });
  return app;
}

function content(lang: Language, origin: string): ReturnType<typeof html> {
  const t = texts[lang];
  const card = (number: string, outcome: string) => {
    const brand = brandOf(number);
    return value(html`${groupNumber(number)} <small>${brand && BRANDS[brand]}</small>`, outcome);
  };
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
    <section class="panel">
      <h2>${t.cardsTitle}</h2>
      <p>${t.cardsText}</p>
      <dl class="values">
        ${ACCEPTED_CARDS.map((number) => card(number, t.accepted))} ${card(REFUSED_CARD, t.refused)}
      </dl>
    </section>
    <section class="panel">
      <h2>${t.innTitle}</h2>
      <dl class="values">${value('500000000000', t.linkable)} ${value(UNKNOWN_TAXPAYER, t.unknown)}</dl>
    </section>
    <section class="panel">
      <h2>${t.partnerTitle}</h2>
      <p>${t.partnerText}</p>
      <ul class="addresses">
        <li><code>POST ${origin}/api/v1/token</code></li>
        <li><code>${origin}/self-employed.js</code></li>
        <li><code>${origin}/tokenize.js</code></li>
      </ul>
    </section>
  `;
}

function value(term: ReturnType<typeof html> | string, outcome: string): ReturnType<typeof html> {
  return html`<div>
    <dt>${term}</dt>
    <dd>${outcome}</dd>
  </div>`;
}
