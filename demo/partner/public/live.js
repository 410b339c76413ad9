// Keeps a page up to date: when the backend reports a change, asks for the page again and morphs its live parts. So
// only the server knows how things look, in both languages.
import {Idiomorph} from '/npm/idiomorph/idiomorph.esm.js';
import {find} from './dom.js';

const {events = '', since = ''} = find(document, '.scenario', HTMLElement).dataset;

const callbacks = {
  /** @param {Node} node the content of a widget belongs to the bank */
  beforeNodeMorphed: (node) => !node.nodeName.startsWith('BANK131-'),
  /** @param {string} name an opened entry of the journal stays open */
  beforeAttributeUpdated: (name) => name !== 'open',
};

async function update() {
  const address = new URL(location.href);
  address.searchParams.set('since', since);
  const response = await fetch(address, {headers: {'X-Requested-With': 'fetch'}});
  if (!response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const hadFocus = part.contains(document.activeElement);
    Idiomorph.morph(part, next.getElementById(part.id), {callbacks});
    if (hadFocus && !part.contains(document.activeElement)) keepPlace(part);
  }
}

/**
 * Focuses what took the place of a pressed button, so that a keyboard goes on from there.
 *
 * @param {Element} part
 */
function keepPlace(part) {
  const place = part.querySelector('a, button') ?? part;
  if (place instanceof HTMLElement) place.focus();
}

let updates = Promise.resolve();

/** Updates the page, one update after the other. A page that can't be fetched now is fetched after the reconnect. */
const refresh = () => (updates = updates.then(update).catch(console.info));

/**
 * Sends fields as a form would, without leaving the page.
 *
 * @param {string} action
 * @param {FormData} [data]
 */
export async function post(action, data = new FormData()) {
  const fields = [...data].map(([name, value]) => [name, String(value)]);
  const {type} = await fetch(action, {
    method: 'POST',
    headers: {'X-Requested-With': 'fetch'},
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  if (type !== 'opaqueredirect') throw new Error(`${new URL(action).pathname} was refused.`);
  await refresh();
}

document.addEventListener('submit', (event) => {
  const {target: form} = event;
  if (!(form instanceof HTMLFormElement) || form.dataset['quiet'] === undefined) return;
  event.preventDefault();
  // The browser itself shows best what is wrong.
  post(form.action, new FormData(form)).catch(() => form.submit());
});

/** @type {EventSource | undefined} */
let source;

/** Listens while the page is visible: browsers limit the connections to one host, over all tabs. */
function listen() {
  source?.close();
  if (document.visibilityState === 'hidden') return;
  source = new EventSource(events);
  // The first message comes on each connection, also after a restart of the partner.
  source.addEventListener('changed', refresh);
}

document.addEventListener('visibilitychange', listen);
listen();
