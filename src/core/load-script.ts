import {authorize, trustedScriptUrl, watchViolations} from './csp.js';
import {errorCode} from './errors.js';
import {failure} from './failure.js';
import type {AssetRequest} from './load-stylesheet.js';
import {ownGlobal, sharedPage, type ScriptEntry} from './page.js';
import {firstEvent, orAborted} from './waiting.js';

/** A vendor's script and how to get it. */
export interface ScriptRequest extends AssetRequest {
  readonly globalName: string;
  /** How often a failed load is tried again. */
  readonly retries: number;
}

/** Where a load stands, so that a deadline can tell. */
export interface LoadProgress {
  /** The script that is waited for. */
  entry?: ScriptEntry | undefined;
  /** What the last attempt failed of. */
  failure?: unknown;
}

/** How long a tag of the page's own may take before another is added, in milliseconds. */
const PAGE_TAG_WAIT = 5_000;
/** The same where its file was answered and the page has loaded: it has run, or failed, or is about to. */
const ANSWERED_TAG_WAIT = 300;
const FIRST_BACKOFF = 300;
const LONGEST_BACKOFF = 5_000;
/** One for the page: all who wait for a script try again together, and share the attempt. */
const JITTER = /* @__PURE__ */ Math.random();

/**
 * Loads the vendor's script, once a page, and gives its global. Tries again after a failure that may pass; offline, for
 * as long as the signal lets it.
 *
 * @throws Bank131Error `script-failed`, `script-blocked`, `offline`, `global-missing`
 */
export async function loadScript(
  request: ScriptRequest,
  progress: LoadProgress,
  signal: AbortSignal,
): Promise<unknown> {
  let failures = 0;
  for (let attempt = 0; ; attempt++) {
    try {
      const vendor = await loadOnce(request, progress, signal);
      progress.failure = undefined;
      return vendor;
    } catch (error) {
      progress.failure = error;
      const code = errorCode(error);
      const again = code === 'offline' || (code === 'script-failed' && failures++ < request.retries);
      if (!again) throw error;
      // The browser's word on being offline is not to be relied on: `online` wakes, it does not gate.
      await firstEvent(window, ['online'], backoff(attempt), signal);
    }
  }
}

/**
 * Forgets a script that did not answer in time: the next call asks anew, even at the price of a second run. The wait for
 * a tag of the page's own goes on: it is bounded, and the next call joins it.
 */
export function forgetUnanswered(url: string, {entry}: LoadProgress): void {
  if (!entry?.tag) return;
  sharedPage().unanswered.add(url);
  forget(url, entry);
}

/** Exponential, with jitter, so that a bank that comes back is not met by everybody at once. */
const backoff = (attempt: number): number =>
  Math.min(FIRST_BACKOFF * 2 ** attempt, LONGEST_BACKOFF) * (0.5 + JITTER / 2);

async function loadOnce(
  request: ScriptRequest,
  progress: LoadProgress,
  signal: AbortSignal,
): Promise<unknown> {
  const {url, globalName} = request;
  const {scripts} = sharedPage();
  const present = scripts.get(url)?.vendor ?? pageGlobal(url, globalName);
  if (present !== undefined) return present;

  let violation: SecurityPolicyViolationEvent | undefined;
  const stopWatching = watchViolations(url, (event) => (violation = event));
  rememberGlobals(url);
  const entry = (progress.entry = scripts.get(url) ?? start(request));
  try {
    await orAborted(entry.loaded, signal);
  } catch (cause) {
    if (errorCode(cause) !== 'script-failed') throw cause;
    if (violation) throw failure('script-blocked', [url, violation], {cause});
    throw navigator.onLine ? cause : failure('offline', [url], {cause});
  } finally {
    stopWatching();
    progress.entry = undefined;
  }

  const vendor = (entry.vendor ??= pageGlobal(url, globalName));
  if (vendor !== undefined) return vendor;
  forget(url, entry);
  throw failure('global-missing', [url, globalName, newGlobals(url)]);
}

/** The global as it stands, unless it came from another environment's script. */
function pageGlobal(url: string, globalName: string): unknown {
  const vendor = ownGlobal(globalName);
  for (const [other, entry] of sharedPage().scripts) {
    if (other !== url && entry.vendor === vendor) return undefined;
  }
  return vendor;
}

function start(request: ScriptRequest): ScriptEntry {
  const {url, globalName} = request;
  const {scripts} = sharedPage();
  const load = async () => {
    if (!(await waitForPageTag(request))) await addTag(request, entry);
    // Read right after the script has run: another environment's script may overwrite it.
    entry.vendor = pageGlobal(url, globalName);
    // One that was forgotten and comes late counts again: its global is on the page.
    if (entry.vendor !== undefined && !scripts.has(url)) scripts.set(url, entry);
  };
  const entry: ScriptEntry = {loaded: load()};
  // Who waits hears of it; a failure after the last one left is nobody's.
  entry.loaded.catch(() => forget(url, entry));
  scripts.set(url, entry);
  return entry;
}

function forget(url: string, entry: ScriptEntry): void {
  const {scripts} = sharedPage();
  if (scripts.get(url) === entry) scripts.delete(url);
  entry.tag?.remove();
}

/** Tags of the page's own that were waited for. */
const waitedFor = new WeakSet<HTMLScriptElement>();

/**
 * Waits for a tag that the page itself put there, and says whether it has run. That it has failed before can't be seen,
 * so the wait is bounded, and not repeated.
 */
async function waitForPageTag({url, globalName}: ScriptRequest): Promise<boolean> {
  // A consent manager's `type="text/plain"` never runs.
  const runs = /^(module)?$|javascript/i;
  const tag = [...document.scripts].find(
    (script) => script.src === url && runs.test(script.type) && !waitedFor.has(script),
  );
  if (!tag) return false;
  waitedFor.add(tag);
  const answered = document.readyState === 'complete' && performance.getEntriesByName(url).length > 0;
  const wait = answered ? ANSWERED_TAG_WAIT : PAGE_TAG_WAIT;
  const event = await firstEvent(tag, ['load', 'error'], wait);
  if (!event && !answered) sharedPage().unanswered.add(url);
  return event?.type === 'load' || pageGlobal(url, globalName) !== undefined;
}

function addTag(request: ScriptRequest, entry: ScriptEntry): Promise<void> {
  const {url, integrity} = request;
  const tag = document.createElement('script');
  tag.async = true;
  authorize(tag, request);
  try {
    tag.src = trustedScriptUrl(freshUrl(url));
  } catch (cause) {
    throw failure('script-blocked/trusted-types', [url], {cause});
  }
  entry.tag = tag;
  document.head.append(tag);
  return new Promise((resolve, reject) => {
    tag.onload = () => resolve();
    // A violation of a policy may be told a task later than the failure.
    tag.onerror = () => setTimeout(() => reject(failure('script-failed', [url, {integrity}])));
  });
}

/** Browsers give a new tag the request of another that is still pending: only another address asks the network again. */
const freshUrl = (url: string): string =>
  sharedPage().unanswered.has(url) ? `${url}${url.includes('?') ? '&' : '?'}retry=${Date.now()}` : url;

/** What stood on `window` before a script ran for the first time, by its URL. */
const globalsBefore = new Map<string, ReadonlySet<string>>();

function rememberGlobals(url: string): void {
  if (!globalsBefore.has(url)) globalsBefore.set(url, new Set(Object.getOwnPropertyNames(window)));
}

/** Globals that appeared with the script. */
const newGlobals = (url: string): string[] =>
  Object.getOwnPropertyNames(window).filter(
    (name) => !globalsBefore.get(url)?.has(name) && pageGlobal(url, name) !== undefined,
  );
