import {html} from 'hono/html';
import type {Courier} from '../couriers.js';
import type {Worker} from '../records/workers.js';
import type {Markup, PageContext} from './layout.js';
import {region} from './live.js';

/** Whom the page is about: a link for each courier. */
export function courierSwitch(
  {text, language}: PageContext,
  section: 'payout' | 'linking',
  current: Courier,
  people: readonly {courier: Courier; worker: Worker}[],
): Markup {
  const words = text.payout.couriers;
  const links = people.map(({courier, worker}) => {
    const name = courier.name[language];
    return html`<a
      href="/${section}/${courier.id}"
      id="courier-${courier.id}"
      ${courier.id === current.id ? html`aria-current="page"` : ''}
    >
      <span class="initials" aria-hidden="true">${initials(name)}</span>
      <span class="who">
        <span class="name">${name}</span>
        <small
          >${worker.linking === 'linked' ? html`<span class="linked">${words.linked}</span>` : words[courier.kind]}</small
        >
      </span>
    </a>`;
  });
  return html`<nav class="couriers" aria-label="${words.label}">
    ${region('couriers', 'courier-list', html`${links}`)}
  </nav>`;
}

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
