import {
  WIDGET_HOSTS,
  type Environment,
  type PaymentMethod,
  type SelfEmployedResult,
  type SelfEmployedStatus,
} from './bank.js';
import {createError, warn, type Bank131Error} from './core/errors.js';
import type {Integrity, LoadRequest} from './core/load.js';
import type {MountRequest, WidgetDefinition, WidgetEvent} from './core/mount.js';
import {isRecord, own} from './core/own.js';
import {ownGlobal, pageOrigin, unclobbered} from './core/page.js';
import {kindOf, type TokenProvider} from './core/token.js';
import {isLoopback, parseBase, parseUrl} from './urls.js';

/** Options that say where a widget's files come from. */
export interface HostOptions {
  /**
   * The bank's environment.
   *
   * @default 'live'
   */
  readonly environment?: Environment | undefined;
  /** Base URL of another widget host; its path is kept. Overrides the environment's own. */
  readonly widgetHost?: string | undefined;
  /** Ends the call at any step. The call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds until the widget must be rendered.
   *
   * @default 30000
   */
  readonly timeout?: number | undefined;
  /**
   * How often a failed script is tried again.
   *
   * @default 2
   */
  readonly retries?: number | undefined;
  /** CSP nonce for the tags. The default is the page's own nonce. */
  readonly nonce?: string | undefined;
  /** Subresource integrity of the two files. The bank's files are unversioned: its next release breaks the widget. */
  readonly integrity?: Integrity | undefined;
}

/** Options that both widgets share. */
export interface CommonOptions<Result, Status extends string = string> extends HostOptions {
  /** Where to show the widget: an element, or a CSS selector. */
  readonly container: Element | string;
  /** One-time token, or a function that returns a fresh one for each start. Give either this or `tokenUrl`. */
  readonly publicToken?: string | TokenProvider | undefined;
  /** URL on the page's own origin that answers a POST with `{"public_token": "…"}`. Give either this or `publicToken`. */
  readonly tokenUrl?: string | undefined;
  /** Extends the `tokenUrl` request, for example with a header against CSRF. */
  readonly tokenRequest?: RequestInit | (() => RequestInit) | undefined;
  /** Called with each status that the widget reports, the final one included. */
  readonly onStatus?: ((status: Status) => void) | undefined;
  /** Called with each outcome: the first, and every correction after it. */
  readonly onResult?: ((result: Result) => void) | undefined;
  /** Called when the widget reports that it failed, also when it refuses a correction after the first outcome. */
  readonly onError?: ((error: Bank131Error) => void) | undefined;
}

/** The self-employed widget's definition. */
export type SelfEmployedDefinition = WidgetDefinition<
  {readonly taxReferenceOrPhone?: string},
  SelfEmployedResult,
  SelfEmployedStatus
>;

/** The tokenization widget's definition. */
export type CardTokenizeDefinition = WidgetDefinition<object, PaymentMethod>;

/** Overrides of what this package assumes about a widget: any part of its definition, and its files' integrity. */
export type WidgetOverrides<Definition> = {
  readonly [Part in keyof Definition]?: Definition[Part] | undefined;
} & Pick<HostOptions, 'integrity'>;

/** Page-wide defaults. The options of a call or an element override them. */
export interface Configuration extends Pick<
  HostOptions,
  'environment' | 'widgetHost' | 'timeout' | 'retries' | 'nonce'
> {
  /** Base URLs below which the attribute `widget-host` may point, besides the bank's hosts. */
  readonly widgetHosts?: readonly string[] | undefined;
  /** Token endpoints that the attribute `token-url` may name, besides paths below `/bank131/`. */
  readonly tokenUrls?: readonly string[] | undefined;
  /** Extends each `tokenUrl` request, for example with a header against CSRF. */
  readonly tokenRequest?: CommonOptions<unknown>['tokenRequest'];
  /** One hook for logs and analytics. */
  readonly observe?: ((event: WidgetEvent) => void) | undefined;
  /** Overrides of the self-employed widget. */
  readonly selfEmployed?: WidgetOverrides<SelfEmployedDefinition> | undefined;
  /** Overrides of the tokenization widget, whose vendor names are unverified. */
  readonly cardTokenize?: WidgetOverrides<CardTokenizeDefinition> | undefined;
}

/** A widget's name in the configuration. */
export type Kind = (typeof KINDS)[number];

const KINDS = ['selfEmployed', 'cardTokenize'] as const;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- `create` takes its options, so no wider type fits all.
type AnyDefinition = WidgetDefinition<any, any, any>;

/** The part of a definition that loading needs. */
export type WidgetFiles = Pick<AnyDefinition, 'globalName' | 'script' | 'stylesheet'>;

/** The default of `timeout`, in milliseconds. */
export const TIMEOUT = 30_000;

type Check = (value: unknown) => boolean;
/** The options of one place, and their checks. `core/error-messages.ts` has the checks in words. */
type Rules = Readonly<Record<string, Check>>;

const isString: Check = (value) => typeof value === 'string';
const isFunction: Check = (value) => typeof value === 'function';
const isObject: Check = (value) => typeof value === 'object' && value !== null;
const isText: Check = (value) => isString(value) && value !== '';
const listOf =
  (isValid: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isValid);
const isUrl: Check = (value) => parseBase(value) !== undefined;
const isPageUrl: Check = (value) => parsePageUrl(value) !== undefined;
const isFile: Check = (value) => isText(value) && parseBase(value, WIDGET_HOSTS.live) !== undefined;
const isContainer: Check = (value) =>
  isString(value) || (isObject(value) && unclobbered(() => value as Node).nodeType === 1);

const PAGE_RULES: Rules = {
  environment: (value) => value === 'live' || value === 'demo',
  widgetHost: isUrl,
  // A longer delay than a timer can hold would fire at once.
  timeout: (value) => typeof value === 'number' && value >= 1 && value < 2 ** 31,
  retries: (value) => Number.isInteger(value) && (value as number) >= 0,
  nonce: isString,
  tokenRequest: (value) => isObject(value) || isFunction(value),
};
const CALL: Rules = {
  ...PAGE_RULES,
  signal: (value) => isFunction((value as EventTarget | null)?.addEventListener),
  integrity: isObject,
  container: isContainer,
  publicToken: (value) => isText(value) || isFunction(value),
  tokenUrl: isPageUrl,
  // The widget checks it.
  taxReferenceOrPhone: () => true,
  onStatus: isFunction,
  onResult: isFunction,
  onError: isFunction,
};
const CONFIG: Rules = {
  ...PAGE_RULES,
  widgetHosts: listOf(isUrl),
  tokenUrls: listOf(isPageUrl),
  observe: isFunction,
  selfEmployed: isRecord,
  cardTokenize: isRecord,
};
const OVERRIDE: Rules = {
  integrity: isObject,
  name: isText,
  globalName: isText,
  containerId: isText,
  script: isFile,
  stylesheet: isFile,
  messageOrigins: listOf(isUrl),
  create: isFunction,
  read: isFunction,
};
const INTEGRITY: Rules = {script: isString, stylesheet: isString};

/** Unknown options that were warned about. */
const warned = new Set<string>();

/** Returns the own options that are set. Warns about unknown ones. */
function known<T extends object>(options: T | undefined, rules: Rules, prefix = ''): T {
  const set = own(options);
  // Not `Object.keys()`: Prototype.js replaces it with one that needs a prototype.
  for (const key in set) {
    const name = prefix + key;
    if (Object.hasOwn(rules, key) || warned.has(name)) continue;
    warned.add(name);
    warn('warning/unknown-option', name);
  }
  return set;
}

/**
 * Does the same, and checks each value.
 *
 * @throws Bank131Error `invalid-options`
 */
function checked<T extends object>(options: T | undefined, rules: Rules, prefix = ''): T {
  const set = known(options, rules, prefix);
  for (const [name, isValid] of Object.entries(rules)) {
    const value = (set as Record<string, unknown>)[name];
    if (value !== undefined && !isValid(value)) throw invalid(prefix + name, value);
  }
  return set;
}

const invalid = (name: string, value: unknown): Bank131Error =>
  createError('invalid-options/option', [name, kindOf(value)]);

/** What `configure()` has set. */
let configured = own<Configuration>();
const overrides = {selfEmployed: own<object>(), cardTokenize: own<object>()};

/** Fires `change` when `configure()` was called. */
export const configurationChanges = /* @__PURE__ */ new EventTarget();

/**
 * Sets page-wide defaults and overrides; later calls add to earlier ones. Counts for widgets that start afterwards, and
 * for this copy of the package. A page with the script-tag file sets `Bank131WidgetsConfig` before the script instead.
 *
 * @throws Bank131Error `invalid-options` if it is something else than a plain object
 */
export function configure(defaults: Configuration): void {
  if (!isRecord(defaults ?? {})) throw invalid('configure', defaults);
  const given = known(defaults, CONFIG);
  configured = own(configured, defaults);
  for (const kind of KINDS) {
    known(given[kind], OVERRIDE, `${kind}.`);
    overrides[kind] = own(overrides[kind], given[kind]);
  }
  configurationChanges.dispatchEvent(new CustomEvent('change'));
}

/** Returns what counts now: the page's global, overridden by `configure()`. */
export const configuration = (): Configuration => own<object>(pageConfiguration(), configured);

/** The overrides of one widget, of all calls of `configure()`. */
export const overridesOf = (kind: Kind): WidgetOverrides<AnyDefinition> =>
  own<WidgetOverrides<AnyDefinition>>(own<Configuration>(pageConfiguration())[kind], overrides[kind]);

const PAGE_CONFIG = 'Bank131WidgetsConfig';
declare const Bank131WidgetsConfig: unknown;

/**
 * The page's global configuration: `var`, a property of `window`, or a `const` or `let` of a classic script. A named
 * element, which injected HTML may contain, also shows under both names, and does not count.
 */
function pageConfiguration(): Configuration | undefined {
  try {
    const lexical = typeof Bank131WidgetsConfig === 'undefined' ? undefined : Bank131WidgetsConfig;
    const isNamedElement = lexical === (globalThis as Record<string, unknown>)[PAGE_CONFIG];
    const given = (isNamedElement ? ownGlobal(PAGE_CONFIG) : lexical) as Configuration | undefined;
    own(given);
    return given;
  } catch {
    // A `const` whose script failed can't be read, nor a getter that throws. An invalid value keeps the live host from being asked instead.
    return false as never;
  }
}

/**
 * Checks the options of a call and completes them with the page's configuration.
 *
 * @param readOptions - reads the widget's own options
 * @throws Bank131Error `not-in-browser`, `invalid-options`
 */
export function prepareMount<
  Options,
  Result,
  Status extends string,
  Given extends CommonOptions<Result, Status>,
>(
  kind: Kind,
  base: WidgetDefinition<Options, Result, Status>,
  options: Given,
  readOptions: (given: Given) => Options,
): MountRequest<Options, Result, Status> {
  const load = prepareLoad(kind, base, options);
  const {container, publicToken, tokenUrl} = load;
  if (container === undefined) throw invalid('container', container);
  if ((publicToken === undefined) === (tokenUrl === undefined)) {
    throw createError('invalid-options/token-source', [publicToken === undefined ? 'neither' : 'both']);
  }
  return own<object>(load, {
    tokenUrl: parsePageUrl(tokenUrl)?.href,
    options: readOptions(load),
  }) as MountRequest<Options, Result, Status>;
}

/** The checked options of a call, completed. */
interface PreparedLoad<Definition> extends LoadRequest, Pick<Configuration, 'tokenRequest' | 'observe'> {
  readonly definition: Definition & WidgetFiles;
  readonly environment: Environment;
  readonly host: string;
}

/**
 * Checks and completes the options that loading needs.
 *
 * @throws Bank131Error `not-in-browser`, `invalid-options`
 */
export function prepareLoad<Definition extends WidgetFiles, Given extends HostOptions>(
  kind: Kind,
  base: Definition,
  options: Given,
): Given & PreparedLoad<Definition> {
  if (typeof document === 'undefined') throw createError('not-in-browser');
  if (!isObject(options)) throw invalid('options', options);
  const page = pageConfiguration() ?? {};
  // Another one may have its properties where we don't read them, and `live` would count.
  if (!isRecord(page)) throw invalid(PAGE_CONFIG, page);
  const defaults = checked(configuration(), CONFIG);
  const corrected = checked(overridesOf(kind), OVERRIDE, `${kind}.`);
  const given = checked(options, CALL);

  const definition = own<object>(base, corrected) as Definition;
  const host = hostOf(given);
  const {integrity} = own<HostOptions>(corrected, given);
  return own<object>({environment: 'live', timeout: TIMEOUT, retries: 2}, defaults, given, {
    definition,
    host,
    scriptUrl: new URL(definition.script, host).href,
    stylesheetUrl: new URL(definition.stylesheet, host).href,
    integrity: checked(integrity, INTEGRITY, 'integrity.'),
    observe: defaults.observe,
  }) as Given & PreparedLoad<Definition>;
}

/** The base URL of the widget host that counts for these options. */
export function hostOf(options: Pick<HostOptions, 'environment' | 'widgetHost'>): string {
  const {environment = 'live', widgetHost} = own<HostOptions>(configuration(), own(options));
  return parseBase(widgetHost)?.href ?? WIDGET_HOSTS[environment];
}

/** Options that come from attributes, and the environment that code has set. */
export interface MarkupOptions extends Pick<
  CommonOptions<unknown>,
  'environment' | 'widgetHost' | 'tokenUrl'
> {
  readonly codeEnvironment?: Environment | undefined;
}

/**
 * Refuses attributes that code has not allowed: they may come from injected HTML.
 *
 * @throws Bank131Error `invalid-options`
 */
export function checkMarkup({environment, widgetHost, tokenUrl, codeEnvironment}: MarkupOptions): void {
  const defaults = configuration();
  const setByCode = codeEnvironment ?? defaults.environment;
  if (environment !== undefined && setByCode !== undefined && environment !== setByCode) {
    throw createError('invalid-options/markup-environment', [setByCode]);
  }
  const hosts = defaults.widgetHost
    ? [defaults.widgetHost]
    : setByCode
      ? [WIDGET_HOSTS[setByCode]]
      : Object.values(WIDGET_HOSTS);
  if (widgetHost !== undefined && !isAllowedHost(widgetHost, [...hosts, ...(defaults.widgetHosts ?? [])])) {
    throw createError('invalid-options/markup-host');
  }
  if (tokenUrl !== undefined && !isAllowedTokenUrl(tokenUrl, defaults.tokenUrls ?? [])) {
    throw createError('invalid-options/markup-token-url');
  }
}

function isAllowedHost(widgetHost: string, allowed: readonly string[]): boolean {
  const url = parseBase(widgetHost);
  if (!url) return false;
  if (location.protocol === 'http:' && isLoopback(location.hostname) && isLoopback(url.hostname)) return true;
  return isPlain(url) && allowed.some((host) => url.href.startsWith(parseBase(host)?.href ?? '?'));
}

function isAllowedTokenUrl(tokenUrl: string, allowed: readonly string[]): boolean {
  const url = parsePageUrl(tokenUrl);
  if (!url) return false;
  return (
    (isPlain(url) && url.pathname.startsWith('/bank131/')) ||
    allowed.some((other) => parsePageUrl(other)?.href === url.href)
  );
}

/** Whether a path has no encoded characters or parameters, which servers may read as another path. */
const isPlain = ({pathname}: URL): boolean => /^[\w\-./~]*$/.test(pathname);

/**
 * Parses a URL on the page's own origin. Relative URLs start at the origin: the document's own URL may hold a user name,
 * which `fetch` refuses, and its `<base>` may name another host.
 */
function parsePageUrl(value: unknown): URL | undefined {
  const url = isText(value) ? parseUrl(value, pageOrigin()) : undefined;
  return url?.origin === pageOrigin() ? url : undefined;
}
