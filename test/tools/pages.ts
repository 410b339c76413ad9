/** Pages and frames that a test opens beside its own. */

export interface PageOptions {
  /** Content Security Policies to enforce. */
  csp?: string | string[];
  /** Content Security Policies that only report. */
  reportOnly?: string | string[];
  /** Trusted Types policies to allow; requires Trusted Types for scripts. */
  trustedTypes?: string;
  /** The nonce of the page's own module scripts. */
  nonce?: string;
  /** Paths of modules to load: `/test/core/pages/csp.ts`. */
  module?: string | string[];
  /** The page's encoding, if it is not UTF-8. */
  charset?: string;
  /** HTML for the head and the body. */
  head?: string;
  body?: string;
  origin?: string;
}

/** The address of a page under such policies. */
export function pageUrl({origin = window.location.origin, ...options}: PageOptions): string {
  const url = new URL('/page', origin);
  for (const [name, value] of Object.entries(options)) {
    const parameter = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const one of [value].flat()) url.searchParams.append(parameter, one);
  }
  return url.href;
}

/**
 * Opens the page in a frame until it posts `{report}` to its parent; resolves with the report. One page at a time: in
 * WebKit, whose tail calls forget the caller, a message from a frame can name this window as its source.
 */
export async function reportOf(options: PageOptions): Promise<unknown> {
  const frame = document.createElement('iframe');
  const report = new Promise((resolve) => {
    window.addEventListener('message', function listener({data}: MessageEvent<{report?: unknown} | null>) {
      if (typeof data !== 'object' || !data || !('report' in data)) return;
      window.removeEventListener('message', listener);
      resolve(data.report);
    });
  });
  frame.src = pageUrl(options);
  document.body.append(frame);
  return report.finally(() => {
    frame.remove();
  });
}

/** Puts a loaded frame into the page. */
export async function addFrame(
  src: string,
  {parent = document.body, sandbox}: {parent?: ParentNode; sandbox?: string} = {},
): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.src = src;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, {once: true});
  });
  parent.append(frame);
  await loaded;
  return frame;
}

/** The instructions that the page in `relay-page.mjs` follows. */
export type RelayOrder =
  | {post: unknown; to?: 'parent' | 'top' | 'opener'}
  | {nest: string; sandbox?: string}
  | {forward: RelayOrder};

/** Has a relay page (`<host>/frame.html`, in a frame or a popup) do something; resolves when that has arrived here. */
export async function relay(target: Window | null, order: RelayOrder): Promise<void> {
  const {port1, port2} = new MessageChannel();
  const done = new Promise((resolve) => {
    port1.onmessage = resolve;
  });
  const arrived = reachesUs(order) ? nextEcho() : undefined;
  target?.postMessage(order, '*', [port2]);
  await Promise.all([done, arrived]);
  port1.close();
}

function reachesUs(order: RelayOrder): boolean {
  if ('forward' in order) return 'post' in order.forward && order.forward.to === 'top';
  return 'post' in order;
}

/** A frame in another process answers on a port sooner than in the window: only an echo on the same way tells. */
function nextEcho(): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('message', function listener({data}: MessageEvent<unknown>) {
      if (data !== 'relayed') return;
      window.removeEventListener('message', listener);
      resolve();
    });
  });
}
