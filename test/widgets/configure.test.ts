import {expect} from '@open-wc/testing';
import {configure, loadCardTokenize, loadSelfEmployed, type Configuration} from '../../src/index.js';
import {configuration, overridesOf} from '../../src/options.js';
import {onStage} from '../core/on-stage.js';
import {COMPLETED} from '../faults/senders.js';
import {executions, outcomeOf, rejectionOf} from '../faults/stage.js';
import {addFrame, relay} from '../tools/pages.js';
import {foreignOrigin, foreignWidgetHost, requests, widgetHost} from '../tools/hosts.js';

describe('configure()', () => {
  const on = onStage();

  /** Configures until the test ends. */
  function configured(defaults: Configuration): void {
    configure(defaults);
    const names = Object.keys(defaults).filter((name) => name !== 'selfEmployed');
    const parts = Object.keys(defaults.selfEmployed ?? {});
    const none = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, undefined]));
    on.stage.later(() => {
      configure({...none(names), selfEmployed: none(parts)});
      configure({selfEmployed: undefined});
    });
  }

  function fromPage(defaults: unknown): void {
    Object.assign(window, {Bank131WidgetsConfig: defaults});
    on.stage.later(() => Reflect.deleteProperty(window, 'Bank131WidgetsConfig'));
  }

  it('sets what a call does not say itself', async () => {
    const [general, own] = [widgetHost('ok'), widgetHost('ok')];
    configured({widgetHost: general});
    await loadSelfEmployed();
    await loadSelfEmployed({widgetHost: own});
    expect([executions(general), executions(own)]).to.deep.equal([1, 1]);
  });

  it('adds to what was configured before', async () => {
    const host = widgetHost('404');
    configured({widgetHost: host});
    configured({retries: 0});
    configured({timeout: 5_000});
    await outcomeOf(loadSelfEmployed());
    expect((await requests(host))['self-employed.js']).to.equal(1);
    expect(configuration()).to.include({widgetHost: host, retries: 0, timeout: 5_000});
  });

  it('adds to the corrections of a widget part by part', () => {
    configured({selfEmployed: {globalName: 'A'}});
    configured({selfEmployed: {script: 'b.js'}});
    expect(overridesOf('selfEmployed')).to.include({globalName: 'A', script: 'b.js'});
  });

  it('comes after `Bank131WidgetsConfig`, which counts without a call', async () => {
    const [early, late] = [widgetHost('ok'), widgetHost('ok')];
    fromPage({widgetHost: early, retries: 0});
    await loadSelfEmployed();
    configured({widgetHost: late});
    await loadSelfEmployed();
    expect([executions(early), executions(late)]).to.deep.equal([1, 1]);
    expect(configuration()).to.include({retries: 0});
  });

  it('does nothing where it is given nothing', () => {
    const before = configuration();
    configure(undefined as unknown as Configuration);
    configure(null as unknown as Configuration);
    expect(configuration()).to.deep.equal(before);
  });

  it('throws where its own properties can’t be what was meant', () => {
    for (const given of ['demo', 131, [], new Map([['environment', 'demo']]), Object.create({retries: 1})]) {
      expect(() => configure(given as Configuration)).to.throw(/plain object/);
    }
  });

  it('treats an empty page config as none', async () => {
    for (const defaults of [null, {}]) {
      fromPage(defaults);
      await loadSelfEmployed({widgetHost: widgetHost('ok')});
    }
  });

  it('names the mistake in a page config instead of asking the live host', async () => {
    for (const [defaults, name] of [
      ['text', 'Bank131WidgetsConfig'],
      [131, 'Bank131WidgetsConfig'],
      [true, 'Bank131WidgetsConfig'],
      [() => ({}), 'Bank131WidgetsConfig'],
      [[], 'Bank131WidgetsConfig'],
      [new Map([['environment', 'demo']]), 'Bank131WidgetsConfig'],
      [Promise.resolve({environment: 'demo'}), 'Bank131WidgetsConfig'],
      [Object.create({environment: 'demo'}), 'Bank131WidgetsConfig'],
      [
        {
          get environment() {
            throw new Error('not yet');
          },
        },
        'Bank131WidgetsConfig',
      ],
      [{selfEmployed: null}, 'selfEmployed'],
      [{selfEmployed: 'text'}, 'selfEmployed'],
      [{timeout: 'soon'}, 'timeout'],
    ] as const) {
      fromPage(defaults);
      const error = await rejectionOf(loadSelfEmployed());
      expect(error.code).to.equal('invalid-options');
      expect(error.message).to.contain(`\`${name}\``);
    }
  });

  it('corrects names, constructor and reader of the self-employed widget too', async () => {
    let given: object = {};
    configured({
      selfEmployed: {
        globalName: 'SelfEmployedV2',
        script: 'self-employed-v2.js',
        create(_vendor, options) {
          given = options;
          return {render: () => undefined};
        },
      },
    });
    await on.stage.mount({taxReferenceOrPhone: '500000000000', publicToken: () => 'token'}).ready;
    expect(given).to.include({taxReferenceOrPhone: '500000000000', publicToken: 'token'});
  });

  it('takes scripts from a path of the host, or from another host altogether', async () => {
    const [host, other] = [widgetHost('ok'), foreignWidgetHost('ok')];
    configured({selfEmployed: {script: `${other}/self-employed.js`}});
    await loadSelfEmployed({widgetHost: host});
    expect(executions(other)).to.equal(1);
    expect(await requests(host)).to.deep.equal({'self-employed.css': 1});
  });

  it('adds origins from which messages count', async () => {
    configured({selfEmployed: {messageOrigins: [`${foreignOrigin()}/any/path`]}});
    const mount = on.stage.mount();
    await mount.ready;
    const frame = await addFrame(`${foreignWidgetHost('ok')}/frame.html`, {parent: on.stage.container});
    await relay(frame.contentWindow, {post: COMPLETED});
    expect(mount.status).to.equal('completed');
  });

  it('gives all tags of a widget their integrity and nonce', async () => {
    const host = widgetHost('ok');
    configured({nonce: 'page', selfEmployed: {integrity: {script: 'sha384-x', stylesheet: 'sha384-y'}}});
    void loadSelfEmployed({widgetHost: host, retries: 0}).catch(() => undefined);
    await Promise.resolve();
    const tag = document.head.querySelector<HTMLScriptElement>(`script[src^="${host}"]`);
    const link = document.head.querySelector<HTMLLinkElement>(`link[href^="${host}"]`);
    expect(tag).to.include({integrity: 'sha384-x', crossOrigin: 'anonymous', nonce: 'page', async: true});
    expect(link).to.include({integrity: 'sha384-y', crossOrigin: 'anonymous', nonce: 'page'});
    await outcomeOf(loadCardTokenize({widgetHost: host}));
  });
});
