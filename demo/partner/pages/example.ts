import {html, raw} from 'hono/html';
import {sample, type SampleName} from '../samples.js';
import type {Markup, PageContext} from './layout.js';

/** One sample as it is used on this page: the very text that {@link source} shows. */
export function live(page: PageContext, name: SampleName): Markup {
  return html`${raw(sample(name, page.values))}`;
}

/** The module script of a sample. */
export function liveScript(name: SampleName): Markup {
  return html`<script type="module" src="/samples/${name}"></script>`;
}

/** Samples as source, each under what it is. */
export function source(page: PageContext, samples: [caption: string, name: SampleName][]): Markup {
  return html`<div class="source">
    ${samples.map(
      ([caption, name]) =>
        html`<figure>
          <figcaption>${caption}</figcaption>
          <pre tabindex="0"><code>${sample(name, page.values)}</code></pre>
        </figure>`,
    )}
  </div>`;
}

/** The live log of one example. Its script finds the words for its chips in the markup. */
export function log({text}: PageContext, id: string): Markup {
  return html`<div class="log">
    <h3 id="${id}-title">${text.log.title}</h3>
    <div
      role="log"
      id="${id}"
      tabindex="0"
      aria-labelledby="${id}-title"
      data-empty="${text.log.empty}"
      data-words="${JSON.stringify(text.log.words)}"
    ></div>
  </div>`;
}
