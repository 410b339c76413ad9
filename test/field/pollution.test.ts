import {expect} from '@open-wc/testing';
import {
  foreignWidgetHost,
  requests,
  seen,
  tokenEndpoint,
  tokenPath,
  tokenRequests,
  widgetHost,
} from '../tools/hosts.js';
import {addFrame} from '../tools/pages.js';
import {
  HASH,
  cardOf,
  cleanUp,
  endOf,
  freshToken,
  linking,
  openPage,
  tasks,
  tokenized,
  type FieldPage,
} from './page.js';

/** Where a polluted prototype would lead; nothing may arrive there. */
interface Trap {
  host: string;
  url: string;
  called: string[];
}

/** Every option of every call, of `configure()` and of a widget's names, and what an attacker would set. */
const OPTIONS: Record<string, (trap: Trap, page: FieldPage) => unknown> = {
  // of a call
  container: () => '#trap',
  publicToken: () => 'token-of-the-trap',
  tokenUrl: ({url}) => url,
  tokenRequest: ({url}) => ({headers: {'X-Trap': 'trap'}, referrer: url}),
  environment: () => 'demo',
  widgetHost: ({host}) => host,
  signal: (_trap, page) => page.window.AbortSignal.abort('trap'),
  timeout: () => 1,
  retries: () => 'trap',
  nonce: () => 'trap',
  integrity: () => ({script: 'sha256-trap', stylesheet: 'sha256-trap'}),
  onStatus:
    ({called}) =>
    () =>
      called.push('onStatus'),
  onResult:
    ({called}) =>
    () =>
      called.push('onResult'),
  taxReferenceOrPhone: () => '131313131313',
  // of configure()
  widgetHosts: ({host}) => [host],
  tokenUrls: ({url}) => [url],
  observe:
    ({called}) =>
    () =>
      called.push('observe'),
  selfEmployed: ({host}) => ({script: `${host}/self-employed.js`}),
  cardTokenize: ({host}) => ({script: `${host}/tokenize.js`}),
  Bank131WidgetsConfig: ({host}) => ({widgetHost: host}),
  // of a widget's names
  name: () => 'trap',
  globalName: () => 'Trap',
  containerId: () => 'trap',
  script: ({host}) => `${host}/self-employed.js`,
  stylesheet: ({host}) => `${host}/self-employed.css`,
  messageOrigins: () => [foreignWidgetHost('ok')],
  create:
    ({called}) =>
    () => {
      called.push('create');
      return {render: () => undefined};
    },
  read: () => () => ({status: 'completed', result: 'of the trap'}),
  destroy:
    ({called}) =>
    () =>
      called.push('destroy'),
  // of a request for a token
  headers: () => ({'X-Trap': 'trap'}),
  method: () => 'PUT',
  body: () => 'trap',
  mode: () => 'cors',
  credentials: () => 'omit',
  redirect: () => 'follow',
  referrer: ({url}) => url,
  referrerPolicy: () => 'no-referrer',
  keepalive: () => true,
  // of an answer, an error and a message
  public_token: () => 'token-of-the-trap',
  code: () => 'trap',
  cause: () => 'trap',
  status: () => 'completed',
  retryable: () => false,
  meta: () => ({stage: 'tokenize'}),
  payload: () => ({status: 'completed', number_hash: HASH}),
  stage: () => 'tokenize',
  number_hash: () => HASH,
  numberHash: () => HASH,
  token: () => 'token-of-the-trap',
};

/** Pollutes the page's prototype; undone by the caller, so that the test's own tools work. */
function pollute(page: FieldPage, values: Record<string, unknown>): () => void {
  const {prototype} = page.window.Object;
  for (const [name, value] of Object.entries(values)) Reflect.set(prototype, name, value);
  return () => Object.keys(values).forEach((name) => Reflect.deleteProperty(prototype, name));
}

describe('a polluted Object.prototype', () => {
  cleanUp();

  const names = Object.keys(OPTIONS);
  const GROUP = 6;
  for (let first = 0; first < names.length; first += GROUP) {
    const group = names.slice(first, first + GROUP);
    it(`has no effect on a call and an element when it has ${group.join(', ')}`, async () => {
      const page = await openPage({body: '<div id="place"></div><div id="trap"></div>'});
      const trap: Trap = {host: widgetHost('ok'), url: tokenEndpoint('ok'), called: []};
      const clean = pollute(
        page,
        Object.fromEntries(group.map((name) => [name, OPTIONS[name]!(trap, page)])),
      );

      const host = widgetHost('ok');
      const endpoint = tokenEndpoint('ok');
      page.api.configure({widgetHost: host});
      const {Object: PageObject} = page.window;
      // Options as the page's own code writes them: with the page's prototype.
      const options = PageObject.assign(new PageObject(), {container: '#place', tokenUrl: endpoint}) as {
        container: string;
        tokenUrl: string;
      };
      const mount = page.api.mountSelfEmployed(options);
      expect(await endOf(mount.ready)).to.equal('resolved');
      await page.say(new PageObject(), {meta: {}, payload: {}}, linking('in_progress'));
      expect(mount.status).to.equal('in_progress');

      page.document.body.insertAdjacentHTML(
        'beforeend',
        `<form method="post"><bank131-card-tokenize token-url="${tokenPath('ok')}" widget-host="${host}" name="card"></bank131-card-tokenize></form>`,
      );
      expect(await page.outcome()).to.equal('ready');
      await page.say(
        {},
        {meta: {}, payload: {}},
        {meta: {stage: 'tokenize'}, payload: {status: 'completed'}},
      );
      expect(page.card.value).to.equal(undefined);
      const before = page.events;
      await page.say(tokenized());

      await tasks();
      clean();
      expect(page.errors).to.deep.equal([]);
      expect(trap.called).to.deep.equal([]);
      expect(page.find('#trap').childNodes).to.have.length(0);
      expect(await requests(trap.host)).to.deep.equal({});
      expect(await seen(trap.url)).to.deep.equal([]);
      expect(page.assets.filter((url) => url.includes('demo'))).to.deep.equal([]);
      expect(await requests(host)).to.deep.equal({
        'self-employed.js': 1,
        'self-employed.css': 1,
        'tokenize.js': 1,
        'tokenize.css': 1,
      });

      expect(before).to.deep.equal(['bank131-ready']);
      expect(page.card.value).to.deep.equal(cardOf());
      expect(new page.window.FormData(page.find('form')).get('card')).to.equal(JSON.stringify(cardOf()));

      const [request] = await tokenRequests(endpoint);
      expect(request?.body).to.equal('{}');
      expect(request?.headers).to.include({
        'x-requested-with': 'bank131-widgets',
        'sec-fetch-mode': 'same-origin',
      });
      expect(request?.headers).not.to.have.property('x-trap');
      expect(request?.headers.referer ?? '').to.contain('/page');
      const [instance] = page.window.__vendor!.instances;
      expect(instance?.options.publicToken).to.match(/^[\da-f]{64}$/);
      expect(instance?.options.initialValues).to.deep.equal({});
      const script = page.find<HTMLScriptElement>(`script[src^="${host}"]`);
      expect([script.nonce, script.integrity]).to.deep.equal(['page', '']);
      mount.unmount();
      expect(await endOf(mount.result)).to.equal('unmounted');
    });
  }

  it('opens no origin for messages when it has messageOrigins', async () => {
    const page = await openPage();
    const foreign = foreignWidgetHost('ok');
    const clean = pollute(page, {messageOrigins: [foreign]});
    const mount = page.mountCard();
    await mount.ready;
    const frame = await addFrame(`${foreign}/frame.html`, {parent: page.find('#bank131-tokenize')});
    const arrived = new Promise((resolve) => {
      page.window.addEventListener('message', resolve, {once: true});
    });
    frame.contentWindow!.postMessage({post: tokenized(), silent: true}, '*', [new MessageChannel().port2]);
    await arrived;
    await tasks();
    clean();
    mount.unmount();
    expect(await endOf(mount.result)).to.equal('unmounted');
  });

  it('does not stand in for an option that is missing', async () => {
    const page = await openPage();
    const cases = {container: '#place', publicToken: freshToken};
    for (const missing of Object.keys(cases)) {
      const clean = pollute(page, {[missing]: '#place'});
      const options = Object.fromEntries(Object.entries(cases).filter(([name]) => name !== missing));
      const {Object: PageObject} = page.window;
      const given = PageObject.assign(new PageObject(), options) as never;
      const mount = page.api.mountSelfEmployed(given);
      const end = await endOf(mount.ready);
      clean();
      expect(end).to.equal('invalid-options');
    }
  });

  it('is not made by an own __proto__ of parsed configuration', async () => {
    const page = await openPage();
    const evil = JSON.parse('{"__proto__": {"widgetHost": "https://evil.example/"}}') as object;
    page.api.configure(evil);
    page.api.configure({selfEmployed: evil});
    const host = widgetHost('ok');
    await page.mountSelfEmployed({widgetHost: host}).ready;
    expect(new page.window.Object()).not.to.have.property('widgetHost');
    expect(page.assets.filter((url) => url.includes('evil'))).to.deep.equal([]);
  });

  it('has no effect when an options object inherits from one of the page', async () => {
    const page = await openPage();
    const host = widgetHost('ok');
    page.api.configure({widgetHost: host});
    const inherited: object = Object.create({widgetHost: widgetHost('404'), timeout: 'soon'}) as object;
    const options = Object.assign(inherited, {container: '#place', publicToken: freshToken});
    expect(await endOf(page.api.mountSelfEmployed(options).ready)).to.equal('resolved');
    expect(await requests(host)).to.have.property('self-employed.js', 1);
  });
});
