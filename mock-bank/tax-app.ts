import {Hono} from 'hono';
import {csrf} from 'hono/csrf';
import {html} from 'hono/html';
import {smallBody} from './http.js';
import type {Linking, Linkings} from './linkings.js';
import {languageOf, page, pageHeaders} from './pages.js';
import type {Language} from './public/tokenize-frame/texts.js';

const texts = {
  ru: {
    title: '«Мой налог» — имитация',
    brand: 'Мой налог · имитация',
    heading: 'Запросы на подключение',
    lead: 'Банк просит разрешения сообщать налоговой службе о ваших доходах.',
    empty: 'Запросов нет',
    emptyText: 'Отправьте запрос из виджета на сайте партнёра и обновите эту страницу.',
    update: 'Обновить список',
    inn: 'ИНН',
    bank: 'Банк 131 (имитация)',
    partner: 'Партнёр',
    confirm: 'Подтвердить',
    reject: 'Отклонить',
    revoke: 'Отозвать разрешение',
    status: {pending: 'Ждёт решения', linked: 'Подтверждён', rejected: 'Отклонён', none: 'Отозван'},
  },
  en: {
    title: 'My Tax (mock)',
    brand: 'My Tax · mock',
    heading: 'Connection requests',
    lead: 'The bank asks to be allowed to report your income to the tax service.',
    empty: 'No requests',
    emptyText: 'Send a request from the widget on a partner’s site, then reload this page.',
    update: 'Reload the list',
    inn: 'INN',
    bank: 'Bank 131 (mock)',
    partner: 'Partner',
    confirm: 'Confirm',
    reject: 'Reject',
    revoke: 'Revoke permission',
    status: {pending: 'Waiting', linked: 'Confirmed', rejected: 'Rejected', none: 'Revoked'},
  },
};

const DECISIONS = ['confirm', 'reject', 'revoke'] as const;
type Decision = (typeof DECISIONS)[number];

/** The tax service's app, in which a self-employed user confirms or rejects a linking. */
export function taxApp(linkings: Linkings): Hono {
  const app = new Hono();
  app.use(pageHeaders, csrf(), smallBody);

  app.get('/', (c) => {
    const lang = languageOf(c.req.query('lang'));
    const {title, brand} = texts[lang];
    return c.html(
      page({lang, title, path: '/tax-app', brand, look: 'tax-app', main: list(lang, linkings.all())}),
    );
  });

  app.post('/', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const decided = DECISIONS.find((known) => known === form.get('decision'));
    // A repeated or late decision changes nothing. The list shows the current state.
    if (decided) linkings[decided](form.get('request') ?? '');
    return c.redirect(`/tax-app?lang=${languageOf(c.req.query('lang'))}`, 303);
  });

  return app;
}

function list(lang: Language, linkings: Linking[]): ReturnType<typeof html> {
  const t = texts[lang];
  const requests = linkings.map((linking) => item(lang, linking));
  const empty = html`<div class="panel empty">
    <h2>${t.empty}</h2>
    <p>${t.emptyText}</p>
  </div>`;
  return html`
    <h1>${t.heading}</h1>
    <p class="lead">${t.lead}</p>
    ${
      requests.length > 0
        ? html`<ul class="requests">
            ${requests}
          </ul>`
        : empty
    }
    <p><a class="button quiet" href="/tax-app?lang=${lang}">${t.update}</a></p>
  `;
}

const CHOICES: Record<Linking['status'], Decision[]> = {
  pending: ['confirm', 'reject'],
  linked: ['revoke'],
  rejected: [],
  none: [],
};

function item(
  lang: Language,
  {id, taxReference, project, status, changed}: Linking,
): ReturnType<typeof html> {
  const t = texts[lang];
  const decided = new Date(changed);
  const time = decided.toLocaleTimeString(lang, {hour: '2-digit', minute: '2-digit'});
  const buttons = CHOICES[status].map(
    (decision) =>
      html`<button
        class="button ${decision === 'confirm' ? '' : 'quiet'}"
        name="decision"
        value="${decision}"
      >
        ${t[decision]}
      </button>`,
  );
  return html`<li class="panel request" data-status="${status}">
    <p class="request-status">${t.status[status]} <time datetime="${decided.toISOString()}">${time}</time></p>
    <h2>${t.bank}</h2>
    <dl>
      <div>
        <dt>${t.inn}</dt>
        <dd>${taxReference}</dd>
      </div>
      <div>
        <dt>${t.partner}</dt>
        <dd>${project}</dd>
      </div>
    </dl>
    ${
      buttons.length > 0
        ? html`<form method="post" action="/tax-app?lang=${lang}">
            <input type="hidden" name="request" value="${id}" />
            ${buttons}
          </form>`
        : ''
    }
  </li>`;
}
