import {readFile} from 'node:fs/promises';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {createAdaptorServer} from '@hono/node-server';
import {build} from 'esbuild';
import {Hono} from 'hono';
import {pageOf} from './pages.js';

// The partner's site and the bank's widget host. One server, two origins: pages are asked for on `localhost`, the widget
// on `127.0.0.1`, so that a page has to connect to the bank by itself.

/** How long the server keeps an answer back, in milliseconds. */
export interface Latency {
  /** Of each file, the page included. */
  file: number;
  token: number;
}

/** A server that answers as slowly as it was told to. */
export interface BenchServer {
  /** The address of a page in `pages.ts`. */
  page(name: string): string;
  /** What was asked for since this was last called. */
  takeRequests(): string[];
  close(): void;
}

const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Starts it on a free port. */
export async function openServer({file, token}: Latency): Promise<BenchServer> {
  const scripts = await bundleApps();
  let requests: string[] = [];
  const app = new Hono();
  app.use(async ({req, header}, next) => {
    requests.push(req.path);
    await delay(req.path === '/bank131/token' ? token : file);
    await next();
    // Nothing is kept, neither by the HTTP cache nor as compiled code.
    header('Cache-Control', 'no-store');
  });

  const send = (body: string, type: keyof typeof TYPES) =>
    new Response(body, {headers: {'Content-Type': TYPES[type]}});
  const local = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  const [widget, looks, scriptTag] = await Promise.all(
    ['widget/widget.js', 'widget/widget.css', '../dist/bank131-widgets.min.js'].map(local),
  );
  for (const name of ['self-employed', 'tokenize']) {
    app.get(`/widget/${name}.js`, () => send(widget ?? '', 'js'));
    app.get(`/widget/${name}.css`, () => send(looks ?? '', 'css'));
  }
  app.get('/bank131-widgets.min.js', () => send(scriptTag ?? '', 'js'));
  app.get('/apps/:file', ({req, notFound}) => {
    const script = scripts.get(req.param('file'));
    return script === undefined ? notFound() : send(script, 'js');
  });
  app.post('/bank131/token', ({json}) => json({public_token: crypto.randomUUID()}));
  app.get('/pages/:name', ({req}) => send(pageOf(req.param('name'), `http://127.0.0.1:${port()}`), 'html'));

  const server = createAdaptorServer(app);
  const port = () => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    page: (name) => `http://localhost:${port()}/pages/${name}`,
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () => server.close(),
  };
}

/** The scripts of the pages, each a bundle of its own; what it loads only when it must, in further files. */
async function bundleApps(): Promise<Map<string, string>> {
  const bundles = ['a1', 'a2', 'a3', 'a4', 'idle'].map((name) =>
    build({
      entryPoints: [fileURLToPath(new URL(`apps/${name}.ts`, import.meta.url))],
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['module', 'production'],
      legalComments: 'none',
      write: false,
      outdir: import.meta.dirname,
    }),
  );
  const files = (await Promise.all(bundles)).flatMap(({outputFiles}) => outputFiles);
  return new Map(files.map((file) => [path.basename(file.path), file.text]));
}
