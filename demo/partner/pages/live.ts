import {createHash} from 'node:crypto';
import {html} from 'hono/html';
import type {Markup} from './layout.js';

/** A part of the page that `public/live.js` replaces when the backend has another one. */
export async function region(id: string, className: string, content: Markup): Promise<Awaited<Markup>> {
  const text = await content;
  const version = createHash('sha1').update(Buffer.from(text)).digest('hex').slice(0, 12);
  return html`<div id="${id}" class="${className}" data-live="region" data-version="${version}">
    ${text}
  </div>`;
}

/** A sentence that is read out when it changes. */
export function announcement(id: string, className: string, sentence: string): Markup {
  return html`<p id="${id}" class="${className}" role="status" data-live="text">${sentence}</p>`;
}

/** What the page's script needs to follow what happens to a courier from now on. */
export function following(workerId: string, since: number, content: Markup): Markup {
  return html`<div class="scenario" data-events="/events/${workerId}" data-since="${since}">${content}</div>`;
}
