import type {ErrorKey, WarningKey} from './errors.js';
import {sharedPage} from './page.js';

/**
 * The full sentence of every error and warning: what happened, then what to do. Importing this module registers them.
 * They get plain details only, and never a token, a hash, an INN or a phone.
 */
const sentences: Readonly<Record<ErrorKey | WarningKey, (...details: string[]) => string>> = {
  'invalid-options/option': (name, got) =>
    `The option \`${name}\` must be ${EXPECTED[name] ?? EXPECTED[name.replace(/.*\./, '')]}. It is ${got}.`,
  'invalid-options/selector': (selector) =>
    `The option \`container\` is not a valid CSS selector: ${selector}. Pass an element or a valid selector.`,
  'invalid-options/token-source': (got) =>
    `The call needs one of \`publicToken\` and \`tokenUrl\`; it got ${got}. Pass exactly one of them.`,
  'invalid-options/tax-reference-or-phone': () =>
    'The option `taxReferenceOrPhone` is not an INN or a phone. ' +
    'Pass an INN of 12 digits, or a phone of 11 digits that begins with 7.',
  'invalid-options/markup-host': () =>
    'The attribute `widget-host` names a host that code has not allowed. ' +
    'Allow it with configure({widgetHosts: […]}), or set the property `widgetHost`.',
  'invalid-options/markup-token-url': () =>
    'The attribute `token-url` names an endpoint that code has not allowed. ' +
    'Use a path below /bank131/, allow it with configure({tokenUrls: […]}), or set the property `tokenUrl`.',
  'invalid-options/markup-environment': (environment) =>
    `The attribute \`environment\` contradicts the environment "${environment}" that code has set. ` +
    'Remove the attribute, or change configure({environment}).',
  'not-in-browser': () =>
    'A widget needs a browser, and this code runs without a document. Call the function in the browser only.',

  'container-not-found': (where) =>
    `The container ${where} is not in this document. Call the function when the container is in the document.`,
  'container-busy': (name) =>
    `Another ${name} widget is on the page and has no outcome yet. Unmount it first, or wait for its result.`,
  'container-busy/id': (id) =>
    `Another element of the document has the id "${id}", which the bank's code needs. ` +
    'Remove that element, or pass it as `container`.',

  'token-failed/spent': () =>
    'The string token was used before, and the bank accepts each token once. ' +
    'Pass `publicToken` as a function, or `tokenUrl`.',
  'token-failed/provider': () => 'The `publicToken` function failed. Its error is the `cause`.',
  'token-failed/request': () =>
    'The `tokenRequest` option failed or is not a valid RequestInit. See the `cause`.',
  'token-failed/shape': (source, got) =>
    source === 'publicToken'
      ? `The \`publicToken\` function returned ${got}. Return the token as a non-empty string.`
      : `The token endpoint ${source} returned ${got} instead of a token. Answer {"public_token": "…"}.`,
  'token-failed/status': (url, status) =>
    `The token endpoint ${url} answered HTTP ${status} without a token. Answer 200 with JSON {"public_token": "…"}.`,
  'token-failed/network': (url) =>
    `The token endpoint ${url} did not answer. Check that the CSP directive connect-src allows it and that it does not redirect.`,
  'token-failed/late': (timeout) =>
    `The token did not arrive within ${timeout} ms; everything else was ready. Check the \`publicToken\` function or \`tokenUrl\`.`,
  'token-failed/environment': (got, widget) =>
    `The token is for the environment "${got}", the widget for "${widget}". Set \`environment\` alike in the page and the backend; without it, a page counts as live.`,

  offline: (url) =>
    `The browser is offline, and the script ${url} did not load. Try again when it is online.`,
  'script-failed': (url) =>
    `The script ${url} did not load: network, HTTP error, wrong \`integrity\` or a blocking extension. ` +
    'The Network panel shows which.',
  'script-blocked': (url, directive) =>
    `The page's Content Security Policy blocked ${url}. Add ${new URL(url).origin} to ${directive}, or pass the page's \`nonce\`.`,
  'script-blocked/trusted-types': (url) =>
    `The page's Content Security Policy requires Trusted Types and blocked ${url}. ` +
    'Add bank131-widgets to the directive trusted-types.',
  'script-blocked/changed': (url) =>
    `Another script of the page changed or refused the tag for ${url}. Allow that URL in the consent manager or ad blocker.`,
  timeout: (timeout, pending) =>
    `The widget was not rendered within ${timeout} ms. Still pending: ${pending}. Check these, or raise \`timeout\`.`,
  'global-missing': (url, globalName, appeared) =>
    `The script ${url} ran but did not set window.${globalName}. ` +
    (appeared
      ? `New on window: ${appeared}. If one is the vendor's, set it with configure({… globalName}).`
      : 'Nothing like it appeared. Check what the URL returns, and the console.'),

  'render-failed': (name) =>
    `The bank's code of the ${name} widget threw. The \`cause\` has its name and message.`,
  'render-failed/page': () =>
    "A browser function that the page has changed threw. The `cause` has the error's name and message.",
  'widget-failed': (name) =>
    `The ${name} widget reported that it failed. The token may be used, expired, or of another kind or environment.`,
  unmounted: () => 'The widget was removed before it had an outcome.',

  'warning/stylesheet': (url, waited) =>
    `The stylesheet ${url} ${waited === '0' ? 'did not load' : `did not load within ${waited} ms`}; the widget is shown without it. ` +
    `If the page has a Content Security Policy, style-src must allow ${new URL(url).origin}.`,
  'warning/refused-message': (name, origin, shape) =>
    `A message that looks like an outcome of the ${name} widget came from ${origin} and was ignored: ${shape}. ` +
    'If the bank sends it, allow that origin with configure({… messageOrigins}).',
  'warning/unreadable-message': (name, origin, shape) =>
    `The frame of the ${name} widget sent a message that could not be read, from ${origin}: ${shape}. ` +
    'If it is an outcome, read it with configure({… read}).',
  'warning/unknown-option': (name) =>
    `The option \`${name}\` does not exist here and is ignored. Check its spelling.`,
  'warning/late-configure': (before, now) =>
    `The configuration changed after an element had started with ${before}; it would now use ${now}. ` +
    'Call configure() before the elements are registered, or set Bank131WidgetsConfig in the head.',
  'warning/get-form': () =>
    'The form submits by GET, so the payment method is left out: a URL must not hold its hashes. ' +
    'Give the form method="post", or read the element\'s `value`.',
  'warning/tax-reference-or-phone': () =>
    'The value of `taxReferenceOrPhone` is not an INN or a phone and is ignored. ' +
    'Pass an INN of 12 digits, or a phone of 11 digits that begins with 7.',
  'warning/preload': (message) => `The preload did nothing: ${message}`,
};

const FUNCTION = 'a function';
const OBJECT = 'a plain object';
const TEXT = 'a non-empty string';
const FILE = 'a file name or URL';
const URLS = 'absolute http(s) URLs without a user name';
const PAGE_URLS = 'URLs on the page’s own origin';

/** What each option must be. */
const EXPECTED: Readonly<Record<string, string>> = {
  options: 'an object',
  configure: OBJECT,
  Bank131WidgetsConfig: OBJECT,
  environment: '"live" or "demo"',
  widgetHost: `one of the ${URLS}`,
  widgetHosts: `a list of ${URLS}`,
  signal: 'an AbortSignal',
  timeout: 'milliseconds from 1 to 2147483647',
  retries: 'a whole number from 0',
  nonce: 'a string',
  integrity: 'an object with the strings `script` and `stylesheet`',
  'integrity.script': 'a string',
  'integrity.stylesheet': 'a string',
  container: 'an element or a CSS selector',
  publicToken: `${TEXT}, or a function that returns one`,
  tokenUrl: `one of the ${PAGE_URLS}`,
  tokenUrls: `a list of ${PAGE_URLS}`,
  tokenRequest: 'a RequestInit, or a function that returns one',
  onStatus: FUNCTION,
  onResult: FUNCTION,
  onError: FUNCTION,
  observe: FUNCTION,
  selfEmployed: OBJECT,
  cardTokenize: OBJECT,
  name: TEXT,
  globalName: TEXT,
  containerId: TEXT,
  script: FILE,
  stylesheet: FILE,
  messageOrigins: `a list of ${URLS}`,
  create: FUNCTION,
  read: FUNCTION,
};

sharedPage().sentences = sentences;
