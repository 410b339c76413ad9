import {isParsed} from '../core/page.js';
import {firstEvent, on} from '../core/waiting.js';

/** How early a lazy element starts. */
const NEAR = '200px';
/** How long an element waits for the document's parser, in milliseconds: a script may hold it up. */
const PARSER_WAIT = 1_000;

/** Starts an element when it is due. Does nothing when the signal is aborted before. */
export function startWhenDue(
  element: Element,
  isLazy: boolean,
  timeout: number,
  signal: AbortSignal,
  start: (waited: number) => void,
): void {
  // A promise would let the rendering come first.
  if (isParsed() && !isLazy) start(0);
  else whenDue(element, isLazy, timeout, signal).then(start, () => signal.aborted || start(0));
}

/**
 * Resolves when an element may start: when the document is parsed and its deferred scripts have run, so that their
 * `configure()` comes first. A lazy element must also be near the viewport. Gives the milliseconds that count against the
 * deadline. Rejects when the signal is aborted.
 *
 * @param timeout - the deadline; the wait for the parser takes half of it at most
 */
async function whenDue(
  element: Element,
  isLazy: boolean,
  timeout: number,
  signal: AbortSignal,
): Promise<number> {
  const began = Date.now();
  const wait = Math.min(PARSER_WAIT, timeout / 2);
  if (!isParsed()) await firstEvent([document], ['DOMContentLoaded'], wait, signal);
  if (!isLazy) return Date.now() - began;
  await whenNear(element, signal);
  return 0;
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
