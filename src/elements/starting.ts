import {isParsed} from '../core/page.js';
import {firstEvent, on} from '../core/waiting.js';

/** How early a lazy element starts. */
const NEAR = '200px';
/** How long an element waits for the document's parser, in milliseconds: a script may hold it up. */
const PARSER_WAIT = 1_000;

/**
 * Resolves when an element may start: not while the page is prerendered, and when the document is parsed and its
 * deferred scripts have run, so that their `configure()` comes first. A lazy element must also be near the viewport.
 * Gives the milliseconds that count against the deadline. Rejects when the signal is aborted.
 *
 * @param timeout - the deadline; the wait for the parser takes half of it at most
 */
export async function whenDue(
  element: Element,
  isLazy: boolean,
  timeout: number,
  signal: AbortSignal,
): Promise<number> {
  // A token must not be spent on a page that nobody may look at. A named element of that name is not `true`.
  if ((document as {prerendering?: unknown}).prerendering === true)
    await until('prerenderingchange', FOREVER, signal);
  const began = Date.now();
  if (!isParsed()) await until('DOMContentLoaded', Math.min(PARSER_WAIT, timeout / 2), signal);
  if (!isLazy) return Date.now() - began;
  await whenNear(element, signal);
  return 0;
}

const FOREVER = 2 ** 31 - 1;

const until = (type: string, ms: number, signal: AbortSignal): Promise<unknown> =>
  firstEvent([document], [type], ms, signal);

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
