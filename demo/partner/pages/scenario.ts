import {html} from 'hono/html';
import {live} from './example.js';
import type {Markup, PageContext} from './layout.js';

/** What the pages of the scenario load. */
export function scenarioHead(page: PageContext): Markup {
  return html`<link rel="stylesheet" href="/public/scenario.css" />
    <link rel="stylesheet" href="/public/order.css" />
    <link rel="stylesheet" href="/public/steps.css" />
    ${live(page, 'tags/script-tag.html')}
    <script type="module" src="/public/live.js"></script>`;
}
