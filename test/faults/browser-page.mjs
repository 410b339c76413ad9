import {createServer} from 'node:http';
import {build} from 'esbuild';
import {chromium} from 'playwright';
import {findChromium} from '../tools/browser.mjs';
import {hostsBefore} from '../tools/test-hosts.mjs';

/**
 * A browser, and a server that has the fake hosts beside a blank page on which a module of this project runs.
 *
 * @param {string} module its path, from the project's root
 */
export async function openBrowser(module) {
  const server = createServer(hostsBefore((request, response) => void answer(module, request, response)));
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await chromium.launch(findChromium());
  const context = await browser.newContext();

  return {
    /** A fresh page with the module loaded, and what went wrong on it unseen by its scripts. */
    async newPage() {
      const page = await context.newPage();
      /** @type {string[]} */
      const errors = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(`http://localhost:${address.port}/`);
      return {page, errors};
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {string} module
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(module, {url = '/'}, response) {
  const [path = '/'] = url.split('?');
  if (path.endsWith('.ts')) {
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(await bundle(path.slice(1)));
  } else if (path === '/') {
    response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .end(`<!doctype html><title>Faults</title><body><script type="module" src="/${module}"></script>`);
  } else {
    response.writeHead(404).end();
  }
}

/** @type {Map<string, Promise<string>>} */
const bundles = new Map();

/** @param {string} path */
function bundle(path) {
  const known = bundles.get(path);
  if (known) return known;
  const fresh = build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    // `sideEffects` in package.json speaks of the built files.
    ignoreAnnotations: true,
  }).then(({outputFiles: [file]}) => file?.text ?? '');
  bundles.set(path, fresh);
  return fresh;
}
