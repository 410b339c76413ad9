import {
  foreignWidgetHost,
  releaseHosts,
  requests,
  vendor,
  widgetHost,
  type HostBehaviour,
} from '../tools/hosts.js';
import type {SelfEmployedOptions} from '../../src/index.js';
import {
  comesOut,
  executions,
  until,
  warned,
  type Outcome,
  type Scenario,
  type ScenarioGroup,
  type Stage,
} from './stage.js';

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

export const loadFaults: ScenarioGroup = {
  title: 'faults of loading',
  scenarios: [
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
    fault(
      'a script that never comes',
      'hang-js',
      {code: 'timeout', ...RETRYABLE, requests: 1},
      {timeout: 300},
    ),
    {
      name: 'a deadline between two tries',
      expected: {code: 'timeout', retryable: true, cause: 'script-failed', requests: 1},
      play(stage) {
        const host = widgetHost('404');
        // However late the answer, the second try comes later than the deadline.
        stopBackoffTimers(stage);
        return comesOut(stage.mount({widgetHost: host, timeout: 3_000}), host);
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
    fault(
      'a render() that never ends',
      'render-hangs',
      {code: 'timeout', ...RETRYABLE, requests: 1},
      {timeout: 300},
    ),
    fault('a stylesheet that answers 404', 'no-css', {code: 'mounted', requests: 1, warnings: 1}),
    fault(
      'a stylesheet that never comes',
      'hang-css',
      {code: 'mounted', requests: 1, warnings: 1},
      {timeout: 3_000},
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
        await comesOut(stage.mount({widgetHost: host, timeout: 300}));
        return comesOut(stage.mount({widgetHost: host, timeout: 300}), host);
      },
    },
    {
      name: 'a script that comes after the deadline mounts nothing',
      expected: {code: 'timeout', retryable: true, executions: 1, instances: 0},
      async play(stage) {
        const host = widgetHost('slow-1000');
        const before = vendor().instances.length;
        const outcome = await comesOut(stage.mount({widgetHost: host, timeout: 150}));
        await until(() => executions(host));
        return {...outcome, executions: executions(host), instances: vendor().instances.length - before};
      },
    },
    {
      name: 'a next call after a script that came late',
      expected: {code: 'mounted', executions: 1},
      async play(stage) {
        const host = widgetHost('slow-1000');
        await comesOut(stage.mount({widgetHost: host, timeout: 150}));
        await until(() => executions(host));
        return {...(await comesOut(stage.mount({widgetHost: host}))), executions: executions(host)};
      },
    },
    {
      name: 'offline until the deadline',
      expected: {code: 'offline', retryable: true, triedAgain: true},
      async play(stage) {
        goOffline(stage);
        const host = widgetHost('404');
        const outcome = await comesOut(stage.mount({widgetHost: host, retries: 0, timeout: 2_500}));
        return {...outcome, triedAgain: ((await requests(host))['self-employed.js'] ?? 0) > 1};
      },
    },
    {
      name: 'offline at first, and not at the deadline any more',
      expected: {code: 'timeout', retryable: true, cause: 'offline'},
      async play(stage) {
        goOffline(stage);
        const host = widgetHost('404');
        const mount = stage.mount({widgetHost: host, retries: 0, timeout: 3_000});
        stopBackoffTimers(stage);
        await failedOnce(host);
        stage.replace(navigator, 'onLine', true);
        return comesOut(mount);
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
        stopBackoffTimers(stage);
        const host = widgetHost('flaky-1');
        const mount = stage.mount({widgetHost: host});
        await failedOnce(host);
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
        const resumeTimers = stopBackoffTimers(stage);
        const mount = stage.mount({widgetHost: host, retries: 1});
        await failedOnce(host);
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
        await until(async () => (await requests(host))['self-employed.js']);
        await releaseHosts();
        return comesOut(mount);
      },
    },
  ],
};

/** Resolves when the first try has failed and the next is waited for. */
async function failedOnce(host: string): Promise<void> {
  await until(async () => (await requests(host))['self-employed.js'] === 1);
  await until(() => !document.head.querySelector(`script[src^="${host}"]`));
  await new Promise((resolve) => setTimeout(resolve, 50));
}

function goOffline(stage: Stage): void {
  stage.replace(navigator, 'onLine', false);
}

/** Leaves nothing but the `online` event to wake a load that waits for its next try; gives the end of that. */
function stopBackoffTimers(stage: Stage): () => void {
  const real = window.setTimeout;
  const isBackoff = (ms = 0) => ms >= 100 && ms < 1_000;
  stage.replace(window, 'setTimeout', (run: () => void, ms?: number) => (isBackoff(ms) ? 0 : real(run, ms)));
  return () => stage.replace(window, 'setTimeout', real);
}
