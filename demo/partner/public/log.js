import {find} from './dom.js';

/** @typedef {'event' | 'status' | 'outcome' | 'error'} Kind */

/**
 * The live log at `selector`, as a function that adds one line.
 *
 * @param {string} selector
 */
export function openLog(selector) {
  const list = find(document, selector, HTMLElement);
  /** @type {Record<Kind, string>} */
  const words = JSON.parse(list.dataset['words'] ?? '{}');

  return (/** @type {Kind} */ kind, /** @type {unknown} */ value) => {
    const text = print(shorten(value));
    const line = document.createElement('p');
    line.dataset['kind'] = kind;
    line.dataset['status'] = /completed|failed|in_progress/.exec(text)?.[0] ?? '';
    line.append(
      time(),
      element('span', 'chip', words[kind]),
      element('code', text.includes('\n') ? 'block' : '', text),
    );
    list.append(line);
    // The newest line from its beginning, also where it is longer than the log is high.
    list.scrollTop = line.offsetTop;
  };
}

function time() {
  const now = new Date();
  const text = now.toLocaleTimeString(document.documentElement.lang, {hourCycle: 'h23'});
  const node = document.createElement('time');
  node.dateTime = now.toISOString();
  node.textContent = text;
  return node;
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} text
 */
function element(name, className, text) {
  const node = document.createElement(name);
  node.className = className;
  node.textContent = text;
  return node;
}

/**
 * Small objects on one line, larger ones laid out.
 *
 * @param {unknown} value
 */
function print(value) {
  if (typeof value === 'string') return value;
  const line = JSON.stringify(value);
  return line.length > 48 ? JSON.stringify(value, null, 2) : line;
}

/**
 * Hashes, tokens and numbers of people or cards never stand in the log whole.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function shorten(value) {
  if (typeof value === 'string') {
    return value
      .replace(/[\da-z]{24,}/gi, (hash) => `${hash.slice(0, 4)}…${hash.slice(-4)}`)
      .replace(/\d{10,}/g, '•••');
  }
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shorten(inner)]));
  }
  return value;
}
