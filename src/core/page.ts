/**
 * What all copies of this package on one page share, so that the vendor's script runs once and its container has one
 * tenant. Plain versioned data: a copy of another version must be able to read it. Configuration is not here: it stays
 * with its copy.
 */
export interface SharedPage {
  readonly v: 1;
  /** Scripts that are loading or loaded, by URL. */
  readonly scripts: Map<string, ScriptEntry>;
  /** Scripts that once did not answer in time, by URL. */
  readonly unanswered: Set<string>;
  /** Who has the vendor's container, by its id. */
  readonly leases: Map<string, Lease>;
  /** Origins that code chose; the Trusted Types policy passes these alone. */
  readonly hosts: Set<string>;
  /** The one Trusted Types policy: a second `createPolicy` of the same name throws. */
  policy?: ScriptUrlPolicy;
}

/** One run of a vendor's script, shared by all who wait for it. */
export interface ScriptEntry {
  readonly loaded: Promise<void>;
  /** The global as the script left it; another environment's script may overwrite it on `window` later. */
  vendor?: unknown;
  /** The tag that we added; none if the page's own was used. */
  tag?: HTMLScriptElement;
}

/** One mount's right to the vendor's container. */
export interface Lease {
  readonly container: Element;
  /** Whether its mount has an outcome: then the next mount may take its place. */
  settled: boolean;
  /** Ends its mount with `unmounted`. */
  evict(): void;
}

/** The part of a Trusted Types policy that is used. */
export interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

const KEY = Symbol.for('bank131-widgets');

/** The page's shared data, made by whichever copy comes first. */
export function sharedPage(): SharedPage {
  const holder = globalThis as {[KEY]?: SharedPage};
  return (holder[KEY] ??= {
    v: 1,
    scripts: new Map(),
    unanswered: new Set(),
    leases: new Map(),
    hosts: new Set(),
  });
}

/**
 * A global that code has set. An element with such an id or name, which injected HTML may contain, also shows as
 * `window[name]`, but never as a property of its own.
 */
export function ownGlobal(name: string): unknown {
  return Object.getOwnPropertyDescriptor(globalThis, name) && (globalThis as Record<string, unknown>)[name];
}
