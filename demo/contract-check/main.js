import {configure, mountCardTokenize, mountSelfEmployed} from '../../dist/index.js';
import {contract} from '../../dist/testing/contract.js';
import {checkRun} from './run.js';
import {asPolicy, asSource} from './correction.js';
import {factList} from './facts.js';

/** @import {Correction, Kind} from './correction.js' */

/**
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));

const form = /** @type {HTMLFormElement} */ (find('#form'));
const stage = find('#stage');
const messages = find('#messages');
const policy = find('#policy');
const correction = find('#correction');
const apply = find('#apply');

/** Names that can be corrected in the form. */
const NAMES = /** @type {const} */ (['script', 'stylesheet', 'globalName', 'containerId']);

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));

/** @type {{end: () => void, found: () => Correction} | undefined} */
let run;

form.addEventListener('change', () => {
  find('#host-field').hidden = field('environment').value !== '';
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  run?.end();
  const kind = /** @type {Kind} */ (field('kind').value);
  const names = Object.fromEntries(
    NAMES.map((name) => [name, field(name).value.trim() || contract[kind][name]]),
  );
  const origins = field('messageOrigins')
    .value.split(/[\s,]+/)
    .filter(Boolean);
  const publicToken = field('publicToken').value;
  // A token is good for one start, and has no business on the screen after it.
  field('publicToken').value = '';
  messages.replaceChildren();
  find('#silence').hidden = false;

  const widgetHost = field('widgetHost').value;
  const environment = /** @type {'demo' | 'live'} */ (field('environment').value);
  run = checkRun({
    kind,
    names: /** @type {import('./run.js').Names} */ (names),
    origins,
    callsBack: field('style').value === 'callbacks',
    host: environment ? {environment} : {widgetHost},
    publicToken,
    stage,
    configure,
    mount: kind === 'selfEmployed' ? mountSelfEmployed : mountCardTokenize,
    fact: factList(find('#facts'), find('#summary')),
    onSaid: (line) => {
      find('#silence').hidden = true;
      const item = document.createElement('li');
      item.textContent = line;
      messages.append(item);
    },
    onChange: (found, sources) => {
      policy.textContent = asPolicy(sources) || '—';
      correction.textContent = asSource(kind, found) || 'None is needed so far.';
      apply.hidden = asSource(kind, found) === '';
    },
  });
});

apply.addEventListener('click', () => {
  const found = run?.found() ?? {};
  for (const name of NAMES) if (found[name]) field(name).value = found[name];
  if (found.messageOrigins) field('messageOrigins').value = found.messageOrigins.join(' ');
  if (found.callbacks) field('style').value = 'callbacks';
  /** @type {HTMLDetailsElement} */ (find('#corrections')).open = true;
  field('publicToken').focus();
});
