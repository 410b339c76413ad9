import {pageNonce} from './csp.js';
import type {StylesheetRequest} from './load-stylesheet.js';

/** Warms the connection and both files of a widget; what is there already is not added again. */
export function preload(script: StylesheetRequest, stylesheet: StylesheetRequest): void {
  hint('preconnect', {url: new URL(script.url).origin});
  hint('preload', script, 'script');
  hint('preload', stylesheet, 'style');
}

function hint(rel: string, {url, nonce, integrity}: StylesheetRequest, kind?: 'script' | 'style'): void {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = url;
  const links = document.querySelectorAll<HTMLLinkElement>(`link[rel="${rel}"], link[rel~="stylesheet"]`);
  if ([...links].some(({href}) => href === link.href) || [...document.scripts].some(({src}) => src === url))
    return;
  if (kind) {
    link.as = kind;
    link.nonce = nonce ?? pageNonce(kind);
    // Must equal the tag's own mode, or the browser fetches twice.
    if (integrity) {
      link.integrity = integrity;
      link.crossOrigin = 'anonymous';
    }
  }
  document.head.append(link);
}
