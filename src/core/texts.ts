/**
 * Every sentence that a developer can read in an error or a warning. Each says what was expected, what came, and what
 * to change. None may ever be given a token, a hash, an INN or a phone.
 */
export const prefix = 'bank131-widgets:';

// options
export const option = (name: string, expected: string, got: string) =>
  `option \`${name}\` must be ${expected}; got ${got}.`;
export const markupHost =
  'the attribute `widget-host` names an unknown host. Markup may name the bank’s hosts and those in ' +
  'configure({widgetHosts: […]}); set any other as the property `widgetHost`.';
export const tokenSource = (got: 'neither' | 'both') =>
  `give one of the options \`publicToken\` and \`tokenUrl\`; got ${got}.`;
export const taxReferenceOrPhone =
  'option `taxReferenceOrPhone` must be an INN of 12 digits, or a phone of 11 digits that begins with 7 ' +
  '(spaces, dashes, brackets, +7 and a leading 8 are put right); got something else.';
export const noBrowser =
  'a widget needs a browser; call this where `window` and `document` exist, not on a server.';

// container
export const containerNotFound = (what: string) =>
  `no container: ${what}. Call after the container is in the document, with an element or a CSS selector.`;
export const containerBusy = (name: string) =>
  `another ${name} widget is on this page and has no outcome yet; the bank's code admits one at a time. ` +
  'Unmount it first, or wait for its result.';
export const idTaken = (id: string) =>
  `an element with the id "${id}", which the bank's code looks for, stands elsewhere in this document; ` +
  'remove it, or pass it as `container`.';

// token
export const tokenSpent =
  'this string token was used before, and the bank accepts each token once. Give `publicToken` as a function, or ' +
  '`tokenUrl`, so that every start gets a fresh one.';
export const tokenProvider = 'the `publicToken` function failed; its error is the `cause`.';
export const tokenShape = (source: string, got: string) =>
  `${source} must give a non-empty string token; got ${got}.`;
export const tokenStatus = (url: string, status: number) =>
  `\`tokenUrl\` ${url} answered HTTP ${status}; expected 200 with JSON {"public_token": "…"}.`;
export const tokenAnswer = (url: string) =>
  `\`tokenUrl\` ${url} answered something other than JSON {"public_token": "…"}.`;
export const tokenNetwork = (url: string) =>
  `\`tokenUrl\` ${url} could not be fetched: it must be of the page's own origin, answer without a redirect, and ` +
  'be allowed by `connect-src`.';
export const tokenTimeout = (timeout: number) =>
  `no token came within ${timeout} ms; everything else was ready. See to the \`publicToken\` function, or \`tokenUrl\`.`;
export const tokenEnvironment = (token: string, widget: string) =>
  `the token is for the environment ${token}, the widget for "${widget}"; set \`environment\` and the backend alike.`;

// loading
export const scriptFailed = (url: string) =>
  `the script ${url} could not be loaded: network, HTTP error, or a blocking extension ` +
  '(browsers do not tell which; the Network panel does).';
export const scriptIntegrity = ' With `integrity` set, a changed file or missing CORS headers end here too.';
export const offline = (url: string) => `the browser is offline; the script ${url} could not be loaded.`;
export const blocked = (url: string, directive: string, fix: string) =>
  `the page's Content Security Policy (${directive}) blocked ${url}; ${fix}.`;
export const fixHost = (directive: string, origin: string) =>
  `add ${origin} to ${directive}, or pass the page's \`nonce\``;
export const fixTrustedTypes = (policy: string) => `add ${policy} to the trusted-types directive`;
export const hostNotAllowed = (origin: string) =>
  `the host ${origin} was not chosen by code; name it in configure({widgetHosts: ["${origin}"]}).`;
export const globalMissing = (url: string, globalName: string, appeared: readonly string[]) =>
  `the script ${url} ran, but window.${globalName} is missing. ` +
  (appeared.length
    ? `New on window: ${appeared.join(', ')}. If one is the vendor's, say so with configure({… globalName}).`
    : 'Nothing like it appeared: the answer may be empty or not the bank’s, or it threw (see the console).');
export const stylesheet = (url: string, why: string) =>
  `the stylesheet ${url} ${why}; the widget is shown without it. If a Content Security Policy is set, ` +
  `style-src must allow ${new URL(url).origin}.`;
export const timeout = (timeout: number, waiting: string) =>
  `not rendered within ${timeout} ms; still waiting for ${waiting}.`;

// rendering and outcome
export const renderFailed = (name: string) =>
  `the bank's ${name} code threw while rendering; its error is the \`cause\`.`;
export const renderFailedSecret = (name: string) =>
  `the bank's ${name} code threw while rendering; its error may repeat the token and is left out.`;
export const widgetFailed = (name: string) =>
  `the ${name} widget reported that it failed; the token may be used, expired or of another kind or environment.`;
export const unmounted = 'the widget was taken away before it had an outcome.';

// forms
export const getForm =
  'the form submits by GET, so the payment method is left out: its hashes would stand in the URL. ' +
  'Give the form method="post", or read the element’s `value`.';

// messages
export const refusedMessage = (name: string, origin: string, shape: string) =>
  `refused a message that reads like an outcome of the ${name} widget, from ${origin || 'an empty origin'}: ${shape}. ` +
  'If the bank sends it, allow that origin with configure({… messageOrigins}).';
export const unreadableMessage = (name: string, origin: string, shape: string) =>
  `the ${name} widget's host sent a message that could not be read, from ${origin}: ${shape}. ` +
  'If it is an outcome, correct it with configure({… read}).';

/** One warning to the page's author. */
export function warn(message: string): void {
  console.warn(`${prefix} ${message}`);
}
