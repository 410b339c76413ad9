import {authorize, type Credentials} from './csp.js';
import {warn} from './failure.js';
import {firstEvent} from './waiting.js';

/** A file of the vendor's and how to get it. */
export interface AssetRequest extends Credentials {
  readonly url: string;
}

/**
 * Loads a stylesheet, once a page, and waits for it so many milliseconds at most. A failure is a warning, not an end: the
 * widget works without its looks.
 */
export async function loadStylesheet(
  request: AssetRequest,
  wait: number,
  signal: AbortSignal,
): Promise<void> {
  const {url} = request;
  const known = [...document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"]')].find(
    (link) => link.href === url,
  );
  if (known?.sheet) return;
  const link = known ?? addLink(request);
  const event = await firstEvent(link, ['load', 'error'], wait, signal);
  if (event?.type === 'load') return;
  // So that the next call asks again. A tag of the page's own is the page's to mend.
  if (event && link !== known) link.remove();
  warn('stylesheet', url, event ? 0 : wait);
}

function addLink(request: AssetRequest): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  authorize(link, request);
  link.href = request.url;
  // Until it is there, none that counts: Firefox keeps the page's other requests waiting for one that does (HTTP/1.1).
  link.media = 'print';
  // On the sheet: a change of the attribute makes WebKit ask again.
  link.onload = () => link.sheet?.media.appendMedium('all');
  // Before the page's own styles, so that the page's win.
  document.head.insertBefore(link, document.head.querySelector('link[rel~="stylesheet"], style'));
  return link;
}
