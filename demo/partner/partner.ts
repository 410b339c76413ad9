import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {csrf} from 'hono/csrf';
import {HTTPException} from 'hono/http-exception';
import {BankClient, type BankAccess} from './bank-client.js';
import {loopbackOnly, pageHeaders} from './guards.js';
import {detectLanguage, languageOf} from './language.js';
import {callsPage} from './pages/calls.js';
import {cardPage} from './pages/card.js';
import {homePage} from './pages/home.js';
import type {PageContext} from './pages/layout.js';
import {messagePage} from './pages/message.js';
import {tagsPage} from './pages/tags.js';
import {parsePaymentMethod} from './payment-method.js';
import {Records} from './records.js';
import {findSample, importMapHash, type SampleValues} from './samples.js';
import {strings} from './strings.js';
import {tokenRoutes} from './token-routes.js';

export interface PartnerOptions {
  bank: BankAccess;
  environment: 'demo';
  /** Where the widgets come from. */
  widgetOrigin: string;
  /** Whether the bank is the stand-in: then the samples say where it is, else their environment does. */
  standIn: boolean;
  /** Told of every failure that a person was shown; it never holds a secret. */
  report: (error: unknown) => void;
}

const publicFiles = fileURLToPath(new URL('public/', import.meta.url));
const packageFiles = fileURLToPath(new URL('../../dist/', import.meta.url));

/** A partner's site and backend, on the package as it was built into `dist/`. */
export function createPartner(options: PartnerOptions): {app: Hono} {
  if (!existsSync(packageFiles)) throw new Error('The package is not built: run `npm run build` first.');
  const {bank, environment, widgetOrigin, report} = options;
  const records = new Records();
  const pages = pageContexts(options, records);
  const app = new Hono();

  app.use(loopbackOnly, pageHeaders(widgetOrigin, importMapHash(pages('/', 'en').values)));
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-cache');
  });
  app.route('/bank131/token', tokenRoutes({bank: new BankClient(bank), environment, records, report}));
  app.route('/', staticRoutes());
  app.get('/samples/*', (context) => {
    const source = findSample(context.req.path.replace('/samples/', ''), pages('/', 'en').values);
    if (source === undefined || !context.req.path.endsWith('.js')) return context.notFound();
    return context.body(source, 200, {'Content-Type': 'text/javascript; charset=utf-8'});
  });
  app.use(detectLanguage);
  app.route('/', pageRoutes(pages, records));
  app.notFound((context) =>
    context.html(messagePage(pages(context.req.path, languageOf(context)), 'notFound'), 404),
  );
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    report(error);
    return context.html(messagePage(pages(context.req.path, languageOf(context)), 'broken'), 500);
  });
  return {app};
}

type Pages = (path: string, language: PageContext['language']) => PageContext;

function pageContexts({environment, widgetOrigin, standIn}: PartnerOptions, records: Records): Pages {
  return (path, language) => {
    const text = strings[language];
    const values: SampleValues = {
      environment,
      widgetHost: standIn ? widgetOrigin : undefined,
      taxReference: records.worker.taxReference,
      saveCard: text.card.save,
    };
    return {path, language, text, values, standIn, widgetOrigin};
  };
}

function staticRoutes(): Hono {
  const below = (prefix: string) => (path: string) => path.slice(prefix.length);
  const npm = '/npm/bank131-widgets';
  const app = new Hono();
  app.get('/public/*', serveStatic({root: publicFiles, rewriteRequestPath: below('/public')}));
  app.get('/bank131-widgets.min.js', serveStatic({root: packageFiles}));
  app.get(`${npm}/*`, serveStatic({root: packageFiles, rewriteRequestPath: below(npm)}));
  return app;
}

function pageRoutes(pages: Pages, records: Records): Hono {
  const app = new Hono();
  app.get('/', (context) => context.html(homePage(pages('/', languageOf(context)))));
  app.get('/tags', (context) => context.html(tagsPage(pages('/tags', languageOf(context)))));
  app.get('/calls', (context) => context.html(callsPage(pages('/calls', languageOf(context)))));

  app.post('/cards', csrf(), bodyLimit({maxSize: 16 * 1024}), async (context) => {
    const {payment_method: sent} = await context.req.parseBody();
    const method = parsePaymentMethod(sent);
    if (method) return context.redirect(`/cards/${records.saveCard(method)}`, 303);
    return context.html(messagePage(pages('/tags', languageOf(context)), 'noCard'), 400);
  });
  app.get('/cards/:id', (context) => {
    const method = records.card(context.req.param('id'));
    if (!method) return context.notFound();
    context.header('Cache-Control', 'no-store');
    return context.html(cardPage(pages(context.req.path, languageOf(context)), method));
  });
  return app;
}
