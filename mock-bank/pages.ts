import type {MiddlewareHandler} from 'hono';
import {html} from 'hono/html';
import type {Language} from './public/tokenize-frame/texts.js';

type Html = ReturnType<typeof html>;

export const languageOf = (lang: string | undefined): Language => (lang === 'en' ? 'en' : 'ru');

/** Headers of the bank's own pages: no scripts, and no frame around them, because a click in the tax app confirms. */
export const pageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  c.res.headers.set('Cache-Control', 'no-store');
};

interface Page {
  lang: Language;
  title: string;
  /** The page's own address, for the link to its other language. */
  path: string;
  brand: Html | string;
  look: 'bank' | 'tax-app';
  main: Html;
}

export function page({lang, title, path, brand, look, main}: Page): Html {
  const [other, name] = lang === 'ru' ? ['en', 'English'] : ['ru', 'Русский'];
  const mock =
    lang === 'ru'
      ? 'Учебная имитация — не настоящий банк и не настоящая налоговая служба'
      : 'Mock bank: neither the real bank nor the real tax service';
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body class="${look}">
        <header>
          <p class="mock">${mock}</p>
          <div class="bar">
            <p class="brand">${brand}</p>
            <a href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${name}</a>
          </div>
        </header>
        <main>${main}</main>
      </body>
    </html>`;
}
