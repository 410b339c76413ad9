import {policyPage} from './policy-page.mjs';
import {tokenHost} from './token-host.mjs';
import {widgetHost} from './widget-host.mjs';

/**
 * The servers that the tests talk to, inside the test server. It listens on every loopback name, so a page on
 * `localhost` has them on its own origin, and on a foreign one as `127.0.0.1`.
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function testHosts() {
  return {
    name: 'test-hosts',
    serverStart({server}) {
      // They answer before the test server's own middleware, which would report each wanted 404 as a mistake, and can
      // neither leave a request hanging nor cut it.
      const [next] = server?.listeners('request') ?? [];
      server?.removeAllListeners('request');
      server?.on('request', hostsBefore(/** @type {import('node:http').RequestListener} */ (next)));
    },
  };
}

/**
 * @param {import('node:http').RequestListener} next takes what is not for the hosts
 * @returns {import('node:http').RequestListener}
 */
export function hostsBefore(next) {
  /** @type {Record<string, (exchange: import('./http.mjs').Exchange) => unknown>} */
  const hosts = {'widget-host': widgetHost(), token: tokenHost(), page: policyPage};
  return (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const host = hosts[url.pathname.split('/')[1] ?? ''];
    if (!host) {
      next(request, response);
      return;
    }
    Promise.resolve(host({request, response, url})).catch((/** @type {unknown} */ error) => {
      console.error(`The fake host failed on ${url.pathname}:`, error);
      response.destroy();
    });
  };
}
