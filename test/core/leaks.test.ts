import {expect} from '@open-wc/testing';
import {comeAndGo} from '../faults/crowds.js';
import {outcomeOf} from '../faults/stage.js';
import {Traces} from '../faults/traces.js';
import {widgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

const NOTHING = {listeners: 0, timers: 0, observers: 0, nodes: 0};

describe('what stays behind', () => {
  const on = onStage();

  /** What stays behind of something, past what the first time leaves: the tags of the two files. */
  async function tracesOf(something: () => Promise<unknown>) {
    const traces = new Traces();
    on.stage.later(() => traces.stop());
    await something();
    // Mutations are told a microtask later, and outcomes take a few more.
    for (let microtask = 0; microtask < 20; microtask++) await Promise.resolve();
    const {count} = traces;
    traces.stop();
    return count;
  }

  it('is nothing, of a thousand mounts and unmounts', async function () {
    this.timeout(60_000);
    const host = widgetHost('ok');
    await comeAndGo(10, host);
    expect(await tracesOf(() => comeAndGo(1_000, host))).to.deep.equal(NOTHING);
  });

  it('is nothing, of mounts that failed', async () => {
    for (const behaviour of ['404', 'empty', 'hang', 'render-throws', 'render-hangs'] as const) {
      const mounts = async () => {
        // Only what hangs may reach the deadline.
        const timeout = behaviour.includes('hang') ? 100 : 30_000;
        const mount = on.stage.mount({widgetHost: widgetHost(behaviour), timeout, retries: 0});
        await outcomeOf(mount.ready);
        document.head
          .querySelectorAll('script[src*="/render-"], link[href*="/widget-host/"]')
          .forEach((tag) => tag.remove());
      };
      expect(await tracesOf(mounts), behaviour).to.deep.equal(NOTHING);
    }
  });
});
