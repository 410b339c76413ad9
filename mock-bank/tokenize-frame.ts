import {Hono} from 'hono';
import {html, raw} from 'hono/html';
import {contract} from '../src/testing/contract.js';
import {languageOf} from './pages.js';
import {texts, type Language} from './public/tokenize-frame/texts.js';

/**
 * The document in the tokenization widget's frame: the card is typed into the bank's own origin.
 * It asks for no security code: a payout does not need one.
 */
export function tokenizeFrame(): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    // No frame-ancestors: any partner's page may hold the frame. The token identifies the partner.
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; " +
        "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    // For partners' pages that are cross-origin isolated.
    c.header('Cross-Origin-Embedder-Policy', 'require-corp');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('Cache-Control', 'no-cache');
    return c.html(frame(languageOf(c.req.query('lang'))));
  });
  return app;
}

function frame(lang: Language): ReturnType<typeof html> {
  const t = texts[lang];
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${t.title}</title>
        <link rel="stylesheet" href="tokenize-frame/frame.css" />
        <script type="application/json" id="contract">
          ${raw(JSON.stringify(contract.cardTokenize))}
        </script>
        <script type="module" src="tokenize-frame/main.js"></script>
      </head>
      <body>
        <div class="form">
          <p id="loading" role="status">${t.loading}</p>
          ${form(lang)}
          <section id="saved" hidden>
            <h2 tabindex="-1">${t.savedTitle}</h2>
            <p class="card">
              <span class="brand"></span> <span class="visually-hidden">${t.savedCard}</span>
              <span class="last4"></span>
            </p>
            <button type="button" class="quiet">${t.change}</button>
          </section>
          <section id="failed" hidden>
            <h2 tabindex="-1">${t.failedTitle}</h2>
            <p class="reason" role="alert"></p>
          </section>
          <p class="mock">${t.mock}</p>
        </div>
      </body>
    </html>`;
}

function form(lang: Language): ReturnType<typeof html> {
  const t = texts[lang];
  return html`<form id="form" novalidate hidden>
    <h2>${t.title}</h2>
    <div class="field number">
      <label for="number">${t.number}</label>
      <div class="control">
        <input
          id="number"
          autocomplete="cc-number"
          inputmode="numeric"
          placeholder="0000 0000 0000 0000"
          aria-describedby="number-error"
          spellcheck="false"
          required
        />
        <span class="brand" aria-hidden="true"></span>
      </div>
      <p id="number-error" class="error"></p>
    </div>
    <div class="field expiration">
      <label for="expiration">${t.expiration}</label>
      <input
        id="expiration"
        autocomplete="cc-exp"
        inputmode="numeric"
        placeholder="${t.expirationHint}"
        aria-describedby="expiration-error"
        required
      />
      <p id="expiration-error" class="error"></p>
    </div>
    <div class="field cardholder">
      <label for="cardholder">${t.cardholder} <span class="optional">${t.optional}</span></label>
      <input
        id="cardholder"
        autocomplete="cc-name"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="cardholder-error"
      />
      <p id="cardholder-error" class="error"></p>
    </div>
    <p id="form-error" class="error" role="alert"></p>
    <button>${t.submit}</button>
  </form>`;
}
