import {texts, warn} from './texts.js';

/** What the outcome listener has to know. */
export interface MessageOptions<Update> {
  /** The widget, for warnings. */
  readonly name: string;
  /** Origins from which the vendor's own frames speak. */
  readonly origins: ReadonlySet<string>;
  /** A message → a typed update; `undefined`: not ours. */
  read(data: unknown): Update | undefined;
  onUpdate(update: Update): void;
}

/**
 * Listens to the window's messages and passes on those that are authentic and readable. Listens in the capture phase,
 * so that a frame which the vendor's own listener removes is still there to be checked. Returns the end of it.
 */
export function listenToMessages<Update>(options: MessageOptions<Update>): () => void {
  const {name, origins, read, onUpdate} = options;
  // Once a mount: enough to solve a riddle, too little to flood the console.
  const said = new Set<unknown>();
  const warnOnce = (text: typeof texts.refusedMessage, {origin, data}: MessageEvent) => {
    if (said.has(text)) return;
    said.add(text);
    warn(text(name, origin, safely(() => shapeOf(data), 'unreadable')));
  };

  const listener = (event: MessageEvent) => {
    const update = safely(() => read(event.data), UNREADABLE);
    const readable = update !== undefined && update !== UNREADABLE;
    if (!isAuthentic(event, origins)) {
      if (readable) warnOnce(texts.refusedMessage, event);
    } else if (readable) {
      onUpdate(update as Update);
    } else if (update === UNREADABLE || safely(() => ownValue(event.data, 'meta') !== undefined, true)) {
      warnOnce(texts.unreadableMessage, event);
    }
  };

  addEventListener('message', listener, true);
  return () => removeEventListener('message', listener, true);
}

const UNREADABLE = Symbol();

/** Data of a message may be built to throw when it is looked at; then `otherwise` says what it counts as. */
function safely<T, F>(look: () => T, otherwise: F): T | F {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

/** Sent by this very window, or by a frame under it that has one of the vendor's origins. */
function isAuthentic(event: MessageEvent, origins: ReadonlySet<string>): boolean {
  // `self.origin`, not `location.origin`: they differ in a `srcdoc` frame.
  if (event.source === window) return event.origin === self.origin;
  return origins.has(event.origin) && isBelowThisPage(event.source);
}

function isBelowThisPage(source: MessageEventSource | null): boolean {
  for (let frame = source as Window | null; frame; frame = frame.parent) {
    if (frame.parent === window) return true;
    // A top-level window, a popup for one, is its own parent.
    if (frame.parent === frame) return false;
  }
  return false;
}

/** A property of the object itself: what a forged prototype carries does not count. */
export function ownValue(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}

const MAX_KEYS = 12;
const MAX_DEPTH = 3;

/** Keys and types of a message, for a warning: never a value, and no key long enough to be one. */
export function shapeOf(data: unknown, depth = 0): string {
  if (data === null) return 'null';
  if (typeof data !== 'object') return typeof data;
  if (Array.isArray(data)) return 'array';
  if (depth === MAX_DEPTH) return 'object';
  const fields = Object.entries(Object.getOwnPropertyDescriptors(data))
    .filter(([key]) => /^[a-z_]\w{0,30}$/i.test(key))
    .slice(0, MAX_KEYS)
    .map(([key, {value}]) => `${key}: ${shapeOf(value, depth + 1)}`);
  return `{${fields.join(', ')}}`;
}
