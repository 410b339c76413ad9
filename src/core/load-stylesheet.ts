import {pageNonce} from './csp.js';
import * as texts from './texts.js';
import {firstEvent} from './waiting.js';

/** A vendor's stylesheet and how to get it. */
export interface StylesheetRequest {
  readonly url: string;
  readonly nonce?: string | undefined;
  readonly integrity?: string | undefined;
}

/**
 * Loads a stylesheet, once a page, and waits for it so many milliseconds at most. A failure is a warning, not an end: the
 * widget works without its looks.
 */
export async function loadStylesheet(
  request: StylesheetRequest,
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
  texts.warn(texts.stylesheet(url, event ? 'could not be loaded' : `did not load within ${wait} ms`));
}

function addLink({url, nonce, integrity}: StylesheetRequest): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.nonce = nonce ?? pageNonce('style');
  if (integrity) {
    link.integrity = integrity;
    link.crossOrigin = 'anonymous';
  }
  link.href = url;
  // Until it is there, none that counts: Firefox keeps the page's other requests waiting for one that does (HTTP/1.1).
  link.media = 'print';
  // On the sheet: a change of the attribute makes WebKit ask again.
  link.onload = () => link.sheet?.media.appendMedium('all');
  // Before the page's own styles, so that the page's win.
  document.head.insertBefore(link, document.head.querySelector('link[rel~="stylesheet"], style'));
  return link;
}
