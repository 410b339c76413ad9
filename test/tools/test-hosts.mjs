import {bundles} from './bundles.mjs';
import {sendJson} from './http.mjs';
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
  const hosts = {'widget-host': widgetHost(), token: tokenHost(), page: policyPage, bundle: bundles()};
  // A partner's own paths: a token endpoint where markup may name one, and one that must not be reached by markup.
  hosts.bank131 = (exchange) =>
    hosts.token?.({...exchange, url: new URL(exchange.url.href.replace('/bank131/', '/'))});
  hosts.payouts = (exchange) => sendJson(exchange, {public_token: 'of-a-payout'});
  const seen = seenRequests();
  hosts.seen = seen.host;
  return (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    seen.record(request, url);
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

/**
 * Every request whose URL holds an id, to prove that none came: `GET /seen/<id>` answers `[{"method", "url"}]`.
 */
function seenRequests() {
  /** @type {Map<string, {method: string | undefined, url: string}[]>} */
  const requests = new Map();
  return {
    /**
     * @param {import('node:http').IncomingMessage} request
     * @param {URL} url
     */
    record({method}, {href}) {
      if (/^\w+:\/\/[^/]+\/(seen|page)\b|\/(count|release|requests)\//.test(href)) return;
      for (const [id] of href.matchAll(/[\da-f]{8}-[\da-f-]{27}/g)) {
        requests.set(id, [...(requests.get(id) ?? []), {method, url: href}]);
      }
    },
    /** @param {import('./http.mjs').Exchange} exchange */
    host(exchange) {
      sendJson(exchange, requests.get(exchange.url.pathname.split('/')[2] ?? '') ?? []);
    },
  };
}
