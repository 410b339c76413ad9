import {loadSelfEmployed, mountCardTokenize, type SelfEmployedOptions} from '../../src/index.js';
import {foreignOrigin, tokenEndpoint, vendor, widgetHost, type TokenBehaviour} from '../tools/hosts.js';
import {holdTo} from './hold-to.js';
import {comesOut, outcomeOf, rejectionOf, type Outcome, type Scenario, type Stage} from './stage.js';

type Options = Partial<SelfEmployedOptions>;

const FAILED: Outcome = {code: 'token-failed', retryable: true};
const REFUSED: Outcome = {code: 'invalid-options', retryable: false};

/** Mounts where both files are there already, so that a short deadline is about nothing else but the rest. */
async function mountLoaded(stage: Stage, options: Options) {
  const {widgetHost: host = widgetHost('ok')} = options;
  await loadSelfEmployed({widgetHost: host});
  return stage.mount({...options, widgetHost: host});
}

/** A source of tokens that fails; the message says these words, and nothing was rendered. */
function fails(name: string, options: () => Options, says: string, expected: Outcome = FAILED): Scenario {
  return {
    name,
    expected: {...expected, says: true},
    async play(stage) {
      const before = vendor().instances.length;
      const mount = await mountLoaded(stage, options());
      const outcome = await comesOut(mount);
      const {message} = await rejectionOf(mount.result);
      const rendered = vendor().instances.length - before;
      const leaks = message.includes('secret') ? {leaks: true} : {};
      return {...outcome, says: message.includes(says) || message, ...leaks, ...(rendered ? {rendered} : {})};
    },
  };
}

/** A token endpoint that does not give a token. */
const endpoint = (name: string, behaviour: TokenBehaviour, says: string, expected?: Outcome): Scenario =>
  fails(
    `\`tokenUrl\` ${name}`,
    () => ({tokenUrl: `${tokenEndpoint(behaviour)}?session=secret`}),
    says,
    expected,
  );

holdTo('faults of the token', [
  fails(
    'a function that throws',
    () => ({
      publicToken: () => {
        throw new TypeError('no session');
      },
    }),
    'Its error is the `cause`',
    {...FAILED, cause: 'TypeError'},
  ),
  fails(
    'a function that rejects',
    () => ({publicToken: () => Promise.reject(new TypeError('no session'))}),
    'Its error is the `cause`',
    {...FAILED, cause: 'TypeError'},
  ),
  fails('a function that gives an empty string', () => ({publicToken: () => ''}), 'returned an empty string'),
  fails(
    'a function that gives blanks',
    () => ({publicToken: () => Promise.resolve(' \n')}),
    'returned an empty string',
  ),
  fails('a function that gives nothing', () => ({publicToken: untyped(undefined)}), 'returned undefined'),
  fails('a function that gives null', () => ({publicToken: untyped(null)}), 'returned null'),
  fails('a function that gives a number', () => ({publicToken: untyped(131)}), 'returned number'),
  fails(
    'a function that gives the whole answer',
    () => ({publicToken: untyped({public_token: 'secret'})}),
    'returned object',
  ),
  fails(
    'a function that never returns',
    () => ({publicToken: () => new Promise<string>(() => {}), timeout: 300}),
    'did not arrive within 300 ms',
  ),

  endpoint('answers 401', '401', 'HTTP 401'),
  endpoint('answers 403', '403', 'HTTP 403'),
  endpoint('answers 500', '500', 'HTTP 500'),
  endpoint('redirects', 'redirect', 'does not redirect', {...FAILED, cause: 'TypeError'}),
  endpoint('answers a page of HTML', 'html', 'HTTP 200 without a token'),
  endpoint('answers JSON without a token', 'no-token', 'returned undefined'),
  endpoint('answers an empty token', 'empty', 'returned an empty string'),
  endpoint('answers a number', 'number', 'returned number'),
  endpoint('answers null', 'null', 'returned undefined'),
  endpoint('answers with another environment', 'env-demo', 'environment "demo", the widget for "live"', {
    code: 'token-failed',
    retryable: false,
  }),
  fails(
    '`tokenUrl` never answers',
    () => ({tokenUrl: tokenEndpoint('hang'), timeout: 300}),
    'did not arrive within 300 ms',
  ),
  fails(
    '`tokenUrl` of another origin',
    () => ({tokenUrl: tokenEndpoint('ok', foreignOrigin())}),
    'page’s own origin',
    REFUSED,
  ),
  fails('`tokenUrl` that is none', () => ({tokenUrl: 'http://['}), 'page’s own origin', REFUSED),
  fails(
    'a `tokenRequest` that throws',
    () => ({
      tokenUrl: tokenEndpoint('ok'),
      tokenRequest: () => {
        throw new RangeError('no cookie');
      },
    }),
    '`tokenRequest` option failed',
    {...FAILED, cause: 'RangeError'},
  ),
  {
    name: '`tokenUrl` that says the right environment',
    expected: {code: 'mounted'},
    play: (stage) => comesOut(stage.mount({tokenUrl: tokenEndpoint('env-live')})),
  },
  {
    name: 'a string token once more',
    expected: {code: 'token-failed', retryable: false, first: 'mounted'},
    async play(stage) {
      const publicToken = `string-${crypto.randomUUID()}`;
      const mount = stage.mount({publicToken});
      const first = await comesOut(mount);
      mount.unmount();
      return {...(await comesOut(stage.mount({publicToken}))), first: first.code};
    },
  },
  {
    name: 'a string token whose render() never ends',
    expected: {code: 'timeout', retryable: false},
    async play(stage) {
      const publicToken = `string-${crypto.randomUUID()}`;
      const options = {publicToken, widgetHost: widgetHost('render-hangs'), timeout: 300};
      return comesOut(await mountLoaded(stage, options));
    },
  },
  {
    name: 'a string token for each of both widgets',
    expected: {code: 'mounted', cards: 'mounted'},
    async play(stage) {
      const publicToken = `string-${crypto.randomUUID()}`;
      const container = document.createElement('div');
      stage.container.append(container);
      const first = await comesOut(stage.mount({publicToken}));
      const cards = mountCardTokenize({container, publicToken, widgetHost: widgetHost('ok')});
      stage.later(() => cards.unmount());
      return {...first, cards: (await outcomeOf(cards.ready)).code};
    },
  },
  {
    name: 'a string token once more, where the first mount never rendered',
    expected: {code: 'mounted', first: 'unmounted'},
    async play(stage) {
      const publicToken = `string-${crypto.randomUUID()}`;
      const mount = stage.mount({publicToken});
      await Promise.resolve();
      mount.unmount();
      const first = await comesOut(mount);
      return {...(await comesOut(stage.mount({publicToken}))), first: first.code};
    },
  },
]);

/** What code without types may give. */
const untyped = (token: unknown) => () => token as string;
