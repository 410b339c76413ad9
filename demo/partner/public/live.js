import {find} from './dom.js';

/*
 * Keeps a page up to date: when the backend says that something changed, asks for the page again and takes over what is
 * different in it. So the server alone knows how things look, in both languages.
 */

const scenario = find(document, '.scenario', HTMLElement);
const {events = '', since = ''} = scenario.dataset;

let asked = false;
let asking = false;

/** Takes over what has changed. Calls that come meanwhile are served by one more look. */
export async function refresh() {
  asked = true;
  if (asking) return;
  asking = true;
  try {
    while (asked) {
      asked = false;
      await takeOver();
    }
  } finally {
    asking = false;
  }
}

async function takeOver() {
  const address = new URL(location.href);
  address.searchParams.set('since', since);
  const response = await fetch(address, {headers: {'X-Requested-With': 'fetch'}});
  if (!response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const other = next.getElementById(part.id);
    if (other && part instanceof HTMLElement) update[part.dataset['live'] ?? '']?.(part, other);
  }
}

/** @type {Record<string, (part: HTMLElement, next: HTMLElement) => void>} */
const update = {
  /** Said anew only if it differs: the region is read out. */
  text(part, next) {
    if (part.textContent !== next.textContent) part.textContent = next.textContent;
  },
  region(part, next) {
    if (part.dataset['version'] === next.dataset['version']) return;
    const focused = part.contains(document.activeElement);
    part.dataset['version'] = next.dataset['version'] ?? '';
    part.replaceChildren(...[...next.childNodes].map((node) => document.importNode(node, true)));
    if (focused) keepPlace(part);
  },
  /** Entries that are there stay as they are, opened or not. */
  list(part, next) {
    for (const item of next.children) {
      const known = document.getElementById(item.id);
      if (!known) part.append(document.importNode(item, true));
      else if (known.dataset['version'] !== dataOf(item, 'version')) replaceItem(known, item);
    }
  },
};

/**
 * @param {HTMLElement} known
 * @param {Element} item
 */
function replaceItem(known, item) {
  const copy = document.importNode(item, true);
  const details = copy.querySelector('details');
  if (details) details.open = known.querySelector('details')?.open ?? false;
  const focused = known.contains(document.activeElement);
  known.replaceWith(copy);
  if (focused) copy.querySelector('summary')?.focus();
}

/**
 * @param {Element} element
 * @param {string} name
 */
function dataOf(element, name) {
  return element instanceof HTMLElement ? element.dataset[name] : undefined;
}

/**
 * What had the focus is gone: a keyboard goes on from what took its place.
 *
 * @param {HTMLElement} part
 */
function keepPlace(part) {
  const next = part.querySelector('button, a');
  if (next instanceof HTMLElement) {
    next.focus();
    return;
  }
  part.tabIndex = -1;
  part.focus();
}

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
  if (type !== 'opaqueredirect') throw new Error(`${new URL(action).pathname} was not taken.`);
  await refresh();
}

document.addEventListener('submit', (event) => {
  const {target: form} = event;
  if (!(form instanceof HTMLFormElement) || form.dataset['quiet'] === undefined) return;
  event.preventDefault();
  // The browser itself says best what is wrong.
  post(form.action, new FormData(form)).catch(() => form.submit());
});

/** @type {EventSource | undefined} */
let source;

/** Listens while the page is seen: browsers keep few connections to one host, for all its tabs. */
function listen() {
  source?.close();
  source = undefined;
  if (document.visibilityState === 'hidden') return;
  source = new EventSource(events);
  // Its first message comes when it is connected, also after the partner was stopped.
  source.addEventListener('changed', () => {
    refresh().catch(report);
  });
}

/**
 * A page that can't be had now is asked for again when the partner is back.
 *
 * @param {unknown} error
 */
export function report(error) {
  console.info(error);
}

document.addEventListener('visibilitychange', listen);
listen();
