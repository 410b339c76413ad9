import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import type {Page} from 'playwright/test';
import type {Demo} from './demo.js';
import {serve} from './serve.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A partner's site of the test's own, cross-site to the bank. */
export interface Site {
  /** Opens a page that holds this HTML. */
  open(html: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves a site that consists of one page, the files for a plain `<script>`, the package's modules in `/dist/`, its
 * dependencies in `/node_modules/`, and a token for each POST whose path names a widget.
 */
export async function serveSite(page: Page, demo: Demo): Promise<Site> {
  let document = '';
  const app = new Hono();
  app.get('/', (context) => context.html(document));
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get('/:file{bank131-widgets.*\\.min\\.js}', serveStatic({root: `${root}dist`}));
  for (const folder of ['dist', 'node_modules']) app.get(`/${folder}/*`, serveStatic({root}));
  app.post('/*', async (context) => {
    const widget = /self-employed|card/.exec(context.req.path)?.[0] as 'self-employed' | 'card' | undefined;
    return widget ? context.json({public_token: await demo.token(widget)}) : context.notFound();
  });

  const {origin, close} = await serve(() => ({app}), '127.0.0.1');
  return {
    async close() {
      // The page may still load its icon, and would complain of a server that is gone.
      if (!page.isClosed()) await page.goto('about:blank');
      await close();
    },
    open: async (html) => {
      document = html.startsWith('<!doctype html>') ? html : `<!doctype html>\n${html}`;
      await page.goto(origin);
    },
  };
}
