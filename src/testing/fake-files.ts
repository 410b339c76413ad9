/** How a fake answers for a file: by the event that its tag would hear. */
export type Answer = 'load' | 'error';

/** Addresses that no request is made for. Whatever a browser does with them comes later than the fake's answer. */
export const fakeFiles = (name: string) => ({
  script: `data:text/javascript,/* a fake of ${name} */`.replaceAll(' ', '%20'),
  stylesheet: `data:text/css,/* a fake of ${name} */`.replaceAll(' ', '%20'),
});

/**
 * Answers for the tags of these addresses as they come into the document, in DOM imitations too, which load nothing and
 * say nothing. Returns the end of it.
 *
 * @param answers - by address; a tag that has got its answer is taken away
 */
export function answerTags(answers: ReadonlyMap<string, () => Answer>): () => void {
  const answer = (node: Node) => {
    const {src, href} = node as Partial<HTMLScriptElement & HTMLLinkElement>;
    const url = src ?? href ?? '';
    const how = answers.get(url);
    if (!how || (node as Partial<HTMLLinkElement>).rel === 'preload') return;
    node.dispatchEvent(new Event(how()));
    // Where there are no style sheets, the next mount would wait for this one's.
    (node as Element).remove();
  };
  const observer = new MutationObserver((records) => {
    for (const {addedNodes} of records) addedNodes.forEach(answer);
  });
  observer.observe(document, {childList: true, subtree: true});
  return () => observer.disconnect();
}
