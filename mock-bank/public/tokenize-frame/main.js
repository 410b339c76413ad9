import {
  digitsOf,
  formatExpiration,
  groupNumber,
  brandOf,
  expirationProblem,
  isCardholderName,
  numberProblem,
} from './card.js';
import {keepFormatted} from './formatted-input.js';
import {texts} from './texts.js';

/** @import {TextKey} from './texts.js' */
/** @typedef {{brand: string, last4: string}} CardInfo */

const t = texts[document.documentElement.lang === 'en' ? 'en' : 'ru'];

/**
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 * @returns {E}
 */
function find(selector) {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`The frame has no ${selector}`);
  return /** @type {E} */ (found);
}

/** @type {import('../../../src/testing/contract.js').CardTokenizeContract} */
const contract = JSON.parse(find('#contract').textContent);
const form = /** @type {HTMLFormElement} */ (find('#form'));
const submit = find('#form button');
const formError = find('#form-error');
const inputs = {
  number: /** @type {HTMLInputElement} */ (find('#number')),
  expiration: /** @type {HTMLInputElement} */ (find('#expiration')),
  cardholder: /** @type {HTMLInputElement} */ (find('#cardholder')),
};
const sections = ['#loading', '#form', '#saved', '#failed'];

/** The page that holds the frame, as soon as it is known: its origin, and a private channel to the widget's script. */
/** @type {{origin: string, port: MessagePort} | undefined} */
let embedder;
let session = '';
let busy = false;

// ——— the embedding page

/** @param {MessageEvent} event */
function connect(event) {
  const [port] = event.ports;
  if (embedder || event.source !== parent || event.data?.type !== contract.containerId || !port) return;
  embedder = {origin: event.origin, port};
  new ResizeObserver(tellHeight).observe(find('.form'));
  tellHeight();
  open(event.data).catch(fail);
}

function tellHeight() {
  embedder?.port.postMessage({
    type: 'height',
    height: Math.ceil(find('.form').getBoundingClientRect().height),
  });
}

/**
 * Sends the outcome to the page's own listeners, so to its window and not to the port.
 * @param {keyof typeof contract.messages} status
 * @param {object} [fields] what the payload carries besides
 */
function report(status, fields) {
  if (!embedder) return;
  // A sandboxed page has an opaque origin. The message still goes only to that page.
  const target = embedder.origin === 'null' ? '*' : embedder.origin;
  const {meta, payload} = contract.messages[status];
  parent.postMessage({meta, payload: {...payload, ...fields}}, target);
}

// ——— the bank

class BankError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {string} path
 * @param {object} body
 */
async function call(path, body) {
  const response = await fetch(`widget/tokenize/${path}`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', ...(session && {Authorization: `Bearer ${session}`})},
    body: JSON.stringify(body),
    credentials: 'omit',
    cache: 'no-store',
  }).catch(() => {
    throw new BankError('network');
  });
  const answer = await response.json();
  if (answer.status !== 'ok') throw new BankError(answer.error.code);
  return answer;
}

/**
 * Exchanges the token, once. A reloaded frame, for example after the page has moved it, continues its session.
 * @param {{publicToken: unknown, session?: string}} from
 */
async function open(from) {
  if (from.session) {
    session = from.session;
    const {card} = await call('resume', {});
    return card ? showSaved(card) : show('#form');
  }
  ({session} = await call('session', {public_token: from.publicToken}));
  embedder?.port.postMessage({type: 'session', session});
  show('#form');
}

async function save() {
  const name = inputs.cardholder.value.trim();
  const {hashes, card} = await call('card', {
    number: digitsOf(inputs.number.value),
    expiration_date: inputs.expiration.value,
    ...(name && {cardholder_name: name}),
  });
  showSaved(card, {focus: true});
  report('completed', hashes);
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof BankError ? error.code : 'other';
}

/** @param {string} code */
function explain(code) {
  const key = `error.${code}`;
  return key in t ? t[/** @type {TextKey} */ (key)] : t['error.other'];
}

/**
 * The form can't go on.
 * @param {unknown} error
 */
function fail(error) {
  find('#failed .reason').textContent = explain(codeOf(error));
  show('#failed');
  report('failed');
}

// ——— the screens

/** @param {string} selector */
function show(selector) {
  for (const section of sections) find(section).hidden = section !== selector;
  tellHeight();
}

/**
 * @param {CardInfo} card
 * @param {{focus?: boolean}} [options]
 */
function showSaved({brand, last4}, {focus = false} = {}) {
  find('#saved .brand').dataset['brand'] = brand;
  find('#saved .last4').textContent = `•••• ${last4}`;
  show('#saved');
  if (focus) find('#saved h2').focus();
}

/** @param {boolean} now */
function setBusy(now) {
  busy = now;
  // Not `disabled`: that would take the focus from the button.
  submit.ariaDisabled = String(now);
  submit.textContent = now ? t.submitting : t.submit;
}

// ——— the fields

/** @typedef {keyof typeof inputs} Field */

/** @type {Record<Field, (value: string) => string | undefined>} */
const problems = {
  number: (value) => numberProblem(digitsOf(value)),
  expiration: (value) => expirationProblem(value, new Date()),
  cardholder: (value) => (value.trim() === '' || isCardholderName(value.trim()) ? undefined : 'wrong'),
};

/** @param {Field} field */
function check(field) {
  const problem = problems[field](inputs[field].value);
  inputs[field].ariaInvalid = problem ? 'true' : null;
  find(`#${field}-error`).textContent = problem ? t[/** @type {TextKey} */ (`${field}.${problem}`)] : '';
  return problem === undefined;
}

/** @param {SubmitEvent} event */
async function onSubmit(event) {
  event.preventDefault();
  if (busy) return;
  formError.textContent = '';
  const wrong = fields.filter((field) => !check(field))[0];
  if (wrong) return inputs[wrong].focus();
  setBusy(true);
  try {
    await save();
  } catch (error) {
    onRefusal(error);
  } finally {
    setBusy(false);
  }
}

/** @param {unknown} error */
function onRefusal(error) {
  const code = codeOf(error);
  if (code === 'authentication_error') return fail(error);
  formError.textContent = explain(code);
  // The user may try another card. The page still gets this failure.
  if (code === 'card_refused') report('failed');
}

const fields = /** @type {Field[]} */ (Object.keys(inputs));
for (const field of fields) {
  const input = inputs[field];
  input.addEventListener('input', () => input.ariaInvalid && check(field));
  input.addEventListener('change', () => input.value && check(field));
}
keepFormatted(inputs.number, groupNumber);
keepFormatted(inputs.expiration, formatExpiration);
inputs.number.addEventListener('input', () => {
  find('#form .brand').dataset['brand'] = brandOf(digitsOf(inputs.number.value)) ?? '';
});
form.addEventListener('submit', onSubmit);
find('#saved button').addEventListener('click', () => {
  show('#form');
  inputs.number.focus();
});

if (parent === window) find('#loading').textContent = t.alone;
addEventListener('message', connect);
