import {find} from './dom.js';
import {shorten} from './shorten.js';

/** @typedef {'event' | 'status' | 'outcome' | 'error'} Kind */

/** @type {Record<string, string>} */
const TONES = {completed: 'good', failed: 'bad', status: 'wait', outcome: 'good', error: 'bad'};

/**
 * Returns a function that adds a line to the live log at `selector`.
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
    const time = new Date().toLocaleTimeString(document.documentElement.lang, {hourCycle: 'h23'});
    const chip = element('span', 'badge', words[kind]);
    chip.dataset['tone'] = TONES[/completed|failed/.exec(text)?.[0] ?? kind] ?? '';
    line.append(element('time', '', time), chip, element('code', text.includes('\n') ? 'block' : '', text));
    list.append(line);
    // Show the newest line from its beginning, even if it is longer than the log is high.
    list.scrollTop = line.offsetTop;
  };
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} text
 */
const element = (name, className, text) =>
  Object.assign(document.createElement(name), {className, textContent: text});

/**
 * Prints small objects on one line, larger ones laid out.
 *
 * @param {unknown} value
 */
function print(value) {
  if (typeof value === 'string') return value;
  const line = JSON.stringify(value);
  return line.length > 48 ? JSON.stringify(value, null, 2) : line;
}
