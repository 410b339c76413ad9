import {html} from 'hono/html';
import type {Language} from '../language.js';
import type {Markup} from './layout.js';

/** A time of day, with its date if that is another day. */
export function clock(at: number, language: Language): Markup {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const text = date.toLocaleString(language, {
    hourCycle: 'h23',
    timeStyle: 'medium',
    ...(!isToday && {dateStyle: 'short'}),
  });
  return html`<time datetime="${date.toISOString()}">${text}</time>`;
}
