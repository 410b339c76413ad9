import fc from 'fast-check';
import {
  configure,
  describeError,
  loadCardTokenize,
  loadSelfEmployed,
  mountCardTokenize,
  mountSelfEmployed,
  preloadCardTokenize,
  preloadSelfEmployed,
  readPaymentMethod,
} from '../../src/index.js';
import {widgetHost} from '../tools/hosts.js';
import {EVIL, namedElement, onBadPage, pollutedOptions} from './bad-page.js';
import {freshToken, Stage} from './stage.js';

// Messages and options that nobody would think of.

/** Words that the readers look for, so that the generated comes near to what counts. */
const words = fc.constantFrom(
  'meta',
  'payload',
  'stage',
  'status',
  'bind',
  'tokenize',
  'completed',
  'failed',
  'in_progress',
);
const near = fc.constantFrom(
  'number_hash',
  'numberHash',
  'token',
  'card',
  'encrypted_card',
  '__proto__',
  'a'.repeat(64),
);
const leaf = fc.oneof(words, near, fc.anything({maxDepth: 1}));

/** A message that counts, before it is spoilt or not. */
const right = fc.oneof(
  fc.record({
    meta: fc.record({stage: fc.constantFrom('bind', 'bind', 'tokenize')}),
    payload: fc.record({status: fc.constantFrom('completed', 'failed', 'in_progress', 'done')}),
  }),
  fc.record({
    meta: fc.record({stage: fc.constantFrom('tokenize', 'tokenize', 'bind')}),
    payload: fc.record({
      status: fc.constant('completed'),
      number_hash: fc.constantFrom('a'.repeat(64), 'a'.repeat(63), undefined),
      token: fc.constantFrom(undefined, 'tok_1', ' '),
    }),
  }),
);

/** Whatever can be sent, much of it shaped like a message of the bank. */
const data = fc.oneof(
  right,
  fc.anything({
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    maxDepth: 3,
  }),
  fc.dictionary(fc.oneof(words, near), fc.oneof(leaf, fc.dictionary(fc.oneof(words, near), leaf))),
  fc.record({
    meta: fc.oneof(fc.record({stage: leaf}), leaf),
    payload: fc.oneof(fc.record({status: leaf}), leaf),
  }),
);

/** What a page may find on `Object.prototype`: a careless library or an attacker has put it there. */
const pollution = fc.oneof(
  {arbitrary: fc.constant({}), weight: 3},
  fc.dictionary(
    fc.oneof(
      words,
      near,
      fc.constantFrom('result', 'cause', 'code', 'retryable', 'once', 'signal', 'widgetHost'),
    ),
    leaf,
    {minKeys: 1, maxKeys: 4},
  ),
);

/** Where a message says it comes from; the last two are true. */
const senders = [
  'stranger',
  'sandbox',
  'nobody',
  'this window by another name',
  'frame of the host',
  'page',
] as const;

export interface FuzzResult {
  messages: number;
  accepted: number;
  exceptions: string[];
  falseResults: string[];
}

/** Throws generated messages at both widgets, mounted beside each other. */
export async function fuzzMessages(count: number, seed = 131): Promise<FuzzResult> {
  const stage = new Stage();
  const result: FuzzResult = {messages: 0, accepted: 0, exceptions: stage.uncaught, falseResults: []};
  const frame = document.createElement('iframe');
  const other = document.createElement('div');
  document.body.append(other);
  stage.container.append(frame);
  let heard: unknown[] = [];
  const bind = stage.mount({
    onStatus: (status) => heard.push(status),
    onResult: (outcome) => heard.push(outcome.status),
  });
  const cards = mountCardTokenize({
    container: other,
    publicToken: freshToken,
    widgetHost: widgetHost('ok'),
    onResult: (method) => heard.push(method),
  });
  await Promise.all([bind.ready, cards.ready]);

  const arbitrary = fc.tuple(fc.constantFrom(...senders), data, pollution, namedElement);
  for (const [sender, sent, prototype, name] of fc.sample(arbitrary, {numRuns: count, seed})) {
    heard = [];
    const event = new MessageEvent('message', {data: sent, ...from(sender, frame.contentWindow)});
    await onBadPage(prototype, name, () => window.dispatchEvent(event));
    result.messages += 1;
    const expected = sender === 'page' || sender === 'frame of the host' ? meaning(sent) : [];
    if (JSON.stringify(heard) !== JSON.stringify(expected)) {
      result.falseResults.push(`${sender}: ${fc.stringify(sent)} gave ${JSON.stringify(heard)}`);
    }
    result.accepted += expected.length ? 1 : 0;
  }
  cards.unmount();
  other.remove();
  // What a callback threw is reported a little later.
  await new Promise((resolve) => setTimeout(resolve));
  await stage.clear();
  return result;
}

function from(sender: (typeof senders)[number], frame: Window | null): MessageEventInit {
  const {origin} = self;
  switch (sender) {
    case 'stranger':
      return {source: frame, origin: 'https://evil.example'};
    case 'sandbox':
      return {source: frame, origin: 'null'};
    case 'nobody':
      return {origin};
    case 'this window by another name':
      return {source: window, origin: 'https://evil.example'};
    case 'frame of the host':
      return {source: frame, origin};
    case 'page':
      return {source: window, origin};
  }
}

/** What a message says, by another way than the readers': what both widgets' callbacks have to hear. */
function meaning(sent: unknown): unknown[] {
  const text = own(own(sent, 'meta'), 'stage');
  const payload = own(sent, 'payload');
  const status = own(payload, 'status');
  if (text === 'bind') {
    if (status === 'in_progress') return [status];
    return status === 'completed' || status === 'failed' ? [status, status] : [];
  }
  const method = text === 'tokenize' && status === 'completed' ? readPaymentMethod(payload) : undefined;
  return method ? [method] : [];
}

function own(object: unknown, key: string): unknown {
  if (object === null || typeof object !== 'object' || !Object.keys(object).includes(key)) return undefined;
  return (object as Record<string, unknown>)[key];
}

const anything = fc.anything({maxDepth: 2});
const maybe = (...right: unknown[]) => fc.oneof(fc.constantFrom(...right), anything);

const common = {
  environment: maybe(undefined, 'live', 'demo'),
  timeout: maybe(undefined, 20, 1_000),
  retries: maybe(undefined, 0),
  nonce: maybe(undefined, 'nonce'),
};

/** Options of which some may be right. */
const options = fc.oneof(
  anything,
  fc.record(
    {
      ...common,
      container: maybe('body', '#nowhere', document.body),
      publicToken: fc.oneof(fc.constantFrom('token', freshToken), anything, fc.func(anything)),
      tokenUrl: maybe(undefined, 'http://['),
      tokenRequest: maybe({}, () => ({})),
      signal: maybe(undefined, new AbortController().signal),
      integrity: maybe(undefined, {script: 'sha384-x'}),
      onResult: maybe(() => undefined),
      onStatus: maybe(() => undefined),
      taxReferenceOrPhone: maybe('500000000000', '+7 916 123-45-67'),
    },
    {requiredKeys: ['container', 'publicToken']},
  ),
);

const corrections = fc.record(
  {
    name: maybe('widget'),
    globalName: maybe('Bank131Tokenize'),
    containerId: maybe('bank131-tokenize'),
    script: maybe('tokenize.js'),
    stylesheet: maybe('tokenize.css'),
    messageOrigins: maybe(['https://bank.example']),
    integrity: maybe({}),
    create: fc.oneof(anything, fc.func(anything)),
    read: fc.oneof(anything, fc.func(anything)),
  },
  {requiredKeys: []},
);

const configurations = fc.record(
  {...common, widgetHosts: maybe(['https://bank.example']), cardTokenize: fc.oneof(anything, corrections)},
  {requiredKeys: []},
);

/** Gives generated options to every public function: all that comes of it must be an error with a code, or a result. */
export async function fuzzOptions(count: number, seed = 131): Promise<string[]> {
  const stage = new Stage();
  // The bank's own hosts are not to be asked by tests.
  const here = {widgetHost: widgetHost('ok'), timeout: 1_000, retries: 0};
  configure(here);
  const wrong: string[] = [];

  let prototype: object = {};
  let element = '';
  const attempt = async (name: string, given: unknown, run: (given: never) => unknown) => {
    try {
      await onBadPage(prototype, element, () => run(given as never));
    } catch (error) {
      const coded = typeof (error as {code?: unknown} | null)?.code === 'string';
      if (!coded) wrong.push(`${name}(${fc.stringify(given)}): ${String(error)}`);
    }
  };
  const mounted = ({ready, unmount}: {ready: Promise<void>; unmount(): void}) => ready.finally(unmount);
  const cards = {container: stage.container, publicToken: freshToken};

  const cases = fc.tuple(options, fc.oneof(fc.constant({}), pollutedOptions), namedElement);
  for (const [given, ...page] of fc.sample(cases, {numRuns: count, seed})) {
    [prototype, element] = page;
    await attempt('mountSelfEmployed', given, (given) => mounted(mountSelfEmployed(given)));
    await attempt('mountCardTokenize', given, (given) => mounted(mountCardTokenize(given)));
    await attempt('loadSelfEmployed', given, loadSelfEmployed);
    await attempt('loadCardTokenize', given, loadCardTokenize);
    await attempt('preloadSelfEmployed', given, preloadSelfEmployed);
    await attempt('preloadCardTokenize', given, preloadCardTokenize);
    await attempt('readPaymentMethod', given, readPaymentMethod);
    await attempt('describeError', given, (given) => describeError(given, given).toUpperCase());
  }
  [prototype, element] = [{}, ''];
  if (document.querySelector(`[src^="${EVIL}"], [href^="${EVIL}"]`)) wrong.push(`${EVIL} was asked`);
  for (const given of fc.sample(configurations, {numRuns: count, seed})) {
    await attempt('configure', given, configure);
    await attempt('mountCardTokenize, configured', given, () => mounted(mountCardTokenize(cards)));
    configure({...nothing(configurationKeys), ...here, cardTokenize: nothing(correctionKeys)});
  }
  configure(nothing(Object.keys(here)));
  wrong.push(...stage.uncaught);
  await stage.clear();
  return wrong;
}

const configurationKeys = [...Object.keys(common), 'widgetHosts'];
const correctionKeys = [
  'name',
  'globalName',
  'containerId',
  'script',
  'stylesheet',
  'messageOrigins',
  'integrity',
  'create',
  'read',
];
const nothing = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, undefined]));
