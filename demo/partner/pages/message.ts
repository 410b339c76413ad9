import {html} from 'hono/html';
import {layout, type Markup, type PageContext} from './layout.js';

/** A page that only says what is wrong and leads back. */
export function messagePage(
  page: PageContext,
  kind: keyof PageContext['text']['messages'],
  href = '/',
): Markup {
  const words = page.text.messages[kind];
  const main = html`<section class="narrow">
    <h1>${words.title}</h1>
    <p class="lead">${words.text}</p>
    <p><a class="button" href="${href}">${words.back}</a></p>
  </section>`;
  return layout(page, {title: words.title, main});
}
