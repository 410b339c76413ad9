/** How a fake answers for a file: by the event that its tag would hear. */
export type Answer = 'load' | 'error';

/** Addresses that no request is made for. */
export const fakeFiles = (name: string) => ({
  script: `data:text/javascript,/* a fake of ${name} */`.replaceAll(' ', '%20'),
  stylesheet: `data:text/css,/* a fake of ${name} */`.replaceAll(' ', '%20'),
});

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
    if (!how) return;
    const event = new Event(how());
    ours.add(event);
    node.dispatchEvent(event);
    // Where there are no style sheets, the next mount would wait for this one's.
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
