import {authorize} from './csp.js';
import type {AssetRequest} from './load-stylesheet.js';

/** Warms the connection and both files of a widget; what is there already is not added again. */
export function preload(script: AssetRequest, stylesheet: AssetRequest): void {
  hint('preconnect', {url: new URL(script.url).origin});
  hint('preload', script, 'script');
  hint('preload', stylesheet, 'style');
}

function hint(rel: string, request: AssetRequest, kind?: 'script' | 'style'): void {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = request.url;
  const links = document.querySelectorAll<HTMLLinkElement>(`link[rel="${rel}"], link[rel~="stylesheet"]`);
  if ([...links, ...document.scripts].some((tag) => ('href' in tag ? tag.href : tag.src) === link.href))
    return;
  if (kind) {
    link.as = kind;
    // As the tag will have it, or the browser fetches twice.
    authorize(link, request);
  }
  document.head.append(link);
}
