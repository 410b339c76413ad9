import {html} from 'hono/html';
import {live, liveScript, log, source} from './example.js';
import {layout, type Markup, type PageContext} from './layout.js';

/** Both widgets as elements in the page's HTML, the card's in a form. */
export function tagsPage(page: PageContext): Markup {
  const {text} = page;
  const main = html`<h1>${text.tags.title}</h1>
    <p class="lead">${text.tags.lead}</p>
    ${selfEmployed(page)} ${card(page)}`;
  const head = html`${live(page, 'tags/script-tag.html')} ${liveScript('tags/self-employed.js')}
  ${liveScript('tags/card.js')}`;
  return layout(page, {title: text.tags.title, head, main});
}

function selfEmployed(page: PageContext): Markup {
  const {text, isMock} = page;
  return html`<section class="example" aria-labelledby="self-employed-title">
    <div class="live">
      <h2 id="self-employed-title">${text.selfEmployed.title}</h2>
      <p>${text.selfEmployed.lead}</p>
      ${isMock ? html`<p class="tip">${text.selfEmployed.hint}</p>` : ''}
      <div class="stage">${live(page, 'tags/self-employed.html')}</div>
      ${log(page, 'self-employed-log')}
    </div>
    ${source(page, [
      [text.source.head, 'tags/script-tag.html'],
      [text.source.body, 'tags/self-employed.html'],
      [text.source.script, 'tags/self-employed.js'],
    ])}
  </section>`;
}

function card(page: PageContext): Markup {
  const {text, isMock} = page;
  return html`<section class="example" aria-labelledby="card-title">
    <div class="live">
      <h2 id="card-title">${text.card.title}</h2>
      <p>${text.card.leadForm}</p>
      ${isMock ? html`<p class="tip">${text.card.hint}</p>` : ''}
      <div class="stage">${live(page, 'tags/card.html')}</div>
      ${log(page, 'card-log')}
    </div>
    ${source(page, [
      [text.source.form, 'tags/card.html'],
      [text.source.script, 'tags/card.js'],
    ])}
  </section>`;
}
