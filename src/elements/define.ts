/**
 * Registers an element. Does nothing if the tag is already defined: a second copy of this package on a page, as in
 * micro-frontends, is not an error. A class that is registered under another name is registered as a subclass.
 */
export function define(
  tag: string,
  element: CustomElementConstructor,
  // Neither exists on a server.
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void {
  if (!registry || registry.get(tag)) return;
  try {
    registry.define(tag, element);
  } catch {
    registry.define(tag, class extends element {});
  }
}
