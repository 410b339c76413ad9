import {failure} from './failure.js';
import {sharedPage, type Lease} from './page.js';

/** The place of one mount on the page. */
export interface Place extends Lease {
  /** Takes away all that was added. Twice is harmless. */
  release(): void;
}

/**
 * Leases the vendor's container: the element with its id if `where` is or holds one, else a new `div` in `where`. The
 * vendor's code finds it through the document, so inside shadow roots a `slot` at each boundary relays a `div` that
 * hangs at document level.
 *
 * @param onLost - the container has left the document, or the next mount takes its place
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
  if (document.getElementById(id) !== container) {
    remove();
    throw failure('container-busy/id', [id], {retryable: false});
  }

  // What left the document can't report any more: a route changed without `unmount`.
  const watch = new MutationObserver(() => (container.isConnected && target.isConnected) || onLost());
  for (const root of rootsAbove(target)) watch.observe(root, {childList: true, subtree: true});

  const place: Place = {
    container,
    settled: false,
    evict: onLost,
    release() {
      watch.disconnect();
      remove();
      if (leases.get(id) === place) leases.delete(id);
    },
  };
  leases.set(id, place);
  return place;
}

function findTarget(where: Element | string): Element {
  const target = typeof where === 'string' ? select(where) : where;
  if (target?.isConnected && target.ownerDocument === document) return target;
  throw failure('container-not-found', [where]);
}

function select(selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch (cause) {
    throw failure('invalid-options/selector', [selector], {cause});
  }
}

/** The trees that a node stands in, from the inside out: shadow roots, and the document. */
export function rootsAbove(node: Node): Node[] {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsAbove(root.host)] : [root];
}

/** The previous mount goes if it has its outcome, or if it is not on the page any more. */
function vacate(lease: Lease | undefined, name: string): void {
  if (!lease) return;
  if (!lease.settled && lease.container.isConnected) {
    throw failure('container-busy', [name]);
  }
  lease.evict();
}

type Hung = [container: Element, remove: () => void];

function hang(target: Element, id: string): Hung {
  const given = target.id === id ? target : target.querySelector(`[id=${JSON.stringify(id)}]`);
  if (given?.getRootNode() === document) return borrow(given);

  const container = document.createElement('div');
  container.id = id;
  const added = relay(target, container);
  return [container, () => added.forEach((node) => node.remove())];
}

/** A container of the page's own: what it held comes back in the end. */
function borrow(container: Element): Hung {
  const before = [...container.childNodes];
  return [container, () => container.replaceChildren(...before)];
}

/** Hangs the container at document level and a slot for it at each shadow boundary above the target. */
function relay(target: Element, container: Element, slotName?: string): Element[] {
  const append = (child: Element) => {
    // A child of a host is passed on by name; in the target itself it is a child like any other.
    if (slotName) child.slot = slotName;
    target.append(child);
  };
  const root = target.getRootNode();
  if (!(root instanceof ShadowRoot)) {
    append(container);
    return [container];
  }
  const slot = document.createElement('slot');
  slot.name = container.id;
  append(slot);
  return [slot, ...relay(root.host, container, container.id)];
}
