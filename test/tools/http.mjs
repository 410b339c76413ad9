import {setTimeout as sleep} from 'node:timers/promises';

/** @typedef {{request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, url: URL}} Exchange */

/** How long a request may hang before the server gives it up, so that no browser runs out of connections. */
const HANGING_MS = 20_000;

const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/**
 * @param {Exchange} exchange
 * @param {keyof typeof types} type
 * @param {string} body
 * @param {number} [status]
 */
export function send({response}, type, body, status = 200) {
  if (response.destroyed) return;
  response.writeHead(status, {'Content-Type': types[type], 'Cache-Control': 'no-store'});
  response.end(body);
}

/**
 * @param {Exchange} exchange
 * @param {unknown} value
 */
export function sendJson(exchange, value, status = 200) {
  send(exchange, 'json', JSON.stringify(value), status);
}

/**
 * Waits, but not for a browser that has gone away.
 *
 * @param {Exchange} exchange
 * @param {number} ms
 */
export async function delay({response}, ms) {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  await sleep(ms, undefined, {signal: gone.signal}).catch((/** @type {unknown} */ reason) => {
    if (!gone.signal.aborted) throw reason;
  });
}

/** Requests that are left without an answer. */
export class Hanging {
  /** @type {Map<string, Set<import('node:http').ServerResponse>>} */
  #responses = new Map();
  /** @type {Set<string>} */
  #released = new Set();

  /**
   * @param {string} id
   * @param {Exchange} exchange
   */
  add(id, {response}) {
    // A browser sends equal requests one after another: those that waited for a released one are to end as well.
    if (this.#released.has(id)) {
      response.destroy();
      return;
    }
    const responses = this.#responses.get(id) ?? new Set();
    this.#responses.set(id, responses.add(response));
    const timer = setTimeout(() => response.destroy(), HANGING_MS);
    response.once('close', () => {
      clearTimeout(timer);
      responses.delete(response);
    });
  }

  /**
   * Cuts all that hang under this id, and all that are still to come.
   *
   * @param {string} id
   */
  release(id) {
    this.#released.add(id);
    for (const response of this.#responses.get(id) ?? []) response.destroy();
  }
}

/** Requests that are answered when the test says so. */
export class Held {
  /** @type {Map<string, {answered: Promise<void>, answer: () => void}>} */
  #gates = new Map();

  /** @param {string} id */
  #gate(id) {
    let answer = () => {};
    const answered = new Promise((/** @type {(value: void) => void} */ resolve) => (answer = resolve));
    const gate = this.#gates.get(id) ?? {answered, answer};
    this.#gates.set(id, gate);
    return gate;
  }

  /**
   * Resolves when the requests under this id are to be answered.
   *
   * @param {string} id
   */
  until(id) {
    return this.#gate(id).answered;
  }

  /**
   * Answers all requests under this id, and all that are still to come.
   *
   * @param {string} id
   */
  answer(id) {
    this.#gate(id).answer();
  }
}
