import {configuration, defined, type WidgetCorrections} from './configure.js';
import {allowScriptHost} from './core/csp.js';
import {failure} from './core/failure.js';
import type {Integrity} from './core/load-assets.js';
import type {MountRequest, WidgetDefinition} from './core/mount-widget.js';
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

/** The part of a definition that loading alone needs. */
export type WidgetFiles = Pick<AnyDefinition, 'globalName' | 'script' | 'stylesheet'>;

/** Whether a value is what an option must be; `core/texts.ts` says the same in words. */
type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === 'string';
const isText: Check = (value) => isString(value) && value !== '';
const isFunction: Check = (value) => typeof value === 'function';
const isObject: Check = (value) => typeof value === 'object' && value !== null;
const isUrl: Check = (value) => parseHost(value) !== undefined;
const isFile: Check = (value) => isText(value) && parseHost(value, WIDGET_HOSTS.live) !== undefined;
const isListOfUrls: Check = (value) => Array.isArray(value) && value.every(isUrl);
const isIntegrity: Check = (value) => {
  const {script = '', stylesheet = ''} = Object(value) as Integrity;
  return isObject(value) && isString(script) && isString(stylesheet);
};

const CHECKS: Readonly<Record<string, Check>> = {
  environment: (value) => Object.keys(WIDGET_HOSTS).includes(value as string),
  widgetHost: isUrl,
  widgetHosts: isListOfUrls,
  signal: (value) => isFunction((value as EventTarget | null)?.addEventListener),
  // A longer delay than a timer can hold would fire at once.
  timeout: (value) => typeof value === 'number' && value >= 1 && value < 2 ** 31,
  retries: (value) => Number.isInteger(value) && (value as number) >= 0,
  nonce: isString,
  integrity: isIntegrity,
  publicToken: (value) => isText(value) || isFunction(value),
  tokenUrl: isText,
  tokenRequest: (value) => isObject(value) || isFunction(value),
  onStatus: isFunction,
  onResult: isFunction,
  observe: isFunction,
  // parts of a definition
  name: isText,
  globalName: isText,
  containerId: isText,
  script: isFile,
  stylesheet: isFile,
  messageOrigins: isListOfUrls,
  create: isFunction,
  read: isFunction,
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
): Omit<MountRequest<Options, Result, Status>, 'options'> {
  const host = prepareHost(kind, base, given);
  const {container, publicToken, tokenUrl} = given;
  if (!isString(container) && (container as Element | undefined)?.nodeType !== Node.ELEMENT_NODE) {
    throw invalid('container', container);
  }
  if ((publicToken === undefined) === (tokenUrl === undefined)) {
    throw failure('invalid-options/token-source', [{got: publicToken}]);
  }
  return {tokenRequest: configuration().tokenRequest, ...defined(given), ...host};
}

/**
 * The part that loading alone needs too.
 *
 * @throws Bank131Error `not-in-browser`, `invalid-options`
 */
export function prepareHost<Definition extends WidgetFiles>(
  kind: Kind,
  base: Definition,
  given: HostOptions,
) {
  if (typeof document === 'undefined') throw failure('not-in-browser', []);
  if (!isObject(given)) throw invalid('options', given);
  const defaults = configuration();
  const corrections = defaults[kind] as WidgetCorrections<Definition>;
  check(defaults);
  check(given);
  check(corrections, `${kind}.`);

  const definition = {...base, ...corrections};
  const {
    environment = 'live',
    widgetHost,
    timeout = 30_000,
    retries = 2,
    nonce,
    integrity,
  } = {
    ...defaults,
    integrity: corrections.integrity,
    ...defined(given),
  };
  const host = resolveWidgetHost(environment, widgetHost);
  const {href: url, origin} = new URL(definition.script, host);
  allowScriptHost(origin);
  return {
    definition,
    environment,
    host,
    assets: {
      script: {url, globalName: definition.globalName, nonce, integrity: integrity?.script, retries},
      stylesheet: {url: new URL(definition.stylesheet, host).href, nonce, integrity: integrity?.stylesheet},
      timeout,
    },
    observe: defaults.observe,
  };
}

function check(options: object, prefix = ''): void {
  for (const [name, holds] of Object.entries(CHECKS)) {
    const value = (options as Record<string, unknown>)[name];
    if (value !== undefined && !holds(value)) throw invalid(prefix + name, value);
  }
}

function invalid(name: string, got: unknown): unknown {
  return failure('invalid-options/option', [name, {got}]);
}
