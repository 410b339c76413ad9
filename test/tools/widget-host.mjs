import {vendorScript} from './fake-vendor.mjs';
import {Hanging, Held, delay, send, sendJson} from './http.mjs';
import {relayPage} from './relay-page.mjs';

/**
 * A fake widget host. A test reaches it with the helpers in `hosts.ts`.
 *
 *     GET  /widget-host/<behaviour>/<id>/<file>   a file of the widget, see the table
 *     GET  /widget-host/count/<id>                how often each file was asked for under this id: {"<file>": 2}
 *     POST /widget-host/release/<id>              cuts what hangs under this id
 *     POST /widget-host/answer/<id>               answers what is held under this id
 *
 * | behaviour          | what `<name>.js` and `<name>.css` do                                                           |
 * | ------------------ | ---------------------------------------------------------------------------------------------- |
 * | `ok`               | a script that defines the fake vendor's global; a stylesheet that sets `--fake-<name>: loaded` |
 * | `slow-<ms>`        | as `ok`, after so many milliseconds                                                            |
 * | `slow-css-<ms>`    | as `ok`, the stylesheet alone after so many milliseconds                                       |
 * | `404`, `500`       | that status, for both                                                                          |
 * | `no-css`           | as `ok`, but 404 for the stylesheet                                                            |
 * | `flaky-<n>`        | 500 to the first n requests for each file, then as `ok`                                        |
 * | `held-js`          | as `ok`, the script only after the test asks for the answer                                    |
 * | `hang`             | no answer to either                                                                            |
 * | `hang-js`          | no answer to the script; the stylesheet as `ok`                                                |
 * | `hang-css`         | no answer to the stylesheet; the script as `ok`                                                |
 * | `reset`            | the connection is cut; some browsers ask once more by themselves                               |
 * | `no-cors`          | as `ok`, without the `Access-Control-Allow-Origin` that all others send                        |
 * | `empty`            | an empty script                                                                                |
 * | `throws`           | a script that throws                                                                           |
 * | `syntax`           | a script that does not parse                                                                   |
 * | `no-global`        | a script that defines `Bank131CardForm` instead, which takes `(publicToken, {container})` and  |
 * |                    | reports through handler properties                                                             |
 * | `construct-throws` | as `ok`, but the constructor throws                                                            |
 * | `render-throws`    | as `ok`, but `render()` throws                                                                 |
 * | `render-rejects`   | as `ok`, but the promise of `render()` rejects                                                 |
 * | `render-hangs`     | as `ok`, but the promise of `render()` never settles                                           |
 *
 * `self-employed.js` defines `Bank131SelfEmployed`, `tokenize.js` defines `Bank131Tokenize`, any other name its own in
 * PascalCase, with the name as container id: `card-form.js` defines `CardForm`. `frame.html` is the page of
 * `relay-page.mjs`, whatever the behaviour.
 */
export function widgetHost() {
  /** @type {Map<string, Record<string, number>>} */
  const counts = new Map();
  const hanging = new Hanging();
  const held = new Held();

  /** @param {import('./http.mjs').Exchange} exchange */
  return async (exchange) => {
    const [, , behaviour = '', id = '', file = ''] = exchange.url.pathname.split('/');
    if (behaviour === 'count') {
      sendJson(exchange, counts.get(id) ?? {});
    } else if (behaviour === 'answer') {
      held.answer(id);
      send(exchange, 'text', 'answered');
    } else if (behaviour === 'release') {
      hanging.release(id);
      held.answer(id);
      send(exchange, 'text', 'released');
    } else {
      const count = counts.get(id) ?? {};
      counts.set(id, count);
      const nth = (count[file] = (count[file] ?? 0) + 1);
      await serve({...exchange, behaviour, id, file, nth, hanging, held});
    }
  };
}

/** @typedef {import('./http.mjs').Exchange & {behaviour: string, id: string, file: string, nth: number, hanging: Hanging, held: Held}} Visit */

/** @type {Record<string, (visit: Visit, number: number) => unknown>} */
const behaviours = {
  ok: serveFile,
  'construct-throws': serveFile,
  'render-throws': serveFile,
  'render-rejects': serveFile,
  'render-hangs': serveFile,
  'no-global': serveFile,
  'no-cors': serveFile,
  slow: (visit, ms) =>
    delay(visit, ms).then(() => {
      serveFile(visit);
    }),
  'slow-css': (visit, ms) => behaviours[isStylesheet(visit) ? 'slow' : 'ok']?.(visit, ms),
  404: (visit) => {
    fail(visit, 404);
  },
  500: (visit) => {
    fail(visit, 500);
  },
  flaky: (visit, failures) => {
    if (visit.nth <= failures) fail(visit, 500);
    else serveFile(visit);
  },
  'held-js': async (visit) => {
    if (!isStylesheet(visit)) await visit.held.until(visit.id);
    serveFile(visit);
  },
  hang: (visit) => {
    visit.hanging.add(visit.id, visit);
  },
  'hang-js': (visit) => behaviours[isStylesheet(visit) ? 'ok' : 'hang']?.(visit, 0),
  'hang-css': (visit) => behaviours[isStylesheet(visit) ? 'hang' : 'ok']?.(visit, 0),
  'no-css': (visit) => behaviours[isStylesheet(visit) ? '404' : 'ok']?.(visit, 0),
  reset: ({response}) => response.destroy(),
  empty: (visit) => {
    serveFile(visit, '');
  },
  throws: (visit) => {
    serveFile(visit, "throw new Error('The fake vendor script throws.');");
  },
  syntax: (visit) => {
    serveFile(visit, '<!doctype html>');
  },
};

/** @param {Visit} visit */
async function serve(visit) {
  if (visit.file === 'frame.html') {
    send(visit, 'html', relayPage);
    return;
  }
  const [, name = '', number] = /^(.*?)(?:-(\d+))?$/.exec(visit.behaviour) ?? [];
  const behaviour =
    behaviours[name] ??
    (() => {
      fail(visit, 501);
    });
  if (name !== 'no-cors') visit.response.setHeader('Access-Control-Allow-Origin', '*');
  await behaviour(visit, Number(number));
}

/** @param {Visit} visit */
function isStylesheet({file}) {
  return file.endsWith('.css');
}

/**
 * @param {Visit} visit
 * @param {number} status
 */
function fail(visit, status) {
  send(visit, 'text', `The fake host's behaviour "${visit.behaviour}" answers ${status}.`, status);
}

/**
 * @param {Visit} visit
 * @param {unknown} [script] what a script file holds, if not the fake vendor
 */
function serveFile(visit, script) {
  const name = visit.file.replace(/\.\w+$/, '');
  if (isStylesheet(visit)) send(visit, 'css', `:root { --fake-${name}: loaded; }`);
  else send(visit, 'js', typeof script === 'string' ? script : vendorScript(vendorOf(name, visit.behaviour)));
}

/**
 * @param {string} name
 * @param {string} behaviour
 * @returns {import('./fake-vendor.mjs').VendorSetup}
 */
function vendorOf(name, behaviour) {
  const containerId = {'self-employed': 'bank131-self-employed', tokenize: 'bank131-tokenize'}[name] ?? name;
  if (behaviour === 'no-global')
    return {globalName: 'Bank131CardForm', containerId, style: 'handlers', behaviour};
  const globalName = containerId.replace(/(?:^|-)(\w)/g, (_match, /** @type {string} */ letter) =>
    letter.toUpperCase(),
  );
  return {globalName, containerId, style: 'messages', behaviour};
}
