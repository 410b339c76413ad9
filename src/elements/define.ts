/**
 * Registers an element unless its name is taken: a second copy of this package on a page, as micro-frontends have it,
 * is no error.
 */
export function define(
  tag: string,
  element: CustomElementConstructor,
  registry?: CustomElementRegistry,
): void {
  // Neither exists on a server.
  const target = registry ?? globalThis.customElements;
  if (target && !target.get(tag)) target.define(tag, element);
}
