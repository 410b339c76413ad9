import {expect} from '@open-wc/testing';
import {
  configure,
  type SelfEmployedMount,
  type SelfEmployedOptions,
  type WidgetEvent,
} from '../../src/index.js';
import {COMPLETED, post} from '../faults/senders.js';
import {comesOut, outcomeOf, until} from '../faults/stage.js';
import {vendor, widgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

const message = (status: string) => ({meta: {stage: 'bind'}, payload: {status}});

describe('callbacks of the page', () => {
  const on = onStage();

  function observe(hook: (event: WidgetEvent) => void): void {
    configure({observe: hook});
    on.stage.later(() => configure({observe: undefined}));
  }

  describe('that throw', () => {
    it('disturb neither the widget nor each other, and are reported as uncaught', async () => {
      const fail = (where: string) => () => {
        throw new Error(where);
      };
      observe(fail('observe'));
      const mount = on.stage.mount({onStatus: fail('onStatus'), onResult: fail('onResult')});
      await mount.ready;
      await post(COMPLETED);
      expect(await mount.result).to.include({status: 'completed'});
      mount.unmount();
      await until(() => on.stage.uncaught.length >= 9);
      const reported = new Set(on.stage.uncaught.splice(0));
      expect(reported).to.deep.equal(new Set(['Error: observe', 'Error: onStatus', 'Error: onResult']));
    });

    it('include destroy() of a vendor object', async () => {
      const destroy = () => {
        throw new Error('destroy');
      };
      configure({selfEmployed: {create: () => ({render: () => undefined, destroy})}});
      on.stage.later(() => configure({selfEmployed: {create: undefined}}));
      const mount = on.stage.mount();
      await mount.ready;
      mount.unmount();
      expect(await outcomeOf(mount.result)).to.include({code: 'unmounted'});
      await until(() => on.stage.uncaught.length);
      expect(on.stage.uncaught.splice(0)).to.deep.equal(['Error: destroy']);
      expect(on.stage.container.childNodes).to.have.length(0);
    });
  });

  describe('that unmount', () => {
    const whens: [string, (mount: () => SelfEmployedMount) => Partial<SelfEmployedOptions>][] = [
      [
        'while the token is asked for',
        (mount) => ({
          publicToken: () => {
            mount().unmount();
            return 'token';
          },
        }),
      ],
      [
        'when the token is there',
        (mount) => ({
          publicToken: async () => {
            await Promise.resolve();
            mount().unmount();
            return 'token';
          },
        }),
      ],
    ];
    for (const [when, options] of whens) {
      it(`${when}: nothing is rendered`, async () => {
        const before = vendor().instances.length;
        const mount: SelfEmployedMount = on.stage.mount(options(() => mount));
        expect(await comesOut(mount)).to.include({code: 'unmounted'});
        expect(vendor().instances).to.have.length(before);
      });
    }

    for (const step of ['script', 'stylesheet', 'token'] as const) {
      it(`at the step "${step}": nothing is rendered`, async () => {
        observe((event) => event.step === step && mount.unmount());
        const before = vendor().instances.length;
        const mount = on.stage.mount();
        expect(await comesOut(mount)).to.include({code: 'unmounted'});
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(vendor().instances).to.have.length(before);
      });
    }

    it('at the step "render": what was rendered goes', async () => {
      observe((event) => event.step === 'render' && mount.unmount());
      const mount = on.stage.mount();
      expect(await comesOut(mount)).to.include({code: 'unmounted'});
      expect(on.stage.container.childNodes).to.have.length(0);
    });

    for (const name of ['onStatus', 'onResult'] as const) {
      it(`in ${name}: the outcome stays`, async () => {
        const heard: string[] = [];
        const mount = on.stage.mount({
          onResult: ({status}) => heard.push(status),
          [name]: (told: unknown) => {
            heard.push(name);
            mount.unmount();
            return told;
          },
        });
        await mount.ready;
        await post(COMPLETED);
        expect(await mount.result).to.include({status: 'completed'});
        expect(on.stage.container.childNodes).to.have.length(0);
        expect(heard).to.include(name);
      });
    }
  });

  it('hear each status, the final one too, and each outcome', async () => {
    const statuses: string[] = [];
    const results: string[] = [];
    const mount = on.stage.mount({
      onStatus: (status) => statuses.push(status),
      onResult: ({status}) => results.push(status),
    });
    await mount.ready;
    for (const status of ['in_progress', 'failed', 'in_progress', 'completed']) await post(message(status));
    expect(statuses).to.deep.equal(['in_progress', 'failed', 'in_progress', 'completed']);
    expect(results).to.deep.equal(['failed', 'completed']);
    expect(await mount.result).to.include({status: 'failed'});
    expect(mount.status).to.equal('completed');
  });

  describe('`observe`', () => {
    const SECRETS = {publicToken: 'secret-token', taxReferenceOrPhone: '500000000000'};

    it('hears each step in order, and no secret', async () => {
      const events: WidgetEvent[] = [];
      observe((event) => events.push(event));
      const host = widgetHost('ok');
      const mount = on.stage.mount({...SECRETS, publicToken: () => SECRETS.publicToken, widgetHost: host});
      await mount.ready;
      await post(message('in_progress'));
      await post(COMPLETED);
      mount.unmount();

      const steps = events.map(({step}) => step);
      expect(new Set(steps.slice(0, 3))).to.deep.equal(new Set(['script', 'stylesheet', 'token']));
      expect(steps.slice(3)).to.deep.equal(['render', 'status', 'status', 'result', 'unmount']);
      expect(events.map(({status}) => status).slice(4)).to.deep.equal([
        'in_progress',
        'completed',
        'completed',
        'completed',
      ]);
      for (const event of events) {
        expect(event).to.include({widget: 'self-employed', host: `${host}/`});
        expect(event.ms).to.be.at.least(0);
      }
      for (const secret of Object.values(SECRETS)) expect(JSON.stringify(events)).to.not.contain(secret);
    });

    it('hears the code of an error, and that a signal took it away', async () => {
      const events: [string, string | undefined][] = [];
      observe(({step, code}) => events.push([step, code]));
      await comesOut(on.stage.mount({widgetHost: widgetHost('404'), retries: 0}));
      expect(events.at(-1)).to.deep.equal(['error', 'script-failed']);
      const controller = new AbortController();
      const mount = on.stage.mount({signal: controller.signal});
      await mount.ready;
      controller.abort();
      await outcomeOf(mount.result);
      expect(events.at(-1)).to.deep.equal(['unmount', undefined]);
    });
  });
});
