import {warn, type WarningKey} from './errors.js';
import {own, ownValue} from './own.js';
import {pageOrigin, unclobbered} from './page.js';
import {on} from './waiting.js';

/** A widget as far as its messages go. */
export interface MessageSource<Update> {
  readonly definition: {
    /** The widget's name in warnings. */
    readonly name: string;
    /** Reads a message; `undefined` if it is not of this widget. */
    read(data: unknown): Update | undefined;
  };
  /** The element that holds the vendor's frames. */
  readonly container: Element;
  /** The origins of the vendor's frames. */
  readonly origins: readonly string[];
}

/** The readers of all mounts: one widget may be able to read what another can't. */
const readers = new Set<(data: unknown) => unknown>();

/** Listens to the window's messages until the signal is aborted, and passes on those that are authentic and readable. */
export function listenToMessages<Update extends object>(
  {definition, container, origins}: MessageSource<Update>,
  onUpdate: (update: Update) => void,
  signal: AbortSignal,
): void {
  const frames = watchFrames(container, signal);
  const readSafely = (data: unknown) => safely(() => definition.read(data));
  // Once per mount: enough to find the cause, too little to flood the console.
  const warned = new Set<string>();
  const warnOnce = (key: WarningKey, {origin, data}: MessageEvent) => {
    if (!warned.has(key))
      warn(key, definition.name, origin || 'an empty origin', safely(() => shapeOf(data)) ?? 'unreadable');
    warned.add(key);
  };

  const listener = (event: MessageEvent) => {
    const {data, origin} = event as MessageEvent<unknown>;
    const update = readSafely(data);
    const isVendors = origins.includes(origin);
    const hasForm = hasMeta(data);
    // A page's tools and frames may send thousands of messages: the rest is not asked of those.
    if (!update && !isVendors && !hasForm) return;
    const {source} = event;
    const isInContainer = isVendors && frames.hold(source as Window | null);
    const isAuthentic =
      source === window
        ? // A sandboxed page has an opaque origin, which its address does not tell.
          [pageOrigin(), self.origin].includes(origin)
        : isInContainer || (isVendors && isBelowThisPage(source as Window | null));
    if (!isAuthentic) {
      if (update) warnOnce('warning/refused-message', event);
    } else if (update) {
      onUpdate(update);
    } else if ((isInContainer || hasForm) && ![...readers].some((other) => other(data))) {
      warnOnce('warning/unreadable-message', event);
    }
  };

  readers.add(readSafely);
  on(signal, 'abort', () => readers.delete(readSafely));
  // Captured, so that the page's listeners can't stop the message before.
  on(window, 'message', listener, signal, true);
}

/**
 * Remembers the frames that a container ever held: a frame may send its outcome and be removed at once. Firefox and
 * WebKit then give no source, and a frame in that frame is closed; the origin can't be forged.
 */
function watchFrames(container: Element, signal: AbortSignal): {hold(source: Window | null): boolean} {
  const windows = new Map<Window | null, HTMLIFrameElement>();
  const safe = unclobbered(() => container);
  const note = () => {
    for (const frame of safe.querySelectorAll('iframe')) windows.set(frame.contentWindow, frame);
  };
  const observer = new MutationObserver(note);
  observer.observe(container, own({childList: true, subtree: true}));
  note();
  on(signal, 'abort', () => observer.disconnect());
  return {
    hold(source) {
      note();
      if (!source || source.closed) return [...windows.values()].some((frame) => !frame.isConnected);
      return climb(source, (frame) => windows.has(frame));
    },
  };
}

const isBelowThisPage = (source: Window | null): boolean => climb(source, (frame) => frame.parent === window);

/** Whether one of a frame's own and its parents' windows passes the test. A top-level window is its own parent. */
function climb(source: Window | null, test: (frame: Window) => boolean): boolean {
  for (let frame = source; frame && frame !== frame.parent; frame = frame.parent)
    if (test(frame)) return true;
  return false;
}

/** Data of a message may throw when it is read. */
function safely<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** Whether a message has the form of the vendor's. */
const hasMeta = (data: unknown): boolean => safely(() => ownValue(data, 'meta')) !== undefined;

/** Keys and types of a message, never a value, and no key that may be one. */
function shapeOf(data: unknown, depth = 0): string {
  const kind = Object.prototype.toString.call(data).slice(8, -1).toLowerCase();
  if (kind !== 'object' || depth === 3) return kind;
  const fields = Object.keys(data as object)
    .filter((key) => /^[a-z_]\w{0,30}$/i.test(key))
    .slice(0, 12)
    .map((key) => `${key}: ${shapeOf(ownValue(data, key), depth + 1)}`);
  return `{${fields.join(', ')}}`;
}
