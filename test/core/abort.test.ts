import {expect} from '@open-wc/testing';
import {loadSelfEmployed} from '../../src/index.js';
import {COMPLETED, post} from '../faults/senders.js';
import {HELD, rejectionOf, until} from '../faults/stage.js';
import {
  releaseHost,
  requests,
  tokenEndpoint,
  tokenRequests,
  vendor,
  widgetHost,
  type HostBehaviour,
} from '../tools/hosts.js';
import {Traces} from '../faults/traces.js';
import {onStage} from './on-stage.js';

/** What a page may give as its reason. */
class RouteChanged extends Error {}

describe('a signal', () => {
  const on = onStage();

  const nothingLeft = () => {
    expect(on.stage.container.childNodes).to.have.length(0);
    expect(document.getElementById('bank131-self-employed')).to.equal(null);
  };

  /** Begins a mount, waits until it has come to a step, aborts, and checks that it ended so. */
  async function abortedAt(
    host: HostBehaviour,
    arrived: (asked: () => Promise<boolean>) => unknown,
    options: object = {},
  ): Promise<void> {
    const controller = new AbortController();
    const widgetUrl = widgetHost(host);
    const mount = on.stage.mount({widgetHost: widgetUrl, signal: controller.signal, ...options});
    await arrived(async () => Object.keys(await requests(widgetUrl)).length === 2);
    const reason = new RouteChanged();
    controller.abort(reason);
    expect(await rejectionOf(mount.ready)).to.equal(reason);
    expect(await rejectionOf(mount.result)).to.equal(reason);
    nothingLeft();
  }

  it('ends what it was aborted before, and nothing is asked for', async () => {
    const reason = new RouteChanged();
    const controller = new AbortController();
    controller.abort(reason);
    const host = widgetHost('ok');
    let asked = false;
    const publicToken = () => String((asked = true));
    const mount = on.stage.mount({widgetHost: host, publicToken, signal: controller.signal});
    expect(await rejectionOf(mount.result)).to.equal(reason);
    expect(await rejectionOf(loadSelfEmployed({widgetHost: host, signal: controller.signal}))).to.equal(
      reason,
    );
    expect({asked, requests: await requests(host)}).to.deep.equal({asked: false, requests: {}});
  });

  it('ends what it is aborted just after', () => abortedAt('ok', () => undefined));

  it('ends a mount whose script loads', () => abortedAt('hang-js', until));

  it('ends a mount whose stylesheet loads', () => abortedAt('hang-css', until));

  it('ends a mount between two tries', () =>
    abortedAt(
      '404',
      async (asked) => {
        await until(asked);
        await until(() => !document.head.querySelector('script[src*="/widget-host/"]'));
      },
      {retries: 100},
    ));

  it('ends a mount whose token is being fetched, and the fetching', async () => {
    const tokenUrl = tokenEndpoint('hang');
    const controller = new AbortController();
    const mount = on.stage.mount({tokenUrl, signal: controller.signal});
    await until(async () => (await tokenRequests(tokenUrl)).length);
    controller.abort(new RouteChanged());
    expect(await rejectionOf(mount.result)).to.be.instanceOf(RouteChanged);
    nothingLeft();
  });

  it('reaches the function that gets the token', async () => {
    const controller = new AbortController();
    let given: AbortSignal | undefined;
    const publicToken = ({signal}: {signal: AbortSignal}) => {
      given = signal;
      return new Promise<string>(() => {});
    };
    const mount = on.stage.mount({publicToken, signal: controller.signal});
    await until(() => given);
    expect(given?.aborted).to.equal(false);
    controller.abort(new RouteChanged());
    expect(given?.aborted).to.equal(true);
    expect(await rejectionOf(mount.result)).to.be.instanceOf(RouteChanged);
  });

  it('ends a mount that renders', async () => {
    const before = vendor().instances.length;
    await abortedAt('render-hangs', () => until(() => vendor().instances.length > before));
  });

  it('ends a widget on the page, and later messages have no effect', async () => {
    const controller = new AbortController();
    const mount = on.stage.mount({signal: controller.signal});
    await mount.ready;
    const reason = new RouteChanged();
    controller.abort(reason);
    await post(COMPLETED);
    expect(await rejectionOf(mount.result)).to.equal(reason);
    expect(mount.status).to.equal(undefined);
    nothingLeft();
  });

  it('takes a widget with an outcome off the page, and the outcome stays', async () => {
    const controller = new AbortController();
    const mount = on.stage.mount({signal: controller.signal});
    await mount.ready;
    await post(COMPLETED);
    controller.abort(new RouteChanged());
    expect(await mount.result).to.include({status: 'completed'});
    nothingLeft();
  });

  it('ends a load, and leaves the script to others', async () => {
    const host = widgetHost('slow-200');
    const controller = new AbortController();
    const leaving = loadSelfEmployed({widgetHost: host, signal: controller.signal});
    const staying = loadSelfEmployed({widgetHost: host});
    controller.abort(new RouteChanged());
    expect(await rejectionOf(leaving)).to.be.instanceOf(RouteChanged);
    expect(await staying).to.be.a('function');
  });

  it('leaves no script behind that fails afterwards: the next widget asks for it again', async () => {
    const host = widgetHost('hang-js');
    const controller = new AbortController();
    const leaving = loadSelfEmployed({widgetHost: host, signal: controller.signal});
    await until(async () => (await requests(host))['self-employed.js']);
    controller.abort(new RouteChanged());
    expect(await rejectionOf(leaving)).to.be.instanceOf(RouteChanged);
    await releaseHost(host);
    await until(() => !document.head.querySelector(`script[src^="${host}"]`));
    const next = on.stage.mount({widgetHost: host, retries: 0, timeout: HELD});
    expect(await rejectionOf(next.ready)).to.include({code: 'script-failed'});
  });

  it('is left without a listener when everything is over', async () => {
    const traces = new Traces();
    const {signal} = new AbortController();
    const mount = on.stage.mount({signal});
    await mount.ready;
    expect(traces.listenersOf(signal)).to.equal(1);
    mount.unmount();
    await loadSelfEmployed({widgetHost: widgetHost('ok'), signal});
    expect(traces.listenersOf(signal)).to.equal(0);
    traces.stop();
  });
});
