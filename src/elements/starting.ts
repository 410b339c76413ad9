import {isServer} from 'lit';
import {doc, isParsed} from '../core/page.js';
import {firstEvent, on} from '../core/waiting.js';

/** How early a lazy element starts. */
const NEAR = '200px';
/** How long an element waits for the document's parser, in milliseconds: a script may hold it up. */
const PARSER_WAIT = 1_000;

/** What decides when an element starts. */
interface Start {
  readonly isLazy: boolean;
  readonly isInHtml: boolean;
  /** The deadline in milliseconds. The wait for the parser takes half of it at most. */
  readonly timeout: number;
}

/** Whether the page's HTML may hold an element that is under construction. Otherwise code has created it. */
export const isInHtml = (element: Element): boolean =>
  isServer || element.isConnected || doc.readyState === 'loading';

/**
 * Starts an element from the page's HTML when the document is parsed and its deferred scripts have run, so that their
 * `configure()` comes first; one that code has created, at once. A lazy element must also be near the viewport. Does
 * nothing when the signal is aborted before.
 *
 * @param start - gets the milliseconds that count against the deadline
 */
export function startWhenDue(
  element: Element,
  {isLazy, isInHtml, timeout}: Start,
  signal: AbortSignal,
  start: (waited: number) => void,
): void {
  const mustWait = isInHtml && !isParsed();
  if (!mustWait && !isLazy) {
    start(0);
    return;
  }
  const began = Date.now();
  const wait = Math.min(PARSER_WAIT, timeout / 2);
  const parsed = mustWait && firstEvent([document], ['DOMContentLoaded'], wait, signal);
  Promise.resolve(parsed)
    .then(() => (isLazy ? whenNear(element, signal) : undefined))
    .then(
      () => start(isLazy ? 0 : Date.now() - began),
      () => undefined, // the wait was ended
    );
}

function whenNear(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // A DOM without layout can't tell.
    if (typeof IntersectionObserver === 'undefined') return resolve();
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) resolve();
      },
      {rootMargin: NEAR},
    );
    observer.observe(element);
    // The start aborts the signal of the wait, too.
    on(signal, 'abort', () => {
      observer.disconnect();
      reject(signal.reason as Error);
    });
  });
}
