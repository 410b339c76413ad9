import {warn} from './failure.js';
import {listen} from './waiting.js';

/** A widget, as far as its messages go. */
export interface MessageReader<Update> {
  /** The widget, for warnings. */
  readonly name: string;
  /** A message → a typed update; `undefined`: not ours. */
  read(data: unknown): Update | undefined;
}

/** The readers of all mounts: what one widget can't read may be another's. */
const readers = new Set<(data: unknown) => unknown>();

/**
 * Listens to the window's messages and passes on those that are authentic and readable. Returns the end of it.
 *
 * To be called before the vendor's code runs, whose own listener may remove the frame that is to be checked: Chromium
 * calls the window's listeners in the order in which they came, others those of the capture phase first.
 *
 * @param origins - from which the vendor's own frames speak
 */
export function listenToMessages<Update extends object>(
  widget: MessageReader<Update>,
  origins: readonly string[],
  onUpdate: (update: Update) => void,
): () => void {
  const read = (data: unknown) => safely(() => widget.read(data));
  // Once a mount: enough to solve a riddle, too little to flood the console.
  const said = new Set<string>();
  const warnOnce = (topic: 'refused-message' | 'unreadable-message', event: MessageEvent) => {
    if (!said.has(topic)) warn(topic, widget.name, event.origin, event);
    said.add(topic);
  };

  const listener = (event: MessageEvent) => {
    const {data} = event as {data: unknown};
    const update = read(data);
    if (!isAuthentic(event, origins)) {
      if (update) warnOnce('refused-message', event);
    } else if (update) {
      onUpdate(update);
    } else if (
      safely(() => ownValue(data, 'meta')) !== undefined &&
      ![...readers].some((other) => other(data))
    ) {
      warnOnce('unreadable-message', event);
    }
  };

  readers.add(read);
  const stop = listen(window, 'message', listener, {capture: true});
  return () => {
    readers.delete(read);
    stop();
  };
}

/** Data of a message may be built to throw when it is looked at: then it says nothing. */
function safely<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** Sent by this very window, or by a frame under it that has one of the vendor's origins. */
function isAuthentic(event: MessageEvent, origins: readonly string[]): boolean {
  // `self.origin`, not `location.origin`: they differ in a `srcdoc` frame.
  if (event.source === window) return event.origin === self.origin;
  return origins.includes(event.origin) && isBelowThisPage(event.source);
}

function isBelowThisPage(source: MessageEventSource | null): boolean {
  let frame = source as Window | null;
  // A top-level window, a popup for one, is its own parent.
  while (frame && frame.parent !== window && frame.parent !== frame) frame = frame.parent;
  return frame?.parent === window;
}

/** A property of the object itself: what a forged prototype carries does not count. */
export function ownValue(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}
