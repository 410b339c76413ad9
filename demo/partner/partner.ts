import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono, type MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {csrf} from 'hono/csrf';
import {jsxRenderer} from 'hono/jsx-renderer';
import {clientOf} from './bank.js';
import {contractCheck} from './contract-check.js';
import {loopbackOnly, pageHeaders} from './guards.js';
import {detectLanguage} from './language.js';
import {providePage} from './page.js';
import {cardRoutes} from './routes/card-routes.js';
import {eventRoutes} from './routes/event-routes.js';
import {pageRoutes} from './routes/page-routes.js';
import {payoutRoutes} from './routes/payout-routes.js';
import {personRoutes} from './routes/person-routes.js';
import {tokenRoutes} from './routes/token-routes.js';
import {webhookRoute} from './routes/webhook-route.js';
import {findSample, importMapHash, type SampleValues} from './samples.js';
import {openSite, sampleValues, type PartnerOptions} from './site.js';

export interface Partner {
  app: Hono;
  /** Continues payouts that an earlier run left half-way. The bank must be up. */
  resume: () => void;
  /** Leaves calls under way for the next start, and closes the records. */
  close: () => Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Creates a partner's site and backend, on the package as it was built into `dist/`. */
export function createPartner(options: PartnerOptions): Partner {
  if (!existsSync(`${root}dist`)) throw new Error('The package is not built. Run `npm run build`.');
  const closing = new AbortController();
  const client = clientOf(options.bank);
  const site = openSite(options, client, closing.signal);
  const {payoutDesk, linkingDesk, records, news} = site;
  const values = sampleValues(site, 'en');
  const app = new Hono();

  // Before the guards: the bank may use any host name, and its signature counts.
  app.route('/', webhookRoute(client, site));
  app.route('/', contractCheck(root));
  app.use(loopbackOnly, pageHeaders(options.widgetOrigin, importMapHash(values)), neverStale);
  app.use(detectLanguage, providePage(site), jsxRenderer(undefined, {docType: true}));
  app.route('/bank131/token', tokenRoutes(site));
  app.route('/', eventRoutes(site));
  serveFiles(app, values);
  app.use(csrf(), bodyLimit({maxSize: 16 * 1024}));
  for (const routes of [cardRoutes, personRoutes, payoutRoutes]) app.route('/', routes(site));
  pageRoutes(app, site);

  return {
    app,
    resume: () => payoutDesk.resumeAll(),
    async close() {
      closing.abort();
      news.emit('closed');
      await Promise.all([payoutDesk.settled(), linkingDesk.settled()]);
      records.close();
    },
  };
}

const neverStale: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-cache');
};

/** Paths of the site, and the folders with their files. */
const FILES = {
  '/public/': 'demo/partner/public/',
  '/npm/bank131-widgets/': 'dist/',
  '/npm/idiomorph/': 'node_modules/idiomorph/dist/',
};

function serveFiles(app: Hono, values: SampleValues): void {
  app.get('/bank131-widgets.min.js', serveStatic({root: `${root}dist`}));
  for (const [prefix, folder] of Object.entries(FILES)) {
    const rewriteRequestPath = (path: string) => path.slice(prefix.length - 1);
    app.get(`${prefix}*`, serveStatic({root: root + folder, rewriteRequestPath}));
  }
  app.get('/samples/*', (context) => {
    const source = findSample(context.req.path.replace('/samples/', ''), values);
    if (source === undefined || !context.req.path.endsWith('.js')) return context.notFound();
    return context.body(source, 200, {'Content-Type': 'text/javascript; charset=utf-8'});
  });
}
