import {readFile} from 'node:fs/promises';
import {createSecureServer} from 'node:http2';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync} from 'node:zlib';
import {createAdaptorServer} from '@hono/node-server';
import {build} from 'esbuild';
import {Hono} from 'hono';
import {chromium, type Browser} from 'playwright';
import {generate} from 'selfsigned';
import {findChromium} from '../test/tools/browser.mjs';
import {pages} from './pages.js';

// The partner's site and the bank's widget host, both on one server, and a browser that finds both names there.

export type Protocol = 'HTTP/2' | 'HTTP/1.1';

/** How long the server keeps an answer back, in milliseconds. */
export interface ServiceTimes {
  /** Of each file, the page included. */
  file: number;
  token: number;
}

/** A server with TLS and its browser. */
export interface Site {
  browser: Browser;
  /** The address of a page in `pages.ts`. */
  page(name: string): string;
  serve(times: ServiceTimes): void;
  /** Returns the requests since the last call. */
  takeRequests(): string[];
  close(): Promise<void>;
}

const SHOP = 'shop.example';
const BANK = 'widget.bank131.ru';
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Starts both, the server on a free port. */
export async function openSite(protocol: Protocol): Promise<Site> {
  let requests: string[] = [];
  let times: ServiceTimes = {file: 0, token: 0};
  const app = new Hono();
  app.use(async ({req, header}, next) => {
    requests.push(req.path);
    await delay(req.path === '/bank131/token' ? times.token : times.file);
    await next();
    // Nothing is kept, neither by the HTTP cache nor as compiled code.
    header('Cache-Control', 'no-store');
  });

  const local = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  const file = (path: string, text: string, type: keyof typeof TYPES) => {
    const body = brotliCompressSync(text);
    const headers = {'Content-Type': TYPES[type], 'Content-Encoding': 'br'};
    app.get(path, () => new Response(body, {headers}));
  };
  for (const name of ['self-employed', 'tokenize']) {
    file(`/${name}.js`, await local('widget/widget.js'), 'js');
    file(`/${name}.css`, await local('widget/widget.css'), 'css');
  }
  file('/bank131-widgets.min.js', await local('../dist/bank131-widgets.min.js'), 'js');
  for (const [name, script] of await bundleApps()) file(`/apps/${name}`, script, 'js');
  for (const [name, html] of pages) file(`/pages/${name}`, html, 'html');
  app.post('/bank131/token', ({json}) => json({public_token: crypto.randomUUID()}));

  // The certificate is for neither name, so the browser opens a connection for each, as on real hosts.
  const {cert, private: key} = await generate([{name: 'commonName', value: 'bench.example'}]);
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer: protocol === 'HTTP/2' ? createSecureServer : createServer,
    serverOptions: {cert, key},
  } as Parameters<typeof createAdaptorServer>[0]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const here = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const {args, ...executable} = findChromium({spareProcess: true});
  const rules = [SHOP, BANK].map((host) => `MAP ${host}:443 ${here}`).join();
  const browser = await chromium.launch({
    ...executable,
    args: [...args, '--ignore-certificate-errors', `--host-resolver-rules=${rules}`],
  });
  return {
    browser,
    page: (name) => `https://${SHOP}/pages/${name}`,
    serve(newTimes) {
      times = newTimes;
    },
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The scripts of the pages, each a bundle of its own, as a plain esbuild makes it. */
async function bundleApps(): Promise<Map<string, string>> {
  const {outputFiles} = await build({
    entryPoints: ['a1', 'a2', 'a3', 'a4', 'idle'].map((name) =>
      fileURLToPath(new URL(`apps/${name}.ts`, import.meta.url)),
    ),
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    outdir: import.meta.dirname,
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
}
