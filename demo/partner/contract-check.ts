import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono, type MiddlewareHandler} from 'hono';
import {loopbackOnly} from './guards.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The page that checks the bank's contract, with what it loads, at the paths of the repository: it is the same from any
 * static server. Its policy only reports, so that it can tell which one a page needs.
 */
export function contractCheck(): Hono {
  const app = new Hono();
  for (const files of [
    '/demo/contract-check.html',
    '/demo/contract-check/*',
    '/demo/partner/public/*',
    '/dist/*',
  ]) {
    app.get(files, loopbackOnly, reportOnly, serveStatic({root}));
  }
  return app;
}

const reportOnly: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy-Report-Only', "default-src 'self'; img-src 'self' data:");
  context.header('Cache-Control', 'no-cache');
};
