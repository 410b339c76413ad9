import type {MiddlewareHandler} from 'hono';
import {secureHeaders} from 'hono/secure-headers';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Refuses other host names, so that a foreign name made to point here (DNS rebinding) reaches nothing. */
export const loopbackOnly: MiddlewareHandler = async (context, next) => {
  if (!LOOPBACK.has(new URL(context.req.url).hostname)) {
    return context.text('This demo answers on localhost only.', 421);
  }
  return next();
};

/**
 * The headers of a page that shows the bank's widgets. Of foreign hosts only the widgets' may run scripts, style, be
 * asked and be framed; of inline scripts only the import map, by its hash.
 */
export function pageHeaders(widgetOrigin: string, importMapHash: string): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", widgetOrigin, `'${importMapHash}'`],
      styleSrc: ["'self'", widgetOrigin],
      connectSrc: ["'self'", widgetOrigin],
      frameSrc: [widgetOrigin],
      imgSrc: ["'self'", 'data:', widgetOrigin],
      fontSrc: ["'self'", widgetOrigin],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Under no-referrer, the secure-headers default, browsers send `Origin: null` with this site's own forms.
    referrerPolicy: 'strict-origin-when-cross-origin',
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
  });
}
