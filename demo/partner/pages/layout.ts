import {html} from 'hono/html';
import {languages, type Language} from '../language.js';
import type {SampleValues} from '../samples.js';
import type {Strings} from '../strings.js';

export type Markup = ReturnType<typeof html>;

/** What every page needs to know to draw itself. */
export interface PageContext {
  path: string;
  language: Language;
  text: Strings;
  values: SampleValues;
  isMock: boolean;
  widgetOrigin: string;
}

export interface PageParts {
  title: string;
  main: Markup;
  /** Scripts of this page. */
  head?: Markup;
}

/** A whole page: head, header, the page's own part, footer. */
export function layout(page: PageContext, {title, head, main}: PageParts): Markup {
  const {text, language} = page;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${text.brand}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/public/logo.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/public/base.css" />
        <link rel="stylesheet" href="/public/examples.css" />
        <link rel="stylesheet" href="/public/log.css" />
        ${head}
      </head>
      <body>
        <a class="skip" href="#main">${text.skip}</a>
        ${header(page)}
        <main id="main" tabindex="-1">${main}</main>
        ${footer(page)}
      </body>
    </html>`;
}

function header({path, language, text}: PageContext): Markup {
  const link = (href: string, label: string): Markup =>
    html`<a href="${href}" ${isWithin(href, path)}>${label}</a>`;
  return html`<header class="top">
    <a class="brand" href="/"><img src="/public/logo.svg" alt="" width="28" height="28" />${text.brand}</a>
    <nav aria-label="${text.nav.label}">
      ${link('/tags', text.nav.tags)} ${link('/calls', text.nav.calls)} ${link('/payout', text.nav.payout)}
      ${link('/linking', text.nav.linking)}
    </nav>
    <nav class="languages" aria-label="${text.nav.language}">
      ${languages.map(
        (code) =>
          html`<a
            href="${path}?lang=${code}"
            lang="${code}"
            hreflang="${code}"
            ${current(code === language, 'true')}
            >${languageNames[code]}</a
          >`,
      )}
    </nav>
  </header>`;
}

const languageNames: Record<Language, string> = {en: 'English', ru: 'Русский'};

function current(is: boolean, value: 'page' | 'true'): Markup {
  return is ? html`aria-current="${value}"` : html``;
}

/** A page below another belongs to it, as one payout does to `/payout`. */
function isWithin(href: string, path: string): Markup {
  const below = path.startsWith(`${href}/`) || (href === '/payout' && path.startsWith('/payouts/'));
  return current(href === path || below, below ? 'true' : 'page');
}

/** The address of a page of the mock bank, to be read in the language of this one. */
export function mockBankPage({language, widgetOrigin}: PageContext, address: string): string {
  const url = new URL(address, widgetOrigin);
  url.searchParams.set('lang', language);
  return url.href;
}

function footer(page: PageContext): Markup {
  const {text, isMock, widgetOrigin} = page;
  const bank = html`<a href="${mockBankPage(page, '/')}">${widgetOrigin}</a>`;
  return html`<footer>
    <p>${isMock ? html`${text.footer.mockBank} ${bank}.` : text.footer.testBank}</p>
    <p>${text.footer.unofficial}</p>
  </footer>`;
}
