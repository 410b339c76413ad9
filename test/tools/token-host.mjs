import {randomBytes} from 'node:crypto';
import {text} from 'node:stream/consumers';
import {Hanging, delay, send, sendJson} from './http.mjs';

/**
 * A fake of the partner's token endpoint. A test reaches it with the helpers in `hosts.ts`.
 *
 *     POST /token/<behaviour>/<id>     an answer, see the table; any other method gets 405
 *     GET  /token/requests/<id>        what was asked under this id: [{"headers": {…}, "body": "…"}]
 *     POST /token/release/<id>         cuts what hangs under this id
 *
 * The same answers under `/bank131/token/…`, where markup may name a token endpoint.
 *
 * | behaviour    | answer                                                          |
 * | ------------ | --------------------------------------------------------------- |
 * | `ok`         | `{"public_token": "<64 hex digits, other ones each time>"}`     |
 * | `env-<name>` | as `ok`, with `"environment": "<name>"`                         |
 * | `slow-<ms>`  | as `ok`, after so many milliseconds                             |
 * | `<status>`   | that HTTP status, with a body that carries `secret-of-the-body` |
 * | `redirect`   | 302 to an endpoint that answers as `ok`                         |
 * | `html`       | 200 with a page                                                 |
 * | `no-token`   | `{}`                                                            |
 * | `empty`      | `{"public_token": ""}`                                          |
 * | `number`     | `{"public_token": 131}`                                         |
 * | `null`       | `null`                                                          |
 * | `hang`       | none                                                            |
 */
export function tokenHost() {
  /** @type {Map<string, {headers: import('node:http').IncomingHttpHeaders, body: string}[]>} */
  const requests = new Map();
  const hanging = new Hanging();

  /** @param {import('./http.mjs').Exchange} exchange */
  return async (exchange) => {
    const [, , behaviour = '', id = ''] = exchange.url.pathname.split('/');
    if (behaviour === 'requests') {
      sendJson(exchange, requests.get(id) ?? []);
    } else if (behaviour === 'release') {
      hanging.release(id);
      send(exchange, 'text', 'released');
    } else if (exchange.request.method !== 'POST') {
      sendJson(exchange, {error: 'Tokens are POSTed for.'}, 405);
    } else {
      const {headers} = exchange.request;
      requests.set(id, [...(requests.get(id) ?? []), {headers, body: await text(exchange.request)}]);
      await answer(exchange, behaviour, id, hanging);
    }
  };
}

/** @type {Record<string, unknown>} */
const bodies = {'no-token': {}, empty: {public_token: ''}, number: {public_token: 131}, null: null};

/**
 * @param {import('./http.mjs').Exchange} exchange
 * @param {string} behaviour
 * @param {string} id
 * @param {Hanging} hanging
 */
async function answer(exchange, behaviour, id, hanging) {
  const [, environment] = /^env-(.+)$/.exec(behaviour) ?? [];
  const [, ms] = /^slow-(\d+)$/.exec(behaviour) ?? [];
  if (ms) await delay(exchange, Number(ms));

  if (behaviour === 'ok' || ms) sendJson(exchange, {public_token: freshToken()});
  else if (environment) sendJson(exchange, {public_token: freshToken(), environment});
  else if (behaviour in bodies) sendJson(exchange, bodies[behaviour]);
  else if (behaviour === 'html') send(exchange, 'html', '<!doctype html><title>Sign in</title>');
  else if (behaviour === 'hang') hanging.add(id, exchange);
  else if (behaviour === 'redirect') exchange.response.writeHead(302, {Location: `/token/ok/${id}`}).end();
  else sendJson(exchange, {error: 'secret-of-the-body'}, /^\d{3}$/.test(behaviour) ? Number(behaviour) : 501);
}

function freshToken() {
  return randomBytes(32).toString('hex');
}
