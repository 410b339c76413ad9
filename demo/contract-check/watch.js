/**
 * Watches the bank's code from outside while it runs. Reads only keys and types, never a value.
 *
 * @typedef {object} Watch
 * @property {() => string[]} newGlobals properties of `window` that came since
 * @property {Set<string>} missedIds ids that were asked for and not found
 * @property {() => Map<string, Set<string>>} sources what was loaded from elsewhere: directive → origins
 * @property {{directive: string, blocked: string}[]} blocked what an enforced policy refused
 * @property {() => void} stop
 */

const DIRECTIVES = /** @type {Record<string, string>} */ ({
  script: 'script-src',
  link: 'style-src',
  css: 'img-src',
  img: 'img-src',
  iframe: 'frame-src',
  fetch: 'connect-src',
  xmlhttprequest: 'connect-src',
  beacon: 'connect-src',
});

/** @returns {Watch} */
export function watch() {
  const globals = new Set(Object.getOwnPropertyNames(window));
  const since = performance.now();
  const missedIds = /** @type {Set<string>} */ (new Set());
  const reported = /** @type {Map<string, Set<string>>} */ (new Map());
  const blocked = /** @type {Watch['blocked']} */ ([]);

  const getElementById = document.getElementById;
  document.getElementById = (id) => {
    const found = getElementById.call(document, id);
    if (!found) missedIds.add(id);
    return found;
  };

  /** @param {SecurityPolicyViolationEvent} event */
  const onViolation = ({disposition, effectiveDirective, blockedURI}) => {
    const directive = effectiveDirective.replace(/-(elem|attr)$/, '');
    const source = URL.canParse(blockedURI) ? new URL(blockedURI).origin : `'unsafe-${blockedURI}'`;
    if (disposition === 'enforce') blocked.push({directive: effectiveDirective, blocked: source});
    add(reported, directive, source);
  };
  document.addEventListener('securitypolicyviolation', onViolation);

  return {
    newGlobals: () => Object.getOwnPropertyNames(window).filter((name) => !globals.has(name)),
    missedIds,
    blocked,
    sources: () => {
      const sources = new Map([...reported].map(([directive, origins]) => [directive, new Set(origins)]));
      for (const entry of performance.getEntriesByType('resource')) {
        const {initiatorType, name, startTime} = /** @type {PerformanceResourceTiming} */ (entry);
        const {origin} = new URL(name);
        const directive = DIRECTIVES[initiatorType];
        if (directive && startTime >= since && origin !== self.origin && origin !== 'null') {
          add(sources, directive, origin);
        }
      }
      return sources;
    },
    stop: () => {
      document.getElementById = getElementById;
      document.removeEventListener('securitypolicyviolation', onViolation);
    },
  };
}

/**
 * @param {Map<string, Set<string>>} map
 * @param {string} key
 * @param {string} value
 */
function add(map, key, value) {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

/**
 * Lets the bank's object read handlers that nobody has set, to learn their names, and answers each of them.
 *
 * @param {object} instance
 * @param {(name: string, data: unknown) => void} onCall
 */
export function answerHandlers(instance, onCall) {
  const isHandler = (/** @type {string | symbol} */ name) =>
    typeof name === 'string' && /^on[A-Z]/.test(name);
  const handler =
    (/** @type {string} */ name) =>
    (/** @type {unknown[]} */ ...args) =>
      onCall(name, args[0]);
  for (const name of Object.keys(instance).filter(isHandler)) Reflect.set(instance, name, handler(name));
  // Between the object's own properties and its class: a proxy of the object would lose its private fields.
  const methods = Object.getPrototypeOf(instance);
  const readable = new Proxy(methods, {
    get: (target, name, receiver) =>
      Reflect.get(target, name, receiver) ?? (isHandler(name) ? handler(String(name)) : undefined),
  });
  Object.setPrototypeOf(instance, readable);
}

/**
 * Keys and types, never a value.
 *
 * @param {unknown} data
 * @returns {string}
 */
export function shapeOf(data, depth = 0) {
  if (data === null) return 'null';
  if (typeof data !== 'object') return typeof data;
  if (Array.isArray(data)) return `array of ${data.length}`;
  if (depth === 4) return 'object';
  // A key long enough to be a secret is not shown either.
  const fields = Object.entries(/** @type {object} */ (data))
    .slice(0, 20)
    .map(([key, value]) => `${/^\w{1,40}$/.test(key) ? key : '…'}: ${shapeOf(value, depth + 1)}`);
  return `{${fields.join(', ')}}`;
}

/**
 * Returns the path to something in the data, as JavaScript writes it: `data.detail.card`.
 *
 * @param {unknown} data
 * @param {(value: unknown) => boolean} isIt
 * @returns {string | undefined}
 */
export function pathTo(data, isIt, path = 'data', depth = 0) {
  if (isIt(data)) return path;
  if (typeof data !== 'object' || data === null || depth === 5) return undefined;
  for (const [key, value] of Object.entries(data)) {
    if (!/^[a-z_$][\w$]{0,40}$/i.test(key)) continue;
    const found = pathTo(value, isIt, `${path}.${key}`, depth + 1);
    if (found) return found;
  }
  return undefined;
}
