/** How a fake answers for a file: by the event that its tag would hear. */
export type Answer = 'load' | 'error';

/** Addresses on a port that browsers, by the standard of `fetch`, ask nothing of. */
export const fakeFiles = (name: string) => ({
  script: `http://localhost:1/a-fake-of-${name}.js`,
  stylesheet: `http://localhost:1/a-fake-of-${name}.css`,
});

/** Puts a stylesheet there that counts as loaded, so that none is asked for. Returns the end of it. */
export function placeStylesheet(url: string): () => void {
  const link = document.createElement('link');
  Object.defineProperty(link, 'sheet', {value: {}});
  // Browsers load none that is disabled; happy-dom, none that is anything else besides.
  link.setAttribute('disabled', '');
  link.rel = 'fake stylesheet';
  link.href = url;
  document.head.append(link);
  return () => link.remove();
}

/**
 * Answers for the tags of these addresses as they come into the document, in DOM imitations too, which load nothing, and
 * say nothing or call it a success. Returns the end of it.
 *
 * @param answers - by address; a tag that has got its answer is taken away
 */
export function answerTags(answers: ReadonlyMap<string, () => Answer>): () => void {
  const ours = new WeakSet<Event>();
  const answerOf = (node: EventTarget | null) => {
    const {src, href, rel} = (node ?? {}) as Partial<HTMLScriptElement & HTMLLinkElement>;
    return rel === 'preload' ? undefined : answers.get(src ?? href ?? '');
  };
  const answer = (node: Node) => {
    const how = answerOf(node);
    // What counts as loaded has nothing to answer.
    if (!how || (node as Partial<HTMLLinkElement>).hasAttribute?.('disabled')) return;
    const event = new Event(how());
    ours.add(event);
    node.dispatchEvent(event);
    // Nobody needs it any more.
    (node as Element).remove();
  };
  const silence = (event: Event) => {
    if (!ours.has(event) && answerOf(event.target)) event.stopImmediatePropagation();
  };
  const observer = new MutationObserver((records) => {
    for (const {addedNodes} of records) addedNodes.forEach(answer);
  });
  observer.observe(document, {childList: true, subtree: true});
  for (const type of ['load', 'error']) document.addEventListener(type, silence, true);
  return () => {
    observer.disconnect();
    for (const type of ['load', 'error']) document.removeEventListener(type, silence, true);
  };
}
