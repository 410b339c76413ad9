import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono, type MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {csrf} from 'hono/csrf';
import {HTTPException} from 'hono/http-exception';
import {clientOf} from './bank-access.js';
import {loopbackOnly, pageHeaders} from './guards.js';
import {contractCheck} from './contract-check.js';
import {detectLanguage} from './language.js';
import {News} from './news.js';
import {callsPage} from './pages/calls.js';
import {homePage} from './pages/home.js';
import {messagePage} from './pages/message.js';
import {tagsPage} from './pages/tags.js';
import {cardRoutes} from './routes/card-routes.js';
import {eventRoutes} from './routes/event-routes.js';
import {linkingRoutes} from './routes/linking-routes.js';
import {payoutRoutes} from './routes/payout-routes.js';
import {personRoutes} from './routes/person-routes.js';
import {tokenRoutes} from './routes/token-routes.js';
import {webhookRoute} from './routes/webhook-route.js';
import {findSample, importMapHash, type SampleValues} from './samples.js';
import {openSite, sampleValues, type PartnerOptions, type Site} from './site.js';

export interface Partner {
  app: Hono;
  /** Goes on with payouts that an earlier partner left half-way; the bank must be there to hear it. */
  resume: () => void;
  /** Leaves what is being said to the bank for the next start, and closes the records. */
  close: () => Promise<void>;
}

const publicFiles = fileURLToPath(new URL('public/', import.meta.url));
const packageFiles = fileURLToPath(new URL('../../dist/', import.meta.url));

/** A partner's site and backend, on the package as it was built into `dist/`. */
export function createPartner(options: PartnerOptions): Partner {
  if (!existsSync(packageFiles)) throw new Error('The package is not built: run `npm run build` first.');
  const closing = new AbortController();
  const client = clientOf(options.bank);
  const news = new News();
  const site = openSite(options, client, news, closing.signal);
  const {payoutDesk, linkingDesk, records, couriers} = site;
  const values = sampleValues(options, couriers[0], 'en');
  const app = new Hono();

  // Before the guards: the bank comes by any host name, and its signature is what counts.
  app.route('/', webhookRoute(client, payoutDesk, options.report));
  app.route('/', contractCheck());
  app.use(loopbackOnly, pageHeaders(options.widgetOrigin, importMapHash(values)), neverStale);
  app.route('/bank131/token', tokenRoutes({...site, environment: options.environment}));
  app.route('/', eventRoutes(records, news));
  app.route('/', staticRoutes(values));
  app.use(detectLanguage, csrf(), bodyLimit({maxSize: 16 * 1024}));
  app.route('/', pageRoutes(site));
  for (const routes of [cardRoutes, personRoutes, payoutRoutes, linkingRoutes]) app.route('/', routes(site));
  answerProblems(app, site);

  return {
    app,
    resume: () => payoutDesk.resumeAll(),
    async close() {
      closing.abort();
      news.close();
      await Promise.all([payoutDesk.settled(), linkingDesk.settled()]);
      records.close();
    },
  };
}

const neverStale: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-cache');
};

function staticRoutes(values: SampleValues): Hono {
  const below = (prefix: string) => (path: string) => path.slice(prefix.length);
  const npm = '/npm/bank131-widgets';
  const app = new Hono();
  app.get('/public/*', serveStatic({root: publicFiles, rewriteRequestPath: below('/public')}));
  app.get('/bank131-widgets.min.js', serveStatic({root: packageFiles}));
  app.get(`${npm}/*`, serveStatic({root: packageFiles, rewriteRequestPath: below(npm)}));
  app.get('/samples/*', (context) => {
    const source = findSample(context.req.path.replace('/samples/', ''), values);
    if (source === undefined || !context.req.path.endsWith('.js')) return context.notFound();
    return context.body(source, 200, {'Content-Type': 'text/javascript; charset=utf-8'});
  });
  return app;
}

function pageRoutes({pageOf}: Site): Hono {
  const app = new Hono();
  app.get('/', (context) => context.html(homePage(pageOf(context))));
  app.get('/tags', (context) => context.html(tagsPage(pageOf(context))));
  app.get('/calls', (context) => context.html(callsPage(pageOf(context))));
  return app;
}

function answerProblems(app: Hono, {pageOf, report}: Site): void {
  app.notFound((context) => context.html(messagePage(pageOf(context), 'notFound'), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    report(error);
    return context.html(messagePage(pageOf(context), 'broken'), 500);
  });
}
