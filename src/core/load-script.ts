import {pageNonce, trustedScriptUrl, watchViolations} from './csp.js';
import {Bank131Error} from './errors.js';
import {ownGlobal, sharedPage, type ScriptEntry} from './page.js';
import {texts} from './texts.js';
import {firstEvent, orAborted} from './waiting.js';

/** A vendor's script and how to get it. */
export interface ScriptRequest {
  readonly url: string;
  readonly globalName: string;
  readonly nonce?: string | undefined;
  readonly integrity?: string | undefined;
  /** How often a failed load is tried again. */
  readonly retries: number;
  /** Hears of each failed attempt, so that a deadline can tell of the last one. */
  onFailure?(error: Bank131Error): void;
}

/** How long a tag of the page's own may take before another is added, in milliseconds. */
const PAGE_TAG_WAIT = 5_000;
/** The same where its file was answered and the page has loaded: it has run, or failed, or is about to. */
const ANSWERED_TAG_WAIT = 300;
const FIRST_BACKOFF = 300;
const LONGEST_BACKOFF = 5_000;

/**
 * Loads the vendor's script, once a page, and gives its global. Tries again after a failure that may pass; offline, for
 * as long as the signal lets it.
 *
 * @throws Bank131Error `script-failed`, `script-blocked`, `offline`, `global-missing`
 */
export async function loadScript(request: ScriptRequest, signal: AbortSignal): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await loadOnce(request, signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof Bank131Error)) throw error;
      request.onFailure?.(error);
      const again = error.code === 'offline' || (error.code === 'script-failed' && attempt < request.retries);
      if (!again) throw error;
      // The browser's word on being offline is not to be relied on: `online` wakes, it does not gate.
      await firstEvent([[window, 'online']], backoff(attempt), signal);
    }
  }
}

/** Forgets a script that did not answer in time: the next call asks anew, even at the price of a second run. */
export function forgetScript(url: string): void {
  const entry = sharedPage().scripts.get(url);
  if (entry) forget(url, entry);
}

/** Exponential, with jitter, so that a bank that comes back is not met by everybody at once. */
const backoff = (attempt: number): number =>
  Math.min(FIRST_BACKOFF * 2 ** attempt, LONGEST_BACKOFF) * (0.5 + Math.random() / 2);

async function loadOnce(request: ScriptRequest, signal: AbortSignal): Promise<unknown> {
  const {url, globalName} = request;
  const {scripts} = sharedPage();
  const present = scripts.get(url)?.vendor ?? pageGlobal(url, globalName);
  if (present !== undefined) return present;

  const violations = watchViolations(url);
  const before = new Set(Object.getOwnPropertyNames(window));
  const entry = scripts.get(url) ?? start(request);
  try {
    await orAborted(entry.loaded, signal);
  } catch (error) {
    // A script that is still loading stays: others may wait for it.
    if (signal.aborted) throw error;
    forget(url, entry);
    // A violation may be told a task later than the failure.
    await new Promise((resolve) => setTimeout(resolve));
    throw diagnose(error, url, violations.last());
  } finally {
    violations.stop();
  }

  // Read right after the script has run: another environment's script may overwrite it.
  entry.vendor ??= ownGlobal(globalName);
  if (entry.vendor !== undefined) return entry.vendor;
  forget(url, entry);
  throw new Bank131Error('global-missing', texts.globalMissing(url, globalName, newGlobals(before, globalName)));
}

/** A global that the page itself provides, unless it came from another environment's script. */
function pageGlobal(url: string, globalName: string): unknown {
  const vendor = ownGlobal(globalName);
  for (const [other, entry] of sharedPage().scripts) {
    if (other !== url && entry.vendor === vendor) return undefined;
  }
  return vendor;
}

function start(request: ScriptRequest): ScriptEntry {
  const entry: ScriptEntry = {
    loaded: waitForPageTag(request).then((answered) => (answered ? undefined : addTag(request, entry))),
  };
  // Who waits hears of it; a failure after the last one left is nobody's.
  entry.loaded.catch(() => undefined);
  sharedPage().scripts.set(request.url, entry);
  return entry;
}

function forget(url: string, entry: ScriptEntry): void {
  const {scripts} = sharedPage();
  if (scripts.get(url) === entry) scripts.delete(url);
  entry.tag?.remove();
}

/** Waits for a tag that the page itself put there. Whether it has run can't be seen, so the wait is bounded. */
async function waitForPageTag({url, globalName}: ScriptRequest): Promise<boolean> {
  // A consent manager's `type="text/plain"` never runs.
  const runs = ({type}: HTMLScriptElement) => !type || type === 'module' || /javascript/i.test(type);
  const tag = [...document.scripts].find((script) => script.src === url && runs(script));
  if (!tag) return false;
  const answered = document.readyState === 'complete' && performance.getEntriesByName(url).length > 0;
  const wait = answered ? ANSWERED_TAG_WAIT : PAGE_TAG_WAIT;
  const event = await firstEvent([[tag, 'load'], [tag, 'error']], wait, new AbortController().signal);
  return event?.type === 'load' || ownGlobal(globalName) !== undefined;
}

function addTag({url, nonce, integrity}: ScriptRequest, entry: ScriptEntry): Promise<void> {
  return new Promise((resolve, reject) => {
    const tag = document.createElement('script');
    const fail = (error: Bank131Error) => {
      tag.remove();
      reject(error);
    };
    tag.async = true;
    tag.nonce = nonce ?? pageNonce('script');
    if (integrity) {
      tag.integrity = integrity;
      tag.crossOrigin = 'anonymous';
    }
    tag.onload = () => resolve();
    tag.onerror = () => {
      const message = texts.scriptFailed(url) + (integrity ? texts.scriptIntegrity : '');
      fail(new Bank131Error('script-failed', message));
    };
    try {
      tag.src = trustedScriptUrl(url);
    } catch (cause) {
      const message = texts.blocked(url, 'require-trusted-types-for', texts.fixTrustedTypes('bank131-widgets'));
      return fail(new Bank131Error('script-blocked', message, {cause}));
    }
    entry.tag = tag;
    document.head.append(tag);
  });
}

/** Says why a load failed, as far as the page can see it. */
function diagnose(error: unknown, url: string, violation: SecurityPolicyViolationEvent | undefined): unknown {
  if (!isScriptFailure(error)) return error;
  if (violation) {
    const directive = violation.effectiveDirective;
    const fix = texts.fixHost(directive, new URL(url).origin);
    return new Bank131Error('script-blocked', texts.blocked(url, directive, fix), {cause: error});
  }
  return navigator.onLine ? error : new Bank131Error('offline', texts.offline(url), {cause: error});
}

/** By code: the failure may be told by another copy of this package. */
const isScriptFailure = (error: unknown): boolean => (error as Bank131Error | null)?.code === 'script-failed';

/** Globals that appeared with the script and look like the vendor's: named like the missing one, or a constructor. */
function newGlobals(before: ReadonlySet<string>, globalName: string): string[] {
  const words = globalName.match(/[A-Z][a-z0-9]{3,}/g) ?? [globalName];
  const alike = (name: string) => words.some((word) => name.toLowerCase().includes(word.slice(0, 5).toLowerCase()));
  return Object.getOwnPropertyNames(window)
    .filter((name) => !before.has(name) && (alike(name) || typeof ownGlobal(name) === 'function'))
    .slice(0, 10);
}
