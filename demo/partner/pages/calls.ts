import {html} from 'hono/html';
import {live, liveScript, log, source} from './example.js';
import {layout, type Markup, type PageContext} from './layout.js';

/** Both widgets as calls from the page's own code, which waits for a promise. */
export function callsPage(page: PageContext): Markup {
  const {text, isMock} = page;
  const main = html`<h1>${text.calls.title}</h1>
    <p class="lead">${text.calls.lead}</p>
    <section class="example" id="self-employed" aria-labelledby="self-employed-title">
      <div class="live">
        <h2 id="self-employed-title">${text.selfEmployed.title}</h2>
        <p>${text.selfEmployed.lead}</p>
        ${isMock ? html`<p class="tip">${text.selfEmployed.hint}</p>` : ''}
        ${panel(page, 'bind', text.selfEmployed.start)} ${log(page, 'self-employed-log')}
      </div>
      ${source(page, [
        [text.source.importMap, 'calls/import-map.html'],
        [text.source.module, 'calls/self-employed.js'],
      ])}
    </section>
    <section class="example" id="card-details" aria-labelledby="card-title">
      <div class="live">
        <h2 id="card-title">${text.card.title}</h2>
        <p>${text.card.leadCall}</p>
        ${isMock ? html`<p class="tip">${text.card.hint}</p>` : ''} ${panel(page, 'card', text.card.start)}
        ${log(page, 'card-log')}
      </div>
      ${source(page, [[text.source.module, 'calls/card.js']])}
    </section>`;
  const head = html`${live(page, 'calls/import-map.html')} ${liveScript('calls/self-employed.js')}
  ${liveScript('calls/card.js')}`;
  return layout(page, {title: text.calls.title, head, main});
}

/** Start and cancel, the state of the promise, the widget's container, and a sentence for the person. */
function panel({text}: PageContext, container: string, start: string): Markup {
  return html`<div class="controls">
      <button type="button" data-part="start">${start}</button>
      <button type="button" data-part="cancel" class="quiet" disabled>${text.calls.cancel}</button>
      <span class="promise">Promise: <code data-part="promise" data-state="idle">–</code></span>
    </div>
    <div id="${container}" class="stage" data-empty="${text.calls.empty}"></div>
    <p role="status" class="message" data-part="message"></p>`;
}
