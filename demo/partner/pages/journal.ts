import {html} from 'hono/html';
import type {Entry} from '../records/journal.js';
import type {Markup, PageContext} from './layout.js';
import {clock} from './time.js';

/** All that was said, each request and answer to be opened. */
export function journalTile(page: PageContext, entries: readonly Entry[]): Markup {
  const words = page.text.steps.journal;
  return html`<section class="tile" aria-labelledby="journal-title">
    <h2 id="journal-title">${words.title}</h2>
    <p class="note">${words.lead}</p>
    <ol class="journal" id="journal" data-live="list" data-empty="${words.empty}">
      ${entries.map((entry) => item(page, entry))}
    </ol>
  </section>`;
}

function item({text, language}: PageContext, entry: Entry): Markup {
  const words = text.steps.journal;
  const {id, at, direction, name, request} = entry;
  const body =
    direction === 'to-bank' ? [block(words.request, request), reply(entry, words)] : block('', request);
  return html`<li
    id="entry-${id}"
    data-version="${entry.times}"
    data-name="${name}"
    data-direction="${direction}"
  >
    <details>
      <summary>
        ${clock(at, language)}
        <span class="direction" data-direction="${direction}">${words.directions[direction]}</span>
        <code>${name}</code>
        <span class="outcome">${repeated(entry, words)} ${outcome(entry, words)}</span>
      </summary>
      ${body}
    </details>
  </li>`;
}

type Words = PageContext['text']['steps']['journal'];

function repeated({times, direction}: Entry, words: Words): Markup | '' {
  if (times === 1) return '';
  const text = direction === 'from-bank' ? words.deliveredAgain(times) : words.again(times);
  return html`<span class="badge">${text}</span>`;
}

/** The bank's own word for it; a webhook without its signature does not come so far. */
function outcome({direction, answer, errorCode}: Entry, words: Words): Markup | '' {
  if (direction === 'from-bank') return html`<span class="badge" data-tone="good">${words.verified}</span>`;
  if (errorCode !== undefined) return html`<span class="badge" data-tone="bad">${errorCode}</span>`;
  const {status} = (answer ?? {}) as {status?: unknown};
  if (typeof status !== 'string') return '';
  return html`<span class="badge" data-tone="${status === 'ok' ? 'good' : 'wait'}">${status}</span>`;
}

const reply = ({answer}: Entry, words: Words): Markup =>
  answer === undefined ? html`<p class="note">${words.noAnswer}</p>` : block(words.answer, answer);

function block(caption: string, value: unknown): Markup {
  return html`<figure>
    ${caption && html`<figcaption>${caption}</figcaption>`}
    <pre><code>${JSON.stringify(value, null, 2)}</code></pre>
  </figure>`;
}
