import {expect} from '@open-wc/testing';
import {configure, type SelfEmployedMount} from '../../src/index.js';
import {COMPLETED, post} from '../faults/senders.js';
import {comesOut, executions, HELD, outcomeOf, rejectionOf, until} from '../faults/stage.js';
import {vendor, widgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

const UNMOUNTED = {code: 'unmounted', retryable: false};
const inProgress = {meta: {stage: 'bind'}, payload: {status: 'in_progress'}};

describe('the life of a mount', () => {
  const on = onStage();

  const widget = () => document.getElementById('bank131-self-employed');

  describe('ends with `unmounted`', () => {
    const removals: [string, (mount: SelfEmployedMount) => void][] = [
      ['by unmount()', (mount) => mount.unmount()],
      ['when its container leaves the page', () => on.stage.container.remove()],
      [
        'when the route changes without unmount()',
        () => on.stage.container.replaceWith(document.createElement('main')),
      ],
      ['when a framework renders over it', () => (on.stage.container.innerHTML = '<p>Another page</p>')],
    ];
    for (const [how, remove] of removals) {
      it(`${how}, while it loads`, async () => {
        const host = widgetHost('slow-100');
        const mount = on.stage.mount({widgetHost: host});
        await Promise.resolve();
        remove(mount);
        expect(await comesOut(mount)).to.deep.equal(UNMOUNTED);
        const before = vendor().instances.length;
        await until(() => executions(host));
        expect(vendor().instances).to.have.length(before);
      });

      it(`${how}, while it renders`, async () => {
        const mount = on.stage.mount({widgetHost: widgetHost('render-hangs')});
        const before = vendor().instances.length;
        await until(() => vendor().instances.length > before);
        remove(mount);
        expect(await comesOut(mount)).to.deep.equal(UNMOUNTED);
      });

      it(`${how}, while the person fills it in`, async () => {
        const mount = on.stage.mount();
        await mount.ready;
        await post(inProgress);
        remove(mount);
        expect(await rejectionOf(mount.result)).to.include({code: 'unmounted', status: 'in_progress'});
        expect(widget()).to.equal(null);
      });
    }

    it('twice without harm', async () => {
      const mount = on.stage.mount();
      await mount.ready;
      mount.unmount();
      mount.unmount();
      expect(await outcomeOf(mount.result)).to.deep.equal(UNMOUNTED);
    });

    it('before it began, asking for nothing', async () => {
      let asked = false;
      const mount = on.stage.mount({publicToken: () => String((asked = true))});
      mount.unmount();
      expect(await comesOut(mount)).to.deep.equal(UNMOUNTED);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(asked).to.equal(false);
    });
  });

  it('goes on when its container is moved', async () => {
    const mount = on.stage.mount();
    await mount.ready;
    const place = document.createElement('section');
    document.body.append(place);
    on.stage.later(() => place.remove());
    place.append(on.stage.container);
    await post(COMPLETED);
    expect(await mount.result).to.include({status: 'completed'});
  });

  it('goes on for as long as the person takes: the deadline is for rendering alone', async () => {
    const passDeadline = on.stage.holdDeadline();
    const mount = on.stage.mount({timeout: HELD});
    await mount.ready;
    passDeadline();
    await post(COMPLETED);
    expect(await mount.result).to.include({status: 'completed'});
  });

  it('needs no animation frame: the page may be hidden throughout', async () => {
    on.stage.replace(window, 'requestAnimationFrame', () => 0);
    on.stage.replace(window, 'requestIdleCallback', () => 0);
    on.stage.replace(document, 'visibilityState', 'hidden');
    on.stage.replace(document, 'hidden', true);
    expect(await comesOut(on.stage.mount())).to.deep.equal({code: 'mounted'});
  });

  it('needs nothing that is newer than the oldest supported browsers', async () => {
    on.stage.replace(AbortSignal, 'any', undefined);
    on.stage.replace(window, 'trustedTypes' as keyof Window, undefined);
    on.stage.replace(Promise, 'withResolvers' as keyof PromiseConstructor, undefined);
    for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with'] as const) {
      on.stage.replace(Array.prototype, name as 'at', undefined);
    }
    const mount = on.stage.mount();
    await mount.ready;
    await post(COMPLETED);
    expect(await mount.result).to.include({status: 'completed'});
    mount.unmount();
    const failing = on.stage.mount({widgetHost: widgetHost('hang'), timeout: 50});
    expect(await comesOut(failing)).to.include({code: 'timeout'});
  });

  describe('with an outcome', () => {
    it('stays on the page until the next one takes its place', async () => {
      const first = on.stage.mount();
      await first.ready;
      await post(COMPLETED);
      await first.result;
      const shown = widget();
      expect(shown?.textContent).to.contain('Fake');

      const second = on.stage.mount();
      await second.ready;
      expect(shown?.isConnected).to.equal(false);
      expect(document.querySelectorAll('#bank131-self-employed')).to.have.length(1);
      expect(await first.result).to.include({status: 'completed'});
      await post(COMPLETED);
      expect(await second.result).to.include({status: 'completed'});
    });

    it('keeps the outcome after unmount()', async () => {
      const mount = on.stage.mount();
      await mount.ready;
      await post(COMPLETED);
      mount.unmount();
      expect(await mount.result).to.include({status: 'completed'});
      expect(mount.status).to.equal('completed');
      expect(widget()).to.equal(null);
    });
  });

  it('is void once its container has left the page: the next mount need not wait', async () => {
    const first = on.stage.mount();
    await first.ready;
    const next = document.createElement('div');
    document.body.append(next);
    on.stage.later(() => next.remove());
    // Just before the second begins, and sooner than the page could tell the first of it.
    void Promise.resolve().then(() => on.stage.container.remove());
    const second = on.stage.mount({container: next});
    expect(await comesOut(second)).to.deep.equal({code: 'mounted'});
    expect(await outcomeOf(first.result)).to.deep.equal(UNMOUNTED);
  });

  describe('with code that is never called too late', () => {
    it('makes no vendor object when the last answer and unmount() come together', async () => {
      const host = widgetHost('ok');
      await on.stage.mount({widgetHost: host}).ready.then(() => undefined);
      on.stage.container.replaceChildren();
      await new Promise((resolve) => setTimeout(resolve));
      for (let steps = 1; steps < 16; steps++) {
        let give!: (token: string) => void;
        const token = new Promise<string>((resolve) => (give = resolve));
        const mount = on.stage.mount({widgetHost: host, publicToken: () => token});
        await new Promise((resolve) => setTimeout(resolve, 20));
        const before = vendor().instances.length;
        give('token');
        for (let step = 0; step < steps; step++) await Promise.resolve();
        const made = vendor().instances.length;
        mount.unmount();
        await new Promise((resolve) => setTimeout(resolve));
        expect(vendor().instances.length, `${steps} microtasks later`).to.equal(Math.max(before, made));
      }
    });

    it('renders nothing after a constructor that unmounts', async () => {
      let rendered = 0;
      let destroyed = 0;
      const create = () => {
        mount.unmount();
        return {render: () => ++rendered, destroy: () => ++destroyed};
      };
      configure({selfEmployed: {create}});
      on.stage.later(() => configure({selfEmployed: {create: undefined}}));
      const mount = on.stage.mount();
      expect(await comesOut(mount)).to.deep.equal(UNMOUNTED);
      expect({rendered, destroyed}).to.deep.equal({rendered: 0, destroyed: 1});
    });

    it("raises nothing when the vendor's render() fails after unmount()", async () => {
      const create = () => ({
        render: () => {
          mount.unmount();
          return Promise.reject(new Error('too late'));
        },
      });
      configure({selfEmployed: {create}});
      on.stage.later(() => configure({selfEmployed: {create: undefined}}));
      const unhandled: unknown[] = [];
      const listener = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
      window.addEventListener('unhandledrejection', listener);
      on.stage.later(() => window.removeEventListener('unhandledrejection', listener));
      const mount = on.stage.mount();
      expect(await comesOut(mount)).to.deep.equal(UNMOUNTED);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(unhandled).to.deep.equal([]);
    });
  });
});
