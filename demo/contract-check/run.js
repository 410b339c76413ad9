import {readPaymentMethod} from '../../dist/index.js';
import {WIDGET_HOSTS} from '../../dist/bank.js';
import {contract} from '../../dist/testing/contract.js';
import {answerHandlers, pathTo, shapeOf, watch} from './watch.js';

/** @import {Configuration} from '../../dist/index.js' */
/** @import {Correction, Kind} from './correction.js' */
/** @import {State} from './facts.js' */

/**
 * @typedef {{script: string, stylesheet: string, globalName: string, containerId: string}} Names
 *
 * @typedef {object} Check
 * @property {Kind} kind
 * @property {Names} names
 * @property {string[]} origins from which messages are taken, besides the host's
 * @property {boolean} callsBack whether the bank's object is made and reports by callbacks
 * @property {{environment?: 'demo' | 'live', widgetHost?: string}} host
 * @property {string} publicToken
 * @property {HTMLElement} stage
 * @property {(defaults: Configuration) => void} configure
 * @property {(options: any) => {ready: Promise<void>, result: Promise<unknown>, unmount(): void}} mount
 * @property {(name: string, state: State, finding: string) => void} fact
 * @property {(line: string) => void} onSaid
 * @property {(found: Correction, sources: Map<string, Set<string>>) => void} onChange
 */

const STATUSES = Object.keys(contract.selfEmployed.messages);

/**
 * Shows the widget through the package, and reports each finding until the run ends.
 *
 * @param {Check} check
 */
export function checkRun(check) {
  const {kind, names, origins, callsBack, host, publicToken, stage, fact, onSaid} = check;
  /** @type {Correction} */
  const found = {};
  const seen = watch();
  const changed = () => {
    // Includes the overrides that are already in use.
    const given = Object.fromEntries(
      Object.entries(names).filter(([name, value]) => value !== known(kind, name)),
    );
    const all = {...given, ...(origins.length > 0 && {messageOrigins: origins}), ...found};
    check.onChange(all, seen.sources());
    return all;
  };
  const places = {
    Script: names.script,
    Stylesheet: names.stylesheet,
    Global: `window.${names.globalName}`,
    Container: `#${names.containerId}`,
    ...(kind === 'selfEmployed' && {STAGES: 'bind'}),
    Message: callsBack ? 'by callback' : 'by message',
    Policy: 'no violation',
  };
  for (const [name, expected] of Object.entries(places)) fact(name, 'open', `expected: ${expected}`);

  const onMessage = (/** @type {MessageEvent} */ event) => hear(event, {check, found, changed});
  addEventListener('message', onMessage, true);
  /** @param {string} name @param {unknown} data */
  const onCall = (name, data) => {
    onSaid(`callback ${name}: ${shapeOf(data)}`);
    noteCallback(name, data, found);
    changed();
  };
  check.configure({
    [kind]: {
      ...names,
      messageOrigins: origins,
      create: callsBack ? (/** @type {any[]} */ ...args) => createWithCallbacks(args, onCall) : undefined,
    },
    observe: ({step, ms}) => {
      if (step === 'script') looksOfVendor(check, ms);
      if (step === 'stylesheet') looksOfStylesheet(check, ms);
      if (step === 'script' || step === 'render') changed();
    },
  });
  if (callsBack) found.callbacks = {};
  const mount = check.mount({
    ...host,
    container: stage,
    publicToken,
    retries: 0,
    timeout: 20_000,
    onStatus: (/** @type {string} */ status) => fact('Message', 'holds', `status ${status}, understood`),
    onResult: () => fact('Message', 'holds', 'an outcome, understood'),
  });
  mount.ready
    .then(
      () => afterRender(check, seen),
      (error) => afterFailure(error, {check, seen, found}),
    )
    .then(changed);
  // A refused outcome also comes as a message or a callback.
  mount.result.catch((error) => onEnd(error, check));
  const policy = setInterval(() => {
    fact('Policy', ...policyFinding(seen.blocked));
    changed();
  }, 1000);

  return {
    found: changed,
    end: () => {
      clearInterval(policy);
      removeEventListener('message', onMessage, true);
      mount.unmount();
      seen.stop();
    },
  };
}

/** @param {Kind} kind @param {string} name */
const known = (kind, name) => contract[kind][/** @type {keyof Names} */ (name)];

/** @param {Check} check @param {number} ms */
function looksOfVendor({kind, names, fact}, ms) {
  const vendor = /** @type {any} */ (window)[names.globalName];
  fact('Script', 'holds', `${names.script}, ${ms} ms`);
  fact(
    'Global',
    typeof vendor === 'function' ? 'holds' : 'differs',
    `window.${names.globalName} is a ${typeof vendor}`,
  );
  if (kind === 'selfEmployed') {
    const stages = Object.keys(vendor?.STAGES ?? {});
    fact('STAGES', stages.includes('bind') ? 'holds' : 'differs', stages.join(', ') || 'none');
  }
}

/** @param {Check} check @param {number} ms */
function looksOfStylesheet({names, fact}, ms) {
  const links = [...document.querySelectorAll('link')];
  const link = links.find(({href}) => href.endsWith(names.stylesheet));
  if (link?.sheet) fact('Stylesheet', 'holds', `${names.stylesheet}, ${ms} ms`);
  else fact('Stylesheet', 'differs', `${names.stylesheet} did not load; see the browser’s Network panel`);
}

/** @param {Check} check @param {import('./watch.js').Watch} seen */
function afterRender({names, stage, fact}, seen) {
  const container = stage.querySelector(`[id="${names.containerId}"]`);
  const filled = !!container && (container.childNodes.length > 0 || container.shadowRoot !== null);
  const missed = [...seen.missedIds].filter((id) => /bank|131|widget/i.test(id));
  if (filled) fact('Container', 'holds', `#${names.containerId} has content`);
  else
    fact(
      'Container',
      'differs',
      `#${names.containerId} is empty; asked for: ${missed.join(', ') || 'no other id'}`,
    );
}

/**
 * @param {{code?: string, message?: string}} error
 * @param {{check: Check, seen: import('./watch.js').Watch, found: Correction}} context
 */
function afterFailure({code, message = ''}, {check, seen, found}) {
  const {names, fact} = check;
  if (code === 'unmounted') return;
  if (code === 'script-failed' || code === 'script-blocked' || code === 'timeout') {
    fact('Script', 'differs', message);
  } else if (code === 'global-missing') {
    fact('Script', 'holds', names.script);
    const candidates = seen
      .newGlobals()
      .filter((name) => typeof (/** @type {any} */ (window)[name]) === 'function');
    fact(
      'Global',
      'differs',
      `there is no window.${names.globalName}; new: ${candidates.join(', ') || 'none'}`,
    );
    if (candidates[0]) found.globalName = candidates[0];
  } else if (code === 'render-failed') {
    explainRender(check, seen, found);
  } else {
    fact('Start', 'differs', message);
  }
}

/** @param {Check} check @param {import('./watch.js').Watch} seen @param {Correction} found */
function explainRender({names, callsBack, fact}, seen, found) {
  const vendor = /** @type {any} */ (window)[names.globalName];
  const [id] = [...seen.missedIds].filter((missed) => missed !== names.containerId);
  if (id) {
    fact('Container', 'differs', `the bank’s code asked for #${id}`);
    found.containerId = id;
  } else if (!callsBack && vendor.length > 1) {
    fact(
      'Start',
      'differs',
      `the constructor takes ${vendor.length} arguments: it may call back instead of sending messages`,
    );
    found.callbacks = {};
  } else {
    fact('Start', 'differs', 'the bank’s code threw; the browser’s console has its error');
  }
}

/** @param {unknown} error @param {Check} check */
function onEnd(error, {fact}) {
  const {code} = /** @type {{code?: string}} */ (error);
  if (code === 'widget-failed') fact('Message', 'holds', 'the widget reported a failure, understood');
}

/** @param {{directive: string, blocked: string}[]} blocked @returns {[State, string]} */
const policyFinding = (blocked) =>
  blocked.length === 0
    ? ['holds', 'no violation of an enforced policy']
    : ['differs', blocked.map(({directive, blocked: source}) => `${directive} refused ${source}`).join('; ')];

/**
 * @param {MessageEvent} event
 * @param {{check: Check, found: Correction, changed: () => void}} context
 */
function hear({data, origin, source}, {check, found, changed}) {
  const {kind, host, origins, fact, onSaid} = check;
  const from = source === window ? 'this window' : source === null ? 'nobody' : 'a frame';
  onSaid(`message from ${origin} (${from}): ${shapeOf(data)}`);
  const path =
    kind === 'cardTokenize'
      ? pathTo(data, (value) => readPaymentMethod(value) !== undefined)
      : pathTo(data, (value) => typeof value === 'string' && STATUSES.includes(value));
  // Anybody can send messages here, and what is found becomes a suggestion.
  if (!path || !(source === window || isBelow(check.stage, source))) return;
  const trusted = [self.origin, hostOrigin(host), ...origins];
  if (!trusted.includes(origin)) {
    fact('Message', 'differs', `it comes from ${origin}: add that to messageOrigins`);
    found.messageOrigins = [...origins, origin];
  }
  const {stage} = data.meta ?? {};
  const usual = contract[kind].messages.completed.meta.stage;
  if (path !== (kind === 'cardTokenize' ? 'data.payload' : 'data.payload.status') || stage !== usual) {
    fact(
      'Message',
      'differs',
      `the outcome is at ${path}; meta.stage is ${stage === usual ? usual : 'another'}`,
    );
    found.resultAt = path;
  }
  changed();
}

/**
 * Whether a window is in a frame of the stage, however deep.
 *
 * @param {HTMLElement} stage
 * @param {MessageEventSource | null} source
 */
function isBelow(stage, source) {
  const frames = [...stage.querySelectorAll('iframe')].map(({contentWindow}) => contentWindow);
  let view = /** @type {Window | null} */ (source);
  while (view && view !== view.parent && !frames.includes(view)) view = view.parent;
  return frames.includes(view);
}

/** @param {Check['host']} host */
const hostOrigin = ({environment = 'live', widgetHost}) =>
  new URL(widgetHost ?? WIDGET_HOSTS[environment]).origin;

/**
 * The style of the sister company's form: a token and options, and handlers as properties.
 *
 * @param {any[]} args
 * @param {(name: string, data: unknown) => void} onCall
 */
function createWithCallbacks([Vendor, {publicToken, container}, report], onCall) {
  const widget = new Vendor(publicToken, {container});
  answerHandlers(widget, (name, data) => {
    onCall(name, data);
    const path = pathTo(data, (value) => readPaymentMethod(value) !== undefined);
    const result = path && readPaymentMethod(valueAt(data, path));
    if (result) report({status: 'completed', result});
    else if (/fail|error/i.test(name)) report({status: 'failed', failed: true});
  });
  return widget;
}

/** @param {unknown} data @param {string} path */
const valueAt = (data, path) =>
  path
    .split('.')
    .slice(1)
    .reduce((value, key) => /** @type {any} */ (value)[key], data);

/** @param {string} name @param {unknown} data @param {Correction} found */
function noteCallback(name, data, found) {
  const callbacks = (found.callbacks ??= {});
  const path = pathTo(data, (value) => readPaymentMethod(value) !== undefined);
  if (path) Object.assign(callbacks, {onResult: name, resultAt: path});
  else if (/fail|error/i.test(name)) callbacks.onFailed = name;
}
