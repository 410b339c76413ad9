import {listen} from '../core/waiting.js';

/** How early a lazy element starts. */
const NEAR = '200px';

/**
 * Runs when an element is to start: once the document is parsed and its deferred scripts have run, so that a correction
 * by `configure` never comes too late; a lazy one when it also comes near the visible part of the page. Returns the end
 * of the wait.
 */
export function whenDue(element: Element, lazy: boolean, run: () => void): () => void {
  const start = () => (lazy ? whenNear(element, run) : now(run));
  if (isParsed()) return start();
  let stop = listen(document, 'DOMContentLoaded', () => (stop = start()), {once: true});
  return () => stop();
}

/** Deferred scripts run while the state is `interactive`, before the event. */
function isParsed(): boolean {
  if (document.readyState !== 'interactive') return document.readyState === 'complete';
  const [navigation] = performance.getEntriesByType?.('navigation') ?? [];
  return !navigation || (navigation as PerformanceNavigationTiming).domContentLoadedEventStart > 0;
}

function whenNear(element: Element, run: () => void): () => void {
  // A DOM without layout can't tell; waiting there would have no end.
  if (typeof IntersectionObserver === 'undefined') return now(run);
  const near = (entries: IntersectionObserverEntry[]) => {
    if (entries.some((entry) => entry.isIntersecting)) run();
  };
  const observer = new IntersectionObserver(near, {rootMargin: NEAR});
  observer.observe(element);
  return () => observer.disconnect();
}

function now(run: () => void): () => void {
  run();
  return () => {};
}
