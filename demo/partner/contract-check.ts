import {serveStatic} from '@hono/node-server/serve-static';
import {Hono, type MiddlewareHandler} from 'hono';
import {loopbackOnly} from './guards.js';

/**
 * Serves the page that checks the bank's contract, and its files, at their paths in the repository. Its policy only
 * reports, so that the page can tell which policy it needs.
 */
export function contractCheck(root: string): Hono {
  const app = new Hono();
  for (const path of [
    '/demo/contract-check.html',
    '/demo/contract-check/*',
    '/demo/partner/public/*',
    '/dist/*',
  ]) {
    app.get(path, loopbackOnly, reportOnly, serveStatic({root}));
  }
  return app;
}

const reportOnly: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy-Report-Only', "default-src 'self'; img-src 'self' data:");
  context.header('Content-Security-Policy', "frame-ancestors 'none'");
  context.header('Cache-Control', 'no-cache');
};
