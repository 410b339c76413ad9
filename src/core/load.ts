import {authorize, isPolicyRefused, trustedPolicy, watchViolations, type Credentials} from './csp.js';
import {createError, safeCause, warn, type Bank131Error} from './errors.js';
import {
  doc,
  ownGlobal,
  sharedPage,
  timings,
  withoutQuery,
  type ScriptEntry,
  type StylesheetEntry,
} from './page.js';
import {FOREVER, firstEvent} from './waiting.js';

/** Subresource integrity of the vendor's two files, for example `sha384-…`. */
export interface Integrity {
  readonly script?: string | undefined;
  readonly stylesheet?: string | undefined;
}

/** A widget's two files and how to load them. */
export interface LoadRequest {
  readonly scriptUrl: string;
  readonly stylesheetUrl: string;
  readonly definition: {
    /** The property of `window` that the script sets. */
    readonly globalName: string;
  };
  readonly nonce?: string | undefined;
  readonly integrity: Integrity;
  /** How often a failed script is tried again. */
  readonly retries: number;
  /** Milliseconds until the widget must be rendered. */
  readonly timeout: number;
}

/** A load under way. */
export interface Load {
  /** The global that the script set. */
  readonly vendor: Promise<unknown>;
  readonly styled: Promise<void>;
  /** The error for a deadline that passed while these were pending. Forgets a script that did not answer. */
  timedOut(pending: string, retryable?: boolean): Bank131Error;
}

/** How far a load has come, for its deadline. */
interface Progress {
  /** The pending script. */
  entry?: ScriptEntry | undefined;
  /** The error of the last attempt. */
  error?: Bank131Error | undefined;
}

/** How long a tag of the page's own may take before we add another, in milliseconds. */
const PAGE_TAG_WAIT = 5_000;
/** The same since its file came: it is about to run, unless it has ended. A slow phone has to compile it first. */
const ANSWERED_TAG_WAIT = 500;
/** The least wait for such a tag. */
const LEAST_TAG_WAIT = 50;
/** The same for an `async` tag in a loaded page: it is loading, or was inserted as markup and never runs. */
const UNSURE_TAG_WAIT = 1_000;
/** How long a widget waits for its styles, in milliseconds; at most half of the deadline. */
const STYLESHEET_WAIT = 3_000;
const FIRST_BACKOFF = 300;
const LONGEST_BACKOFF = 5_000;
/** One for the page, so that callers that wait for a script try again at about the same time. */
const JITTER = /* @__PURE__ */ Math.random();
/** Fires an event named like the URL of a script when it is tried again. */
const nextTries = /* @__PURE__ */ new EventTarget();

/** Loads a widget's script and stylesheet side by side, once per page. */
export function load(request: LoadRequest, signal: AbortSignal): Load {
  const progress: Progress = {};
  return {
    vendor: loadScript(request, progress, signal),
    styled: loadStylesheet(request, signal),
    timedOut(pending, retryable = true) {
      const {entry, error} = progress;
      if (entry && isOurs(entry)) {
        sharedPage().unanswered.add(request.scriptUrl);
        forget(request.scriptUrl, entry);
      }
      return error?.code === 'offline' && !navigator.onLine
        ? error
        : createError('timeout', [request.timeout, pending], {retryable, cause: error});
    },
  };
}

/** Tells the browser to connect to the widget host and to fetch both files early. */
export function preload({scriptUrl, stylesheetUrl, nonce, integrity}: LoadRequest): void {
  hint('preconnect', new URL(scriptUrl).origin, {});
  hint('preload', scriptUrl, {nonce, integrity: integrity.script}, 'script');
  hint('preload', stylesheetUrl, {nonce, integrity: integrity.stylesheet}, 'style');
}

function hint(rel: string, url: string, credentials: Credentials, as?: 'script' | 'style'): void {
  const link = doc.createElement('link');
  link.rel = rel;
  link.href = url;
  const present = [
    ...doc.querySelectorAll<HTMLLinkElement>(`link[rel="${rel}"], link[rel~="stylesheet"]`),
    ...doc.querySelectorAll<HTMLScriptElement>('script[src]'),
  ];
  if (present.some((tag) => ('href' in tag ? tag.href : tag.src) === link.href)) return;
  if (as) {
    link.as = as;
    // The same credentials as the later tag, or the browser fetches twice.
    authorize(link, credentials);
  }
  append(link);
}

/**
 * Loads the vendor's script and returns its global. Tries again after a failure that may pass; while offline, until the
 * signal is aborted.
 *
 * @throws Bank131Error `script-failed`, `script-blocked`, `offline`, `global-missing`
 */
async function loadScript(request: LoadRequest, progress: Progress, signal: AbortSignal): Promise<unknown> {
  const {scriptUrl: url, retries} = request;
  const {globalName} = request.definition;
  const {scripts, passedTags, unanswered} = sharedPage();
  const violation = watchViolations(url, signal);
  if (!globalsBefore.has(url)) globalsBefore.set(url, Object.getOwnPropertyNames(window));
  let failures = 0;
  for (let attempt = 0; ; attempt++) {
    const present = scripts.get(url)?.vendor ?? pageGlobal(url, globalName);
    if (present !== undefined) return present;

    const entry = (progress.entry = scripts.get(url) ?? start(request));
    const event = await firstEvent([entry.tag], ['load', 'error'], entry.wait ?? FOREVER, signal);
    progress.entry = undefined;
    entry.vendor ??= pageGlobal(url, globalName);
    if (entry.vendor !== undefined) return entry.vendor;

    if (!isOurs(entry)) {
      forget(url, entry);
      passedTags.add(entry.tag);
      if (!event) unanswered.add(url);
      continue;
    }
    if (event?.type === 'load') throw createError('global-missing', [url, globalName, newGlobals(url)]);
    // A violation may be reported a task later than the failure.
    await firstEvent([], [], 0, signal);
    if (violation.directive) throw createError('script-blocked', [url, violation.directive]);
    progress.error = createError(navigator.onLine ? 'script-failed' : 'offline', [url]);
    if (navigator.onLine && failures++ >= retries) throw progress.error;
    // `navigator.onLine` is not reliable: the event ends the wait early, but nothing depends on it.
    await firstEvent([window, nextTries], ['online', url], backoff(attempt), signal);
    // All callers that wait try again now and share the attempt: it may fail before their own timers fire.
    nextTries.dispatchEvent(new CustomEvent(url));
  }
}

/** Exponential, with jitter, so that not all pages ask again at the same moment when the bank is back. */
const backoff = (attempt: number): number =>
  Math.min(FIRST_BACKOFF * 2 ** attempt, LONGEST_BACKOFF) * (0.5 + JITTER / 2);

/** The global as it is, unless the script of another environment set it. */
function pageGlobal(url: string, globalName: string): unknown {
  const vendor = ownGlobal(globalName);
  for (const [other, entry] of sharedPage().scripts) {
    if (other !== url && entry.vendor === vendor) return undefined;
  }
  return vendor;
}

/** Uses the page's own tag if it is still to run; else adds ours. */
function start(request: LoadRequest): ScriptEntry {
  const {scriptUrl: url} = request;
  const pageTag = findPageTag(url);
  const wait = pageTag && waitFor(pageTag);
  const entry: ScriptEntry = pageTag && wait ? {tag: pageTag, wait} : {tag: addTag(request)};
  sharedPage().scripts.set(url, entry);
  if (isOurs(entry)) followTag(request, entry);
  return entry;
}

const isOurs = ({wait}: ScriptEntry): boolean => wait === undefined;

/** Removes a script's entry, so that the next call requests it again. */
function forget(url: string, entry: ScriptEntry): void {
  const {scripts} = sharedPage();
  if (scripts.get(url) === entry) scripts.delete(url);
  if (isOurs(entry)) entry.tag.remove();
}

/** Finds a tag of the page's own for the same file, whatever its query, that HTML's rules allow to run. */
function findPageTag(url: string): HTMLScriptElement | undefined {
  const file = withoutQuery(url);
  return [...doc.querySelectorAll<HTMLScriptElement>('script[src]')].find(
    (tag) => withoutQuery(tag.src) === file && canRun(tag) && !sharedPage().passedTags.has(tag),
  );
}

const JAVASCRIPT =
  /^[\t\n\f\r ]*((text|application)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript)|module)[\t\n\f\r ]*$/i;

/** Whether a tag's attributes let it run (https://html.spec.whatwg.org/#prepare-the-script-element). */
function canRun(tag: HTMLScriptElement): boolean {
  const [type, language, window, event] = ['type', 'language', 'for', 'event'].map((name) =>
    tag.getAttribute(name),
  );
  const kind = type == null && language ? `text/${language}` : (type ?? '');
  if (kind && !JAVASCRIPT.test(kind)) return false;
  const isForWindow =
    window == null || event == null || /^window onload(\(\))?$/i.test(`${window.trim()} ${event.trim()}`);
  return /module/i.test(kind) || (!tag.noModule && isForWindow);
}

/**
 * How long to wait for a tag of the page's own. One that has run, has failed, or was inserted as markup, which HTML never
 * runs, tells nothing any more.
 */
function waitFor(tag: HTMLScriptElement): number {
  const {readyState} = doc;
  if (tag.defer && readyState === 'loading') return PAGE_TAG_WAIT;
  const answer = answerTo(tag.src);
  if (answer) {
    const age = performance.now() - answer.startTime - answer.duration;
    return Math.max(LEAST_TAG_WAIT, ANSWERED_TAG_WAIT - age);
  }
  const hasAttribute = tag.hasAttribute('async');
  // Only tags that `createElement` made are `async` without the attribute. The parser's are done at the load event.
  if (readyState !== 'complete' || (tag.async && !hasAttribute)) return PAGE_TAG_WAIT;
  return hasAttribute ? UNSURE_TAG_WAIT : 0;
}

const answerTo = (url: string): PerformanceEntry | undefined =>
  timings('resource').find(({name}) => name === url);

function addTag({scriptUrl, nonce, integrity}: LoadRequest): HTMLScriptElement {
  const url = freshUrl(scriptUrl);
  sharedPage().scriptUrls.add(url);
  let cause;
  try {
    const tag = doc.createElement('script');
    authorize(tag, {nonce, integrity: integrity.script});
    setSource(tag, trustedPolicy().createScriptURL(url) as string);
    append(tag);
    // A consent manager may have changed it on the way, so that it never runs.
    if (tag.isConnected && tag.getAttribute('src') === url && !tag.hasAttribute('type')) return tag;
    tag.remove();
  } catch (error) {
    cause = safeCause(error);
    if (isPolicyRefused()) throw createError('script-blocked/trusted-types', [url], {cause});
  }
  throw createError('script-blocked/changed', [url], {cause});
}

function setSource(tag: HTMLScriptElement, url: string): void {
  try {
    tag.src = url;
  } catch {
    // An ad blocker may wrap the property and expect text.
    tag.setAttribute('src', url);
  }
}

/** Keeps the global of our tag, or forgets a tag that failed, even if no caller waits for it any more. */
function followTag({scriptUrl: url, definition}: LoadRequest, entry: ScriptEntry): void {
  const {scripts} = sharedPage();
  entry.tag.onload = entry.tag.onerror = () => {
    // Read right after the script has run: another environment's script may overwrite it.
    entry.vendor = pageGlobal(url, definition.globalName);
    if (entry.vendor === undefined) forget(url, entry);
    // A script that was forgotten and comes late counts again: its global is on the page.
    else if (!scripts.has(url)) scripts.set(url, entry);
  };
}

/** Browsers give a new tag the response of another that is pending. Only another URL asks the network again. */
const freshUrl = (url: string): string =>
  sharedPage().unanswered.has(url) ? `${url}${url.includes('?') ? '&' : '?'}retry=${Date.now()}` : url;

const append = (tag: HTMLElement, before: Node | null = null): Node =>
  (doc.head ?? doc.documentElement).insertBefore(tag, before);

/** Globals of the page before a script ran for the first time, by its URL. */
const globalsBefore = new Map<string, readonly string[]>();

/** Constructors that appeared with the script: one may be the vendor's under a new name. */
const newGlobals = (url: string): string =>
  Object.getOwnPropertyNames(window)
    .filter((name) => !globalsBefore.get(url)?.includes(name) && typeof pageGlobal(url, name) === 'function')
    .slice(0, 10)
    .join(' ');

/**
 * Loads a stylesheet and waits for it for a limited time. Every problem is a warning: the widget works without its
 * styles.
 */
async function loadStylesheet(request: LoadRequest, signal: AbortSignal): Promise<void> {
  const {stylesheetUrl: url, timeout} = request;
  const wait = Math.min(STYLESHEET_WAIT, timeout / 2);
  try {
    const {link, isLoaded} = findLink(url) ?? addLink(request);
    if (isLoaded) return;
    const event = await firstEvent([link], ['load', 'error'], wait, signal);
    // On a busy page the timer may run before the event of a file that has come.
    if (event ? event.type === 'error' : !link.sheet) warn('warning/stylesheet', url, event ? 0 : wait);
  } catch {
    if (!signal.aborted) warn('warning/stylesheet', url, 0);
  }
}

/** Finds a link that has loaded or is pending: ours, by our own record, or the page's. */
function findLink(url: string): StylesheetEntry | undefined {
  const ours = sharedPage().stylesheets.get(url);
  if (ours?.link.isConnected) return ours;
  const file = withoutQuery(url);
  return (
    [...doc.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"]')]
      .filter(({href}) => withoutQuery(href) === file)
      .map((link) => ({link, isLoaded: Boolean(link.sheet)}))
      // A link of the page's that was answered and has no sheet has failed.
      .find(({link, isLoaded}) => isLoaded || !answerTo(link.href))
  );
}

function addLink({stylesheetUrl: url, nonce, integrity}: LoadRequest): StylesheetEntry {
  const {stylesheets} = sharedPage();
  const link = doc.createElement('link');
  const entry = {link, isLoaded: false};
  link.rel = 'stylesheet';
  authorize(link, {nonce, integrity: integrity.stylesheet});
  link.href = url;
  // While a stylesheet that applies is pending, Firefox holds back the page's other requests (HTTP/1.1).
  link.media = 'print';
  link.onload = () => {
    entry.isLoaded = true;
    // On the sheet: WebKit requests the file again if the attribute changes.
    link.sheet?.media.appendMedium('all');
  };
  // However late: the next mount requests it again.
  link.onerror = () => {
    link.remove();
    if (stylesheets.get(url) === entry) stylesheets.delete(url);
  };
  // Before the page's own styles, so that the page's win.
  append(link, doc.head?.querySelector(':scope > :is(style, link[rel~="stylesheet"])'));
  stylesheets.set(url, entry);
  return entry;
}
