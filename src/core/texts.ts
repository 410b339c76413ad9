import type {Credentials} from './csp.js';

/**
 * Every sentence that a developer can read in an error or a warning, by its topic: the error's code, and what tells
 * several of one code apart. Each says what was expected, what came, and what to change. None may ever tell a token, a
 * hash, an INN or a phone. This module is loaded when something has gone wrong, and only then; see `failure.ts`.
 */
export const texts = {
  // options
  'invalid-options/option': (name: string, {got}: Got) =>
    `option \`${name}\` must be ${EXPECTED[name.replace(/.*\./, '')]}; got ${kindOf(got)}.`,
  'invalid-options/selector': (selector: string) =>
    `option \`container\` must be an element or a valid CSS selector; got ${selector}.`,
  'invalid-options/token-source': ({got}: Got) =>
    `give one of the options \`publicToken\` and \`tokenUrl\`; got ${got === undefined ? 'neither' : 'both'}.`,
  'invalid-options/tax-reference-or-phone': () =>
    'option `taxReferenceOrPhone` must be an INN of 12 digits, or a phone of 11 digits that begins with 7 ' +
    '(spaces, dashes, brackets, +7 and a leading 8 are put right); got something else.',
  'invalid-options/markup-host': () =>
    'the attribute `widget-host` names an unknown host. Markup may name the bank’s hosts and those in ' +
    'configure({widgetHosts: […]}); set any other as the property `widgetHost`.',
  'not-in-browser': () =>
    'a widget needs a browser; call this where `window` and `document` exist, not on a server.',

  // container
  'container-not-found': (where: Element | string) =>
    (typeof where === 'string'
      ? `no container: nothing matches the selector ${where}. `
      : `no container: the given <${where.localName}> is not in this document. `) +
    'Call after the container is in the document, with an element or a CSS selector.',
  'container-busy': (name: string) =>
    `another ${name} widget is on this page and has no outcome yet; the bank's code admits one at a time. ` +
    'Unmount it first, or wait for its result.',
  'container-busy/id': (id: string) =>
    `an element with the id "${id}", which the bank's code looks for, stands elsewhere in this document; ` +
    'remove it, or pass it as `container`.',

  // token
  'token-failed/spent': () =>
    'this string token was used before, and the bank accepts each token once. Give `publicToken` as a function, or ' +
    '`tokenUrl`, so that every start gets a fresh one.',
  'token-failed/provider': () => 'the `publicToken` function failed; its error is the `cause`.',
  'token-failed/shape': ({got}: Got, url: string) =>
    `${url ? `\`tokenUrl\` ${url}: "public_token"` : 'the `publicToken` function'} ` +
    `must give a non-empty string token; got ${kindOf(got)}.`,
  'token-failed/status': (url: string, status: number) =>
    `\`tokenUrl\` ${url} answered ` +
    (status >= 200 && status < 300 ? 'something other than' : `HTTP ${status}; expected 200 with`) +
    ' JSON {"public_token": "…"}.',
  'token-failed/network': (url: string) =>
    `\`tokenUrl\` ${url} could not be fetched: it must be of the page's own origin, answer without a redirect, and ` +
    'be allowed by `connect-src`.',
  'token-failed/late': (timeout: number) =>
    `no token came within ${timeout} ms; everything else was ready. See to the \`publicToken\` function, or \`tokenUrl\`.`,
  'token-failed/environment': ({got}: Got, widget: string) =>
    `the token is for the environment "${typeof got === 'string' ? got.slice(0, 20) : typeof got}", ` +
    `the widget for "${widget}"; set \`environment\` and the backend alike.`,

  // loading
  'script-failed': (url: string, {integrity}: Credentials) =>
    `the script ${url} could not be loaded: network, HTTP error, or a blocking extension ` +
    '(browsers do not tell which; the Network panel does).' +
    (integrity ? ' With `integrity` set, a changed file or missing CORS headers end here too.' : ''),
  offline: (url: string) => `the browser is offline; the script ${url} could not be loaded.`,
  'script-blocked': (url: string, violation: SecurityPolicyViolationEvent) => {
    const directive = directiveOf(violation);
    const {origin} = new URL(url);
    return (
      `the page's Content Security Policy (${directive}) blocked ${url}; ` +
      `add ${origin} to ${directive}, or pass the page's \`nonce\`.`
    );
  },
  'script-blocked/trusted-types': (url: string) =>
    `the page's Content Security Policy (require-trusted-types-for) blocked ${url}; ` +
    'add bank131-widgets to the trusted-types directive.',
  'global-missing': (url: string, globalName: string, appeared: readonly string[]) => {
    const alike = alikeGlobals(globalName, appeared);
    return (
      `the script ${url} ran, but window.${globalName} is missing. ` +
      (alike.length
        ? `New on window: ${alike.join(', ')}. If one is the vendor's, say so with configure({… globalName}).`
        : 'Nothing like it appeared: the answer may be empty or not the bank’s, or it threw (see the console).')
    );
  },
  timeout: (timeout: number, waiting: string) =>
    `not rendered within ${timeout} ms; still waiting for ${waiting}.`,

  // rendering and outcome
  'render-failed': (name: string) =>
    `the bank's ${name} code threw while rendering; its error is the \`cause\`.`,
  'render-failed/secret': (name: string) =>
    `the bank's ${name} code threw while rendering; its error may repeat the token and is left out.`,
  'widget-failed': (name: string) =>
    `the ${name} widget reported that it failed; the token may be used, expired or of another kind or environment.`,

  // warnings
  stylesheet: (url: string, waited: number) =>
    `the stylesheet ${url} ${waited ? `did not load within ${waited} ms` : 'could not be loaded'}; ` +
    'the widget is shown without it. If a Content Security Policy is set, ' +
    `style-src must allow ${new URL(url).origin}.`,
  'refused-message': (name: string, origin: string, {data}: MessageEvent) =>
    `refused a message that reads like an outcome of the ${name} widget, from ${origin || 'an empty origin'}: ` +
    `${shapeOf(data)}. If the bank sends it, allow that origin with configure({… messageOrigins}).`,
  'unreadable-message': (name: string, origin: string, {data}: MessageEvent) =>
    `the ${name} widget's host sent a message that could not be read, from ${origin}: ${shapeOf(data)}. ` +
    'If it is an outcome, correct it with configure({… read}).',
};

/** What came instead of what was expected. */
interface Got {
  readonly got: unknown;
}

/** The kind of what came, not what it was: it may be a token or a person's number. */
function kindOf(value: unknown): string {
  if (typeof value === 'string' && !value.trim()) return 'an empty string';
  return value === null ? 'null' : typeof value;
}

const FUNCTION = 'a function';
const TEXT = 'a non-empty string';
const FILE = 'a file name or URL';
const ORIGINS = 'a list of absolute http(s) URLs';

/** What each option, or part of the configuration, must be. */
const EXPECTED: Readonly<Record<string, string>> = {
  options: 'an object',
  container: 'an element or a CSS selector',
  publicToken: 'a non-empty string, or a function that gives one',
  tokenUrl: TEXT,
  tokenRequest: 'a RequestInit, or a function that gives one',
  environment: 'one of "live", "demo"',
  widgetHost: 'an absolute http(s) URL',
  widgetHosts: ORIGINS,
  signal: 'an AbortSignal',
  timeout: 'milliseconds from 1 to 2147483647',
  retries: 'a whole number from 0',
  nonce: 'a string',
  integrity: 'an object with strings as `script` and `stylesheet`',
  onStatus: FUNCTION,
  onResult: FUNCTION,
  observe: FUNCTION,
  name: TEXT,
  globalName: TEXT,
  containerId: TEXT,
  script: FILE,
  stylesheet: FILE,
  messageOrigins: ORIGINS,
  create: FUNCTION,
  read: FUNCTION,
};

/** The directive that stands in the policy, and is to be mended: the event calls it `script-src-elem` in any case. */
function directiveOf({originalPolicy, effectiveDirective}: SecurityPolicyViolationEvent): string {
  // The later in the alphabet, the nearer: script-src-elem, script-src, default-src.
  const directives = originalPolicy.match(/\b(script-src-elem|script-src|default-src)(?![\w-])/g);
  return directives?.sort().pop() ?? effectiveDirective;
}

/** Those new globals that look like the vendor's: named like the missing one, or a constructor. */
function alikeGlobals(globalName: string, appeared: readonly string[]): string[] {
  const words = globalName.match(/[A-Z][a-z0-9]{3,}/g) ?? [globalName];
  const alike = (name: string) =>
    words.some((word) => name.toLowerCase().includes(word.slice(0, 5).toLowerCase()));
  const isConstructor = (name: string) => typeof Reflect.get(window, name) === 'function';
  return appeared.filter((name) => alike(name) || isConstructor(name)).slice(0, 10);
}

const MAX_KEYS = 12;
const MAX_DEPTH = 3;

/** Keys and types of a message: never a value, and no key long enough to be one. */
function shapeOf(data: unknown, depth = 0): string {
  if (data === null) return 'null';
  if (typeof data !== 'object') return typeof data;
  if (Array.isArray(data)) return 'array';
  if (depth === MAX_DEPTH) return 'object';
  const fields = Object.entries(Object.getOwnPropertyDescriptors(data))
    .filter(([key]) => /^[a-z_]\w{0,30}$/i.test(key))
    .slice(0, MAX_KEYS)
    .map(([key, {value}]) => `${key}: ${shapeOf(value, depth + 1)}`);
  return `{${fields.join(', ')}}`;
}
