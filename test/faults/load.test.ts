import {
  answerHeld,
  foreignWidgetHost,
  releaseHosts,
  requests,
  vendor,
  widgetHost,
  type HostBehaviour,
} from '../tools/hosts.js';
import type {SelfEmployedOptions} from '../../src/index.js';
import {holdTo} from './hold-to.js';
import {comesOut, executions, HELD, until, warned, type Outcome, type Scenario, type Stage} from './stage.js';

/** A fault of the host that needs no more than one mount. */
function fault(
  name: string,
  host: HostBehaviour | URL,
  expected: Outcome,
  options: Partial<SelfEmployedOptions> = {},
): Scenario {
  return {
    name,
    expected,
    play: async (stage) => {
      if (host instanceof URL) return comesOut(stage.mount({widgetHost: host.href, ...options}));
      const base = widgetHost(host);
      const outcome = await comesOut(stage.mount({widgetHost: base, ...options}), base);
      // Of what failed, the looks may or may not have been heard.
      await warned();
      return outcome.code === 'mounted' ? {...outcome, warnings: stage.warnings.length} : outcome;
    },
  };
}

const RETRYABLE = {retryable: true};

holdTo('faults of loading', [
  fault(
    'a host that does not exist',
    new URL('http://nowhere.invalid'),
    {code: 'script-failed', ...RETRYABLE},
    {
      retries: 0,
    },
  ),
  fault(
    'a port where nobody listens',
    new URL('http://127.0.0.1:5'),
    {code: 'script-failed', ...RETRYABLE},
    {
      retries: 0,
    },
  ),
  {
    name: 'a connection that is cut',
    expected: {code: 'script-failed', retryable: true},
    // How often a browser asks by itself then is its own affair.
    play: (stage) => comesOut(stage.mount({widgetHost: widgetHost('reset'), retries: 0})),
  },
  fault('HTTP 404, tried three times', '404', {
    code: 'script-failed',
    ...RETRYABLE,
    requests: 3,
  }),
  fault(
    'HTTP 500, tried once as asked',
    '500',
    {code: 'script-failed', ...RETRYABLE, requests: 1},
    {retries: 0},
  ),
  fault('two failures that pass', 'flaky-2', {code: 'mounted', requests: 3, warnings: 1}),
  fault('an empty script', 'empty', {code: 'global-missing', ...RETRYABLE, requests: 1}),
  fault('a script that throws', 'throws', {code: 'global-missing', ...RETRYABLE, requests: 1, uncaught: 1}),
  fault('a page of HTML in place of the script', 'syntax', {
    code: 'global-missing',
    ...RETRYABLE,
    requests: 1,
    uncaught: 1,
  }),
  fault('a script without its global', 'no-global', {code: 'global-missing', ...RETRYABLE, requests: 1}),
  {
    name: 'a script that never comes',
    expected: {code: 'timeout', ...RETRYABLE, requests: 1},
    play: (stage) => {
      const host = widgetHost('hang-js');
      return comesLate(stage, host, () => asked(host));
    },
  },
  {
    name: 'a deadline between two tries',
    expected: {code: 'timeout', retryable: true, cause: 'script-failed', requests: 1},
    play: (stage) => {
      const {retryDue} = stopBackoffTimers(stage);
      return comesLate(stage, widgetHost('404'), () => retryDue);
    },
  },
  fault('a constructor that throws', 'construct-throws', {
    code: 'render-failed',
    retryable: true,
    cause: 'Error',
    requests: 1,
  }),
  fault('a render() that throws', 'render-throws', {
    code: 'render-failed',
    retryable: true,
    cause: 'Error',
    requests: 1,
  }),
  fault('a render() that rejects', 'render-rejects', {
    code: 'render-failed',
    retryable: true,
    cause: 'Error',
    requests: 1,
  }),
  {
    name: 'a render() that never ends',
    expected: {code: 'timeout', ...RETRYABLE, requests: 1},
    play: (stage) => {
      const before = vendor().instances.length;
      return comesLate(stage, widgetHost('render-hangs'), () =>
        until(() => vendor().instances.length > before),
      );
    },
  },
  fault('a stylesheet that answers 404', 'no-css', {code: 'mounted', requests: 1, warnings: 1}),
  fault(
    'a stylesheet that never comes',
    'hang-css',
    {code: 'mounted', requests: 1, warnings: 1},
    // Less than the host lets a request hang.
    {timeout: 15_000},
  ),
  {
    name: 'a next call after a failure',
    expected: {code: 'mounted', first: 'script-failed', requests: 2},
    async play(stage) {
      const host = widgetHost('flaky-1');
      const {code} = await comesOut(stage.mount({widgetHost: host, retries: 0}));
      return {...(await comesOut(stage.mount({widgetHost: host, retries: 0}), host)), first: code};
    },
  },
  {
    name: 'a next call after a script that never came',
    expected: {code: 'timeout', retryable: true, requests: 2},
    async play(stage) {
      const host = widgetHost('hang-js');
      await comesLate(stage, host, () => asked(host));
      return comesLate(stage, host, () => asked(host, 2));
    },
  },
  {
    name: 'a script that comes after the deadline mounts nothing',
    expected: {code: 'timeout', retryable: true, executions: 1, instances: 0},
    async play(stage) {
      const host = widgetHost('held-js');
      const before = vendor().instances.length;
      const outcome = await comesOut(stage.mount({widgetHost: host, timeout: 150}));
      await answerHeld(host);
      await until(() => executions(host));
      return {...outcome, executions: executions(host), instances: vendor().instances.length - before};
    },
  },
  {
    name: 'a next call after a script that came late',
    expected: {code: 'mounted', executions: 1},
    async play(stage) {
      const host = widgetHost('held-js');
      await comesOut(stage.mount({widgetHost: host, timeout: 150}));
      await answerHeld(host);
      await until(() => executions(host));
      return {...(await comesOut(stage.mount({widgetHost: host}))), executions: executions(host)};
    },
  },
  {
    name: 'offline until the deadline',
    expected: {code: 'offline', retryable: true, requests: 2},
    play: (stage) => {
      goOffline(stage);
      const host = widgetHost('404');
      return comesLate(stage, host, () => asked(host, 2), {retries: 0});
    },
  },
  {
    name: 'offline at first, and not at the deadline any more',
    expected: {code: 'timeout', retryable: true, cause: 'offline', requests: 1},
    play: (stage) => {
      goOffline(stage);
      const {retryDue} = stopBackoffTimers(stage);
      const online = () => retryDue.then(() => stage.replace(navigator, 'onLine', true));
      return comesLate(stage, widgetHost('404'), online, {retries: 0});
    },
  },
  {
    name: 'offline for two tries, more than the retries allow',
    expected: {code: 'mounted', requests: 3},
    async play(stage) {
      goOffline(stage);
      const host = widgetHost('flaky-2');
      return comesOut(stage.mount({widgetHost: host, retries: 0}), host);
    },
  },
  {
    name: 'offline, and online again before the next try is due',
    expected: {code: 'mounted', requests: 2},
    async play(stage) {
      goOffline(stage);
      const {retryDue} = stopBackoffTimers(stage);
      const host = widgetHost('flaky-1');
      const mount = stage.mount({widgetHost: host});
      await retryDue;
      window.dispatchEvent(new Event('online'));
      return comesOut(mount, host);
    },
  },
  {
    name: 'a browser that calls itself offline and is not',
    expected: {code: 'mounted', requests: 1},
    async play(stage) {
      goOffline(stage);
      const host = widgetHost('ok');
      return comesOut(stage.mount({widgetHost: host}), host);
    },
  },
  {
    name: 'a failure once online again counts as the first',
    expected: {code: 'mounted', requests: 3},
    async play(stage) {
      goOffline(stage);
      const host = widgetHost('flaky-2');
      const {retryDue, resumeTimers} = stopBackoffTimers(stage);
      const mount = stage.mount({widgetHost: host, retries: 1});
      await retryDue;
      stage.replace(navigator, 'onLine', true);
      resumeTimers();
      window.dispatchEvent(new Event('online'));
      return comesOut(mount, host);
    },
  },
  {
    name: 'a script of another origin that answers HTML',
    expected: {code: 'script-failed', retryable: true},
    // Without it the browser runs the page, and the global is missing.
    needs: 'opaque response blocking',
    play: (stage) => comesOut(stage.mount({widgetHost: foreignWidgetHost('syntax'), retries: 0})),
  },
  {
    name: 'a script cut off while it loads',
    expected: {code: 'script-failed', retryable: true},
    async play(stage) {
      const host = widgetHost('hang');
      const mount = stage.mount({widgetHost: host, retries: 0});
      await asked(host);
      await releaseHosts();
      return comesOut(mount);
    },
  },
]);

/** How a mount comes out whose deadline passes as soon as something has happened. */
async function comesLate(
  stage: Stage,
  host: string,
  happened: () => Promise<unknown>,
  options: Partial<SelfEmployedOptions> = {},
): Promise<Outcome> {
  const passDeadline = stage.holdDeadline();
  const mount = stage.mount({...options, widgetHost: host, timeout: HELD});
  await happened();
  passDeadline();
  return comesOut(mount, host);
}

/** Resolves when the host was asked for the script so many times. */
const asked = (host: string, times = 1) =>
  until(async () => ((await requests(host))['self-employed.js'] ?? 0) >= times);

function goOffline(stage: Stage): void {
  stage.replace(navigator, 'onLine', false);
}

/** Leaves only the `online` event to wake a load that waits for its next try. `retryDue` resolves when one waits. */
function stopBackoffTimers(stage: Stage): {retryDue: Promise<void>; resumeTimers: () => void} {
  const real = window.setTimeout;
  const isBackoff = (ms = 0) => ms >= 100 && ms < 1_000;
  const retryDue = new Promise<void>((resolve) => {
    stage.replace(window, 'setTimeout', (run: () => void, ms?: number) => {
      if (!isBackoff(ms)) return real(run, ms);
      // The load listens for the event in the same task.
      real(resolve);
      return 0;
    });
  });
  return {retryDue, resumeTimers: () => stage.replace(window, 'setTimeout', real)};
}
