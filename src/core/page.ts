/**
 * Data that all copies of this package on one page share, so that the vendor's script runs once and its container has
 * one widget. Plain and versioned: another version of the package must be able to read it. Configuration is not shared.
 */
export interface SharedPage {
  /** Scripts that are loading or loaded, by URL. */
  readonly scripts: Map<string, ScriptEntry>;
  /** Stylesheets that we added and that are loading or loaded, by URL. */
  readonly stylesheets: Map<string, StylesheetEntry>;
  /** The page's own script tags that gave no global: no mount waits for them again. */
  readonly passedTags: WeakSet<HTMLScriptElement>;
  /** Scripts that once timed out, by URL. */
  readonly unanswered: Set<string>;
  /** The mount that uses the vendor's container, by the container's id. */
  readonly leases: Map<string, Lease>;
  /** The script URLs that mounts have resolved. The Trusted Types policy passes these alone. */
  readonly scriptUrls: Set<string>;
  /** The templates of our elements that the policy passes. */
  readonly templates: Set<string>;
  /** The one Trusted Types policy: a second `createPolicy` of the same name throws. */
  policy?: TrustedPolicy;
  /** The full sentences of errors and warnings, where `./verbose` is loaded. */
  sentences?: Sentences;
}

/** One run of a vendor's script. Callers that wait for it listen to its tag. */
export interface ScriptEntry {
  readonly tag: HTMLScriptElement;
  /** How long to wait for a tag of the page's own, in milliseconds; `undefined` if the tag is ours. */
  readonly wait?: number | undefined;
  /** The global as the script left it. The script of another environment may overwrite it on `window` later. */
  vendor?: unknown;
}

/** One stylesheet. */
export interface StylesheetEntry {
  readonly link: HTMLLinkElement;
  isLoaded: boolean;
}

/** One mount's right to the vendor's container. */
export interface Lease {
  readonly container: Element;
  /** Whether the mount has an outcome. If so, the next mount may take its place. */
  settled: boolean;
  /** Ends the mount with `unmounted`. */
  evict(): void;
}

/** The part of a Trusted Types policy that is used. */
export interface TrustedPolicy {
  /** Missing where the browser has refused the policy or has no Trusted Types. */
  readonly name?: string;
  createScriptURL(url: string): unknown;
  createHTML(html: string): unknown;
}

/** Sentences by message key, made from plain details. */
export type Sentences = Readonly<Record<string, (...details: string[]) => string>>;

const KEY = Symbol.for('bank131-widgets/2');

/** Returns the page's shared data. The first copy of the package creates it. */
export function sharedPage(): SharedPage {
  const holder = globalThis as {[KEY]?: SharedPage};
  return (holder[KEY] ??= {
    scripts: new Map(),
    stylesheets: new Map(),
    passedTags: new WeakSet(),
    unanswered: new Set(),
    leases: new Map(),
    scriptUrls: new Set(),
    templates: new Set(),
  });
}

/**
 * Reads a document or form as the browser defines it. On the object itself, `<img name="head">` shadows `document.head`
 * and `<input name="method">` shadows `form.method` (https://html.spec.whatwg.org/#dom-document-nameditem).
 */
export const unclobbered = <T extends object>(get: () => T): T =>
  new Proxy({} as T, {
    get(_, name) {
      const object = get();
      const prototype = Object.getPrototypeOf(object) as object;
      const value: unknown = Reflect.get(name in prototype ? prototype : object, name, object);
      return typeof value === 'function' ? (value.bind(object) as unknown) : value;
    },
  });

/** The document, safe from named elements. */
export const doc: Document = /* @__PURE__ */ unclobbered(() => document);

/** Whether `DOMContentLoaded` has fired. Deferred scripts run while the state is `interactive`, before the event. */
export function isParsed(): boolean {
  if (doc.readyState !== 'interactive') return doc.readyState === 'complete';
  const [navigation] = timings('navigation');
  return !navigation || (navigation as PerformanceNavigationTiming).domContentLoadedEventStart > 0;
}

/** Entries of the performance timeline; none in a DOM imitation, or where a page's `var performance` replaces it. */
export const timings = (type: string): PerformanceEntryList =>
  globalThis.performance?.getEntriesByType?.(type) ?? [];

/** A URL without query and fragment. A tag's `src` may be of another type. */
export const withoutQuery = (url: unknown): string => String(url).replace(/[?#].*/s, '');

/** The page's origin. `location` knows none in a `srcdoc` frame; a page's `var origin` replaces `self.origin`. */
export const pageOrigin = (): string => (location.origin === 'null' ? self.origin : location.origin);

/**
 * Returns a global that code has set. An element with that id or name, which injected HTML may contain, also shows as
 * `window[name]`, but never as its own property.
 */
export function ownGlobal(name: string): unknown {
  return Object.getOwnPropertyDescriptor(globalThis, name) && (globalThis as Record<string, unknown>)[name];
}
