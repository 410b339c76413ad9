import {expect} from '@open-wc/testing';
import type * as Package from '../../src/index.js';
import {configure, loadCardTokenize, loadSelfEmployed, preloadSelfEmployed} from '../../src/index.js';
import {executions, freshToken, outcomeOf, until} from '../faults/stage.js';
import {answerHeld, requests, vendor, widgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

/** Another copy of the whole package, as a second bundle on the page brings it. */
const secondCopy = async () => (await import(['/src/index.ts', 'copy=2'].join('?'))) as typeof Package;

describe('the script, once a page', () => {
  const on = onStage();

  function ownTag(src: string): HTMLScriptElement {
    const tag = document.createElement('script');
    tag.src = src;
    document.head.append(tag);
    return tag;
  }

  const event = (target: EventTarget, type: string) =>
    new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));

  it('runs once for two calls at a time, which get the same constructor', async () => {
    const host = widgetHost('slow-100');
    const [first, second] = await Promise.all([
      loadSelfEmployed({widgetHost: host}),
      loadSelfEmployed({widgetHost: host}),
    ]);
    expect(first).to.equal(second);
    expect(first).to.have.property('STAGES');
    expect(executions(host)).to.equal(1);
    expect(await requests(host)).to.deep.equal({'self-employed.js': 1, 'self-employed.css': 1});
  });

  it('runs once for ten calls at a time and one more', async () => {
    const host = widgetHost('slow-100');
    await Promise.all(Array.from({length: 10}, () => loadSelfEmployed({widgetHost: host})));
    await loadSelfEmployed({widgetHost: host});
    expect(executions(host)).to.equal(1);
  });

  it('is tried again by ten calls together, not by each, even if a busy machine runs their timers late', async () => {
    const {setTimeout} = window;
    let timers = 0;
    on.stage.replace(window, 'setTimeout', (run: () => void, ms = 0) =>
      setTimeout(run, ms > 100 && ms < 10_000 ? ms + 100 * (timers++ % 10) : ms),
    );
    const host = widgetHost('404');
    const calls = Array.from({length: 10}, () => outcomeOf(loadSelfEmployed({widgetHost: host, retries: 2})));
    const codes = (await Promise.all(calls)).map(({code}) => code);
    expect(new Set(codes)).to.deep.equal(new Set(['script-failed']));
    expect((await requests(host))['self-employed.js']).to.equal(3);
  });

  it('is not asked for where the page has its global already', async () => {
    const host = widgetHost('404');
    const Vendor = () => undefined;
    Object.assign(window, {Bank131SelfEmployed: Vendor});
    expect(await loadSelfEmployed({widgetHost: host})).to.equal(Vendor);
    expect(await requests(host)).to.not.have.property('self-employed.js');
  });

  it('is asked for where markup alone has an element of that name', async () => {
    const host = widgetHost('ok');
    on.stage.container.innerHTML =
      '<div id="Bank131SelfEmployed"></div><iframe name="Bank131SelfEmployed"></iframe>';
    expect(typeof (await loadSelfEmployed({widgetHost: host}))).to.equal('function');
    expect(executions(host)).to.equal(1);
  });

  describe("with the page's own tag", () => {
    /** A tag whose file is never asked for, so that it never tells anything. */
    function silentTag(src: string): void {
      on.stage.container.innerHTML = `<script src="${src}"></script><div></div>`;
    }

    it('runs once if that never tells anything', async () => {
      const host = widgetHost('ok');
      silentTag(`${host}/self-employed.js`);
      await on.stage.mount({widgetHost: host}).ready;
      expect(executions(host)).to.equal(1);
    });

    it('runs once if that has loaded', async () => {
      const host = widgetHost('ok');
      await event(ownTag(`${host}/self-employed.js`), 'load');
      await on.stage.mount({widgetHost: host}).ready;
      expect(executions(host)).to.equal(1);
    });

    it('runs once if that is loading', async () => {
      const host = widgetHost('slow-200');
      ownTag(`${host}/self-employed.js`);
      await on.stage.mount({widgetHost: host}).ready;
      expect(executions(host)).to.equal(1);
    });

    it('runs once if a slow phone runs that long after its file came', async () => {
      const host = widgetHost('slow-200');
      const url = `${host}/self-employed.js`;
      // An answer whose time is a minute ahead: the wait for the tag, which counts from it, can't be over.
      const answer = {name: url, startTime: performance.now() + 60_000, duration: 0};
      performance.getEntriesByType = (type) => (type === 'resource' ? [answer as PerformanceEntry] : []);
      try {
        ownTag(url);
        await on.stage.mount({widgetHost: host}).ready;
      } finally {
        Reflect.deleteProperty(performance, 'getEntriesByType');
      }
      expect(executions(host)).to.equal(1);
    });

    it('is asked for again if that is failing', async () => {
      const host = widgetHost('flaky-1');
      ownTag(`${host}/self-employed.js`);
      await on.stage.mount({widgetHost: host, retries: 0}).ready;
      expect(executions(host)).to.equal(1);
      expect((await requests(host))['self-employed.js']).to.equal(2);
    });

    it('is asked for again if that had failed before', async () => {
      const host = widgetHost('flaky-1');
      await event(ownTag(`${host}/self-employed.js`), 'error');
      await on.stage.mount({widgetHost: host, retries: 0}).ready;
      expect(executions(host)).to.equal(1);
    });

    it('is asked for if that is one which never runs', async () => {
      const host = widgetHost('ok');
      const tag = document.createElement('script');
      tag.type = 'text/plain';
      tag.src = `${host}/self-employed.js`;
      document.head.append(tag);
      await on.stage.mount({widgetHost: host}).ready;
      expect(executions(host)).to.equal(1);
    });
  });

  describe('with two copies of this package', () => {
    it('runs once', async () => {
      const copy = await secondCopy();
      expect(copy.loadSelfEmployed).to.not.equal(loadSelfEmployed);
      const host = widgetHost('slow-100');
      const [first, second] = await Promise.all([
        loadSelfEmployed({widgetHost: host}),
        copy.loadSelfEmployed({widgetHost: host}),
      ]);
      expect(first).to.equal(second);
      expect(executions(host)).to.equal(1);
    });

    it('is tried again by each after a failure of which the other told', async () => {
      const copy = await secondCopy();
      const host = widgetHost('flaky-1');
      await Promise.all([loadSelfEmployed({widgetHost: host}), copy.loadSelfEmployed({widgetHost: host})]);
      expect(executions(host)).to.equal(1);
    });

    it('has one container: the second copy finds it busy, and says so by code', async () => {
      const copy = await secondCopy();
      await on.stage.mount().ready;
      const options = {container: on.stage.container, publicToken: freshToken, widgetHost: widgetHost('ok')};
      expect(await outcomeOf(copy.bindSelfEmployed(options))).to.deep.equal({
        code: 'container-busy',
        retryable: true,
      });
    });

    it('keeps the configuration of one from the other', async () => {
      const copy = await secondCopy();
      const [mine, theirs] = [widgetHost('ok'), widgetHost('ok')];
      configure({widgetHost: mine});
      on.stage.later(() => configure({widgetHost: undefined}));
      copy.configure({widgetHost: theirs});
      on.stage.later(() => copy.configure({widgetHost: undefined}));
      await Promise.all([loadSelfEmployed(), copy.loadSelfEmployed()]);
      expect([executions(mine), executions(theirs)]).to.deep.equal([1, 1]);
    });
  });

  describe('with several who wait', () => {
    it('reaches one whose neighbour has left', async () => {
      const host = widgetHost('slow-200');
      const leaving = on.stage.mount({widgetHost: host});
      await Promise.resolve();
      const staying = loadSelfEmployed({widgetHost: host});
      leaving.unmount();
      expect(await outcomeOf(leaving.ready)).to.include({code: 'unmounted'});
      expect(await staying).to.be.a('function');
      expect(executions(host)).to.equal(1);
    });

    it('reaches one whose neighbour ran out of time', async () => {
      const host = widgetHost('held-js');
      const hasty = loadSelfEmployed({widgetHost: host, timeout: 100});
      const patient = loadSelfEmployed({widgetHost: host});
      expect(await outcomeOf(hasty)).to.include({code: 'timeout'});
      await answerHeld(host);
      expect(await patient).to.be.a('function');
    });

    it("runs and asks once for React's two mounts of the strict mode", async () => {
      const host = widgetHost('ok');
      let tokens = 0;
      const publicToken = () => `strict-${++tokens}`;
      on.stage.mount({widgetHost: host, publicToken}).unmount();
      await on.stage.mount({widgetHost: host, publicToken}).ready;
      expect({tokens, runs: executions(host)}).to.deep.equal({tokens: 1, runs: 1});
      expect(on.stage.container.childElementCount).to.equal(1);
    });
  });

  describe('with two environments', () => {
    it('gives each its own constructor, in whatever order they are asked for', async () => {
      const [live, demo] = [widgetHost('ok'), widgetHost('ok')];
      const liveVendor = await loadSelfEmployed({widgetHost: live});
      const demoVendor = await loadSelfEmployed({widgetHost: demo});
      expect(liveVendor).to.not.equal(demoVendor);
      expect(await loadSelfEmployed({widgetHost: live})).to.equal(liveVendor);
      expect(await loadSelfEmployed({widgetHost: demo})).to.equal(demoVendor);
    });

    it('keeps the constructor of one that nobody waited for to the end', async () => {
      const [live, demo] = [widgetHost('slow-100'), widgetHost('ok')];
      const mount = on.stage.mount({widgetHost: live});
      await Promise.resolve();
      mount.unmount();
      await until(() => executions(live));
      const demoVendor = await loadSelfEmployed({widgetHost: demo});
      expect(await loadSelfEmployed({widgetHost: live})).to.not.equal(demoVendor);
      expect(executions(live)).to.equal(1);
    });

    it('does not take the constructor of one that came too late for the other', async () => {
      const [live, demo] = [widgetHost('held-js'), widgetHost('ok')];
      await outcomeOf(loadSelfEmployed({widgetHost: live, timeout: 50}));
      await answerHeld(live);
      await until(() => executions(live));
      const demoVendor = await loadSelfEmployed({widgetHost: demo});
      expect(executions(demo)).to.equal(1);
      expect(await loadSelfEmployed({widgetHost: live})).to.not.equal(demoVendor);
    });

    it('does not take the constructor of one for the other, whose script is empty', async () => {
      await loadSelfEmployed({widgetHost: widgetHost('ok')});
      const outcome = await outcomeOf(loadSelfEmployed({widgetHost: widgetHost('empty')}));
      expect(outcome.code).to.equal('global-missing');
    });
  });

  it('is fetched once where it was preloaded', async () => {
    const host = widgetHost('ok');
    preloadSelfEmployed({widgetHost: host});
    preloadSelfEmployed({widgetHost: host});
    await until(async () => Object.keys(await requests(host)).length === 2);
    await loadSelfEmployed({widgetHost: host});
    expect(document.head.querySelectorAll(`link[rel="preload"][href^="${host}"]`)).to.have.length(2);
    expect(executions(host)).to.equal(1);
  });

  it('is one for each widget', async () => {
    const host = widgetHost('ok');
    const [selfEmployed, cards] = await Promise.all([
      loadSelfEmployed({widgetHost: host}),
      loadCardTokenize({widgetHost: host}),
    ]);
    expect(selfEmployed).to.not.equal(cards);
    const {executions: runs} = vendor();
    expect(runs).to.include({[`${host}/self-employed.js`]: 1, [`${host}/tokenize.js`]: 1});
  });
});
