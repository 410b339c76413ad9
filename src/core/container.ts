import {createError} from './errors.js';
import {own} from './own.js';
import {doc, sharedPage, unclobbered, type Lease} from './page.js';
import {callBack} from './waiting.js';

/** The place of one mount on the page. */
export interface Place extends Lease {
  /** Removes everything that was added. A second call does nothing. */
  release(): void;
}

/** Elements whose light DOM belongs to this package: a container in their markup is never adopted. */
export const ownElements = new WeakSet<Element>();

/**
 * Marks a container, also in copies that `innerHTML`, `cloneNode` or a history cache make of it: `ours` was made here,
 * `page` is the page's own.
 */
const MARK = 'data-bank131-container';

/**
 * Leases the vendor's container: the element with its id if `where` is or holds one, else a new `div` in `where`. The
 * vendor's code finds it through the document, so inside shadow roots a `slot` at each boundary relays a `div` at
 * document level.
 *
 * @param onLost - called when the container has left the document, or the next mount takes its place
 * @throws Bank131Error `container-not-found`, `container-busy`
 */
export function leaseContainer(
  {containerId: id, name}: {containerId: string; name: string},
  where: Element | string,
  onLost: () => void,
): Place {
  const {leases} = sharedPage();
  const target = findTarget(where);
  vacate(leases.get(id), name);

  const [container, remove] = hang(target, id);
  if (!isFound(container, id)) {
    remove();
    throw createError('container-busy/id', [id], {retryable: false});
  }

  // A container that has left the document can't report any more, as after a route change without `unmount`.
  const watch = new MutationObserver(() => {
    if (![container, target].every(isHere)) onLost();
  });
  for (const root of rootsAbove(target)) watch.observe(root, own({childList: true, subtree: true}));

  const place: Place = {
    container,
    settled: false,
    evict: onLost,
    release() {
      if (leases.get(id) === place) leases.delete(id);
      callBack(() => watch.disconnect());
      callBack(remove);
    },
  };
  leases.set(id, place);
  return place;
}

function findTarget(where: Element | string): Element {
  let target: Element | null;
  try {
    target = typeof where === 'string' ? doc.querySelector(where) : where;
  } catch {
    throw createError('invalid-options/selector', [where as string]);
  }
  if (target && isHere(target)) return target;
  throw createError('container-not-found', [typeof where === 'string' ? where : `<${where.localName}>`]);
}

function isHere(element: Element): boolean {
  const {isConnected, ownerDocument} = unclobbered(() => element);
  return isConnected && ownerDocument === document;
}

/** The trees that hold a node, from the inside out: shadow roots, and the document. */
export function rootsAbove(node: Node): Node[] {
  const root = unclobbered(() => node).getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsAbove(root.host)] : [root];
}

/** Ends the previous mount if it has its outcome, or is not on the page any more. */
function vacate(lease: Lease | undefined, name: string): void {
  if (!lease) return;
  if (!lease.settled && isHere(lease.container)) throw createError('container-busy', [name]);
  lease.evict();
}

type Hung = [container: Element, remove: () => void];

function hang(target: Element, id: string): Hung {
  const given = unclobbered(() => target);
  const present = given.id === id ? target : given.querySelector(`[id=${JSON.stringify(id)}]`);
  const isOurs = present && (markOf(present) === 'ours' || ownElements.has(target));
  if (present && unclobbered(() => present).getRootNode() === document && (!isOurs || present === target))
    return borrow(present);
  // Leftover markup.
  if (isOurs) discard(present);

  const container = doc.createElement('div');
  container.id = id;
  container.setAttribute(MARK, 'ours');
  const added = relay(target, container);
  return [container, () => added.forEach(discard)];
}

const markOf = (element: Element): string | null => unclobbered(() => element).getAttribute(MARK);

/** Uses a container of the page's own. At the end it gets back what it held, unless that was a copy of a widget. */
function borrow(element: Element): Hung {
  const container = unclobbered(() => element);
  const before = container.hasAttribute(MARK) ? [] : [...container.childNodes];
  if (!before.length) container.replaceChildren();
  container.setAttribute(MARK, 'page');
  return [
    element,
    () => {
      container.removeAttribute(MARK);
      container.replaceChildren(...before);
    },
  ];
}

/** Whether the vendor's code finds this container. Copies of our containers elsewhere in the document are removed. */
function isFound(container: Element, id: string): boolean {
  const find = () => doc.getElementById(id);
  for (let found = find(); found !== container; found = find()) {
    if (!found || markOf(found) !== 'ours') return false;
    discard(found);
  }
  return true;
}

/** Removes copies of our containers from an element's markup. */
export function discardLeftovers(element: Element): void {
  element.querySelectorAll(`[${MARK}=ours]`).forEach(discard);
}

/** Some libraries replace `remove()` by one that throws for a node without a parent. */
function discard(node: Node): void {
  const parent = node.parentNode;
  if (parent) unclobbered(() => parent).removeChild(node);
}

/** Hangs the container at document level and a slot for it at each shadow boundary above the target. */
function relay(target: Element, container: Element, slotName?: string): Element[] {
  const add = (child: Element) => {
    // A child of a host is passed on by name; in the target itself it is a child like any other.
    if (slotName) child.slot = slotName;
    unclobbered(() => target).append(child);
  };
  const root = unclobbered(() => target).getRootNode();
  if (!(root instanceof ShadowRoot)) {
    add(container);
    return [container];
  }
  const slot = doc.createElement('slot');
  slot.name = container.id;
  add(slot);
  return [slot, ...relay(root.host, container, container.id)];
}
