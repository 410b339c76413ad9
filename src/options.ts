import {configuration, type WidgetCorrections} from './configure.js';
import {allowScriptHost} from './core/csp.js';
import {Bank131Error} from './core/errors.js';
import type {Integrity} from './core/load-assets.js';
import type {MountRequest, WidgetDefinition} from './core/mount-widget.js';
import * as texts from './core/texts.js';
import type {TokenProvider} from './core/token.js';
import {parseHost, resolveWidgetHost, WIDGET_HOSTS, type Environment} from './environment.js';

/** Options that say where a widget's files come from. */
export interface HostOptions {
  /** The bank's environment; `live` unless said otherwise. */
  readonly environment?: Environment | undefined;
  /** Base URL of another widget host; its path is kept. Comes before the environment's own. */
  readonly widgetHost?: string | undefined;
  /** Ends the call at any step; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the widget must be rendered; 30000 unless said otherwise. */
  readonly timeout?: number | undefined;
  /** How often a failed script is tried again; 2 unless said otherwise. */
  readonly retries?: number | undefined;
  /** CSP nonce for the tags; the page's own unless said otherwise. */
  readonly nonce?: string | undefined;
  /** Subresource integrity of the two files. The bank's files are unversioned: a release of theirs breaks the widget. */
  readonly integrity?: Integrity | undefined;
}

/** Options that both widgets share. */
export interface CommonOptions<Result> extends HostOptions {
  /** Where the widget is to be: an element, or a CSS selector of one. */
  readonly container: Element | string;
  /** One-time token, or a function that gets a fresh one for each start. Either this or `tokenUrl`. */
  readonly publicToken?: string | TokenProvider | undefined;
  /** URL on the page's own origin that answers a POST with `{"public_token": "…"}`. Either this or `publicToken`. */
  readonly tokenUrl?: string | undefined;
  /** What is added to the `tokenUrl` request, for example a header against CSRF. */
  readonly tokenRequest?: RequestInit | (() => RequestInit) | undefined;
  /** Hears each outcome: the first, and every correction after it. */
  readonly onResult?: ((result: Result) => void) | undefined;
}

/** A widget's name in the configuration. */
export type Kind = 'selfEmployed' | 'cardTokenize';

/** A definition whose own options and outcome do not matter. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- `create` takes its options, so no wider type fits all.
export type AnyDefinition = WidgetDefinition<any, any, any>;

type Check = readonly [expected: string, holds: (value: unknown) => boolean];

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const INTEGRITY: Check = [
  'an object with strings as `script` and `stylesheet`',
  (value) => isIntegrity(value),
];

const CHECKS: Readonly<Record<string, Check>> = {
  environment: [
    `one of "${Object.keys(WIDGET_HOSTS).join('", "')}"`,
    (value) => Object.keys(WIDGET_HOSTS).includes(value as string),
  ],
  widgetHost: [
    'an absolute http(s) URL',
    (value) => isText(value) && parseHost(value as string) !== undefined,
  ],
  widgetHosts: ['a list of absolute http(s) URLs', (value) => isOrigins(value)],
  signal: ['an AbortSignal', (value) => isFunction((value as EventTarget | null)?.addEventListener)],
  // A longer delay than a timer can hold would fire at once.
  timeout: [
    'milliseconds from 1 to 2147483647',
    (value) => typeof value === 'number' && value >= 1 && value < 2 ** 31,
  ],
  retries: ['a whole number from 0', (value) => Number.isInteger(value) && (value as number) >= 0],
  nonce: ['a string', (value) => typeof value === 'string'],
  integrity: INTEGRITY,
  publicToken: [
    'a non-empty string, or a function that gives one',
    (value) => isText(value) || isFunction(value),
  ],
  tokenUrl: ['a non-empty string', isText],
  tokenRequest: [
    'a RequestInit, or a function that gives one',
    (value) => isObject(value) || isFunction(value),
  ],
  onStatus: ['a function', isFunction],
  onResult: ['a function', isFunction],
  observe: ['a function', isFunction],
};

const isIntegrity = (value: unknown): boolean => {
  const {script = '', stylesheet = ''} = Object(value) as Integrity;
  return isObject(value) && typeof script === 'string' && typeof stylesheet === 'string';
};

const isFile = (value: unknown): boolean => {
  try {
    return isText(value) && !!new URL(value as string, WIDGET_HOSTS.live);
  } catch {
    return false;
  }
};

const isOrigins = (value: unknown): boolean =>
  Array.isArray(value) && value.every((origin) => isText(origin) && parseHost(origin as string));

const CORRECTION_CHECKS: Readonly<Record<string, Check>> = {
  name: ['a non-empty string', isText],
  globalName: ['a non-empty string', isText],
  containerId: ['a non-empty string', isText],
  script: ['a file name or URL', isFile],
  stylesheet: ['a file name or URL', isFile],
  messageOrigins: ['a list of absolute http(s) URLs', isOrigins],
  integrity: INTEGRITY,
  create: ['a function', isFunction],
  read: ['a function', isFunction],
};

/**
 * Checks the options and completes them with the page's configuration.
 *
 * @throws Bank131Error `not-in-browser`, `invalid-options`
 */
export function prepareMount<Options, Result, Status extends string>(
  kind: Kind,
  base: WidgetDefinition<Options, Result, Status>,
  given: CommonOptions<Result>,
): Omit<MountRequest<Options, Result, Status>, 'options' | 'onStatus'> {
  const host = prepareHost(kind, base, given);
  const {container, publicToken, tokenUrl, tokenRequest = configuration().tokenRequest, onResult} = given;
  if (typeof container !== 'string' && (container as Element | undefined)?.nodeType !== Node.ELEMENT_NODE) {
    throw invalid('container', 'an element or a CSS selector', container);
  }
  if ((publicToken === undefined) === (tokenUrl === undefined)) {
    throw new Bank131Error(
      'invalid-options',
      texts.tokenSource(publicToken === undefined ? 'neither' : 'both'),
    );
  }
  return {...host, container, publicToken, tokenUrl, tokenRequest, onResult};
}

/**
 * The part that loading alone needs too.
 *
 * @throws Bank131Error `not-in-browser`, `invalid-options`
 */
export function prepareHost<Definition extends AnyDefinition>(
  kind: Kind,
  base: Definition,
  given: HostOptions,
) {
  if (typeof document === 'undefined') throw new Bank131Error('not-in-browser', texts.noBrowser);
  if (!isObject(given)) throw invalid('options', 'an object', given);
  const defaults = configuration();
  const {integrity: knownIntegrity, ...corrections} = defaults[kind] as WidgetCorrections<Definition>;
  check(CHECKS, defaults);
  check(CHECKS, given);
  check(CORRECTION_CHECKS, {...corrections, integrity: knownIntegrity}, `${kind}.`);

  const definition = {...base, ...corrections};
  const environment = given.environment ?? defaults.environment ?? 'live';
  const host = resolveWidgetHost(environment, given.widgetHost ?? defaults.widgetHost);
  allowScriptHost(new URL(definition.script, host).origin);
  return {
    definition,
    environment,
    host,
    timeout: given.timeout ?? defaults.timeout ?? 30_000,
    retries: given.retries ?? defaults.retries ?? 2,
    nonce: given.nonce ?? defaults.nonce,
    integrity: given.integrity ?? knownIntegrity,
    observe: defaults.observe,
  };
}

function check(checks: Readonly<Record<string, Check>>, options: object, prefix = ''): void {
  for (const [name, [expected, holds]] of Object.entries(checks)) {
    const value = (options as Record<string, unknown>)[name];
    if (value !== undefined && !holds(value)) throw invalid(prefix + name, expected, value);
  }
}

/** Says the type of what came, not what it was: it may be a token or a person's number. */
function invalid(name: string, expected: string, got: unknown): Bank131Error {
  const type = got === null ? 'null' : got === '' ? 'an empty string' : typeof got;
  return new Bank131Error('invalid-options', texts.option(name, expected, type));
}
