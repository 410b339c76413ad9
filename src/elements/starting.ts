/** How early a lazy element starts. */
const NEAR = '200px';

/**
 * Runs when an element is to start: once the document is parsed and its deferred scripts have run, so that a correction
 * by `configure` never comes too late; a lazy one when it also comes near the visible part of the page. Returns the end
 * of the wait.
 */
export function whenDue(element: Element, lazy: boolean, run: () => void): () => void {
  const go = () => (lazy ? whenNear(element, run) : run());
  if (isParsed()) {
    return go() ?? (() => undefined);
  }
  let stop: (() => void) | void;
  const parsed = () => (stop = go());
  document.addEventListener('DOMContentLoaded', parsed, {once: true});
  return () => {
    document.removeEventListener('DOMContentLoaded', parsed);
    stop?.();
  };
}

/** Deferred scripts run while the state is `interactive`, before the event. */
function isParsed(): boolean {
  if (document.readyState !== 'interactive') return document.readyState === 'complete';
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return !navigation || navigation.domContentLoadedEventStart > 0;
}

function whenNear(element: Element, run: () => void): () => void {
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && run(), {
    rootMargin: NEAR,
  });
  observer.observe(element);
  return () => observer.disconnect();
}
