import {expect, waitUntil} from '@open-wc/testing';
import {payoutPath, seen, tokenPath, widgetHost} from '../tools/hosts.js';
import {WAIT, cleanUp, freshToken, openPage, tasks, type FieldPage} from './page.js';

const {port} = window.location;

/** HTML that somebody else has put into the page. */
function inject(page: FieldPage, attributes: Record<string, string>): HTMLElement {
  const box = page.document.createElement('div');
  box.innerHTML = '<bank131-card-tokenize timeout="2000"></bank131-card-tokenize>';
  const element = box.firstElementChild as HTMLElement;
  for (const [name, value] of Object.entries({'token-url': tokenPath('ok'), ...attributes})) {
    element.setAttribute(name, value);
  }
  page.document.body.append(box);
  return element;
}

/** None of these hosts counts, and none is asked. */
async function expectAllRefused(page: FieldPage, hosts: readonly string[]): Promise<void> {
  const outcomes: Record<string, string> = {};
  for (const [index, host] of hosts.entries()) {
    const element = inject(page, {'widget-host': host});
    outcomes[host] = await page.outcome(index);
    element.remove();
  }
  await tasks();
  expect(outcomes).to.deep.equal(Object.fromEntries(hosts.map((host) => [host, 'invalid-options'])));
  expect(page.assets).to.deep.equal([]);
}

async function expectRefused(page: FieldPage) {
  expect(await page.outcome()).to.equal('invalid-options');
  await tasks();
  expect(page.assets).to.deep.equal([]);
  const {error} = page.card;
  expect(error?.retryable).to.equal(false);
  return error!;
}

/** The script that the element asks for; whether it comes does not matter. */
async function scriptOf(page: FieldPage): Promise<string> {
  const script = () => page.assets.find((url) => url.includes('.js'));
  await waitUntil(() => script() ?? page.events.includes('bank131-error'), 'Nothing happened.', WAIT);
  return script() ?? (await page.outcome());
}

/** The page must not get to the bank itself: its policy allows the page's own hosts alone. */
const CSP = "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'";

describe('the attribute widget-host: refused', () => {
  cleanUp();

  const HOSTS = [
    'https://evil.example/',
    'http://evil.example/',
    '//evil.example/',
    '\\\\evil.example/',
    `http://localhost.evil.example:${port}/`,
    `http://127.0.0.1.evil.example:${port}/`,
    'http://127-0-0-1.evil.example/',
    'http://evil-localhost/',
    'http://localhost@evil.example/',
    'http://localhost:131@evil.example/',
    'http://evil.example/#localhost',
    'http://evil.example/?localhost',
    'http://evil.example/localhost',
    'http://128.0.0.1/',
    'http://1.127.0.0/',
    'http://[::2]/',
    'http://[::ffff:8.8.8.8]/',
    'https://widget.bank131.ru.evil.example/',
    'https://widget.bank131.ru@evil.example/',
    'https://evil.example/https://widget.bank131.ru/',
    'https://evil.example/?widget.bank131.ru',
    'https://evil-widget.bank131.ru/',
    'https://sub.widget.bank131.ru/',
    'https://bank131.ru/',
    'https://widget.bank131.ru./',
    'https://widget.bank131.ru:8443/',
    'http://widget.bank131.ru/',
    'ftp://widget.bank131.ru/',
    'https://widgetdemo.bank131.ru/',
    'data:text/javascript,alert(1)//',
    'javascript:alert(1)//',
    'file:///etc/',
    'about:blank',
    'blob:null/131',
    'evil.example',
    '/',
    'http://[/',
  ];

  it('is an error of the options, and nothing is requested, when it is a host that nobody named', async () => {
    await expectAllRefused(await openPage({csp: CSP}), HOSTS);
  });

  it("is an error of the options when it is a blob: URL of the page's own", async () => {
    const page = await openPage({csp: CSP});
    const blob = page.window.URL.createObjectURL(new Blob(['alert(1)']));
    inject(page, {'widget-host': blob});
    await expectRefused(page);
  });

  it('says which configuration allows it', async () => {
    const page = await openPage();
    inject(page, {'widget-host': 'https://evil.example/'});
    expect((await expectRefused(page)).message).to.contain('widgetHosts');
  });

  it('spends no token', async () => {
    const page = await openPage();
    const element = inject(page, {'widget-host': 'https://evil.example/'});
    let asked = 0;
    Object.assign(element, {tokenUrl: null, publicToken: () => String((asked += 1))});
    await expectRefused(page);
    expect(asked).to.equal(0);
  });

  it('is refused when it takes the place of a host that code has set', async () => {
    const page = await openPage();
    const host = widgetHost('ok');
    const element = page.add('bank131-card-tokenize', {widgetHost: host});
    expect(await page.outcome()).to.equal('ready');
    element.setAttribute('widget-host', 'https://evil.example/');
    element.reload();
    await page.outcome(1);
    expect(page.assets.filter((url) => url.includes('evil'))).to.deep.equal([]);
  });

  const NAMED: Record<string, string[]> = {
    'https://shop.example/bank131-proxy/': [
      'https://shop.example/',
      'https://shop.example/uploads/x/',
      'https://shop.example/bank131-proxy/../uploads/',
      'https://shop.example/bank131-proxy/%2e%2e/uploads/',
      'https://shop.example/bank131-proxy/.%2E/uploads/',
      'https://shop.example/bank131-proxy/..%2fuploads/',
      'https://shop.example/bank131-proxy/..%5cuploads/',
      'https://shop.example\\bank131-proxy\\..\\uploads/',
      'https://shop.example/bank131-proxy/.\t./uploads/',
      'https://shop.example/bank131-proxy-evil/',
      'https://shop.example/BANK131-PROXY/',
      'https://shop.example/x/bank131-proxy/',
      'https://shop.example/uploads/?/bank131-proxy/',
      'https://shop.example/uploads/#https://shop.example/bank131-proxy/',
      'http://shop.example/bank131-proxy/',
      'https://shop.example:8443/bank131-proxy/',
      'https://shop.example./bank131-proxy/',
      'https://sub.shop.example/bank131-proxy/',
      'https://shop.example.evil.example/bank131-proxy/',
      'https://shop.example@evil.example/bank131-proxy/',
    ],
    'https://shop.example/bank131-proxy': [
      'https://shop.example/bank131-proxy-evil/',
      'https://shop.example/bank131-proxy.evil/',
    ],
    'https://shop.example': ['https://evil.example/'],
  };

  for (const [named, hosts] of Object.entries(NAMED)) {
    it(`is an error of the options, and nothing is requested, when it is not below ${named}, which code named`, async () => {
      const page = await openPage({csp: CSP});
      page.api.configure({widgetHosts: [named]});
      await expectAllRefused(page, hosts);
    });
  }
});

describe('the attribute widget-host: written as the property', () => {
  cleanUp();

  it('warns, since the live host would be asked', async () => {
    const page = await openPage({csp: CSP});
    inject(page, {widgetHost: 'https://widget-demo.bank131.ru/'});
    await page.warned(/widgethost/);
  });
});

describe('the attribute widget-host: allowed', () => {
  cleanUp();

  for (const [name, host] of [
    ['localhost', `http://localhost:${port}/x`],
    ['a name below localhost', `http://bank.localhost:${port}/x`],
    ['127.0.0.1', `http://127.0.0.1:${port}/x`],
    ['another address of the loopback net', `http://127.1.2.3:${port}/x`],
    ['a short form of 127.0.0.1', `http://127.1:${port}/x`],
    ['a number that means 127.0.0.1', `http://2130706433:${port}/x`],
    ['the loopback address of IPv6', `http://[::1]:${port}/x`],
    ['localhost in capitals', `http://LOCALHOST:${port}/x`],
  ] as const) {
    it(`counts on a page of this machine when it is ${name}`, async () => {
      const page = await openPage({csp: CSP});
      inject(page, {'widget-host': host});
      expect(await scriptOf(page)).to.equal(`${new URL(host).href}/tokenize.js`);
    });
  }

  for (const [host, configured, script] of [
    ['https://shop.example/bank131-proxy/', 'https://shop.example/bank131-proxy/', 'bank131-proxy/'],
    ['https://shop.example/bank131-proxy', 'https://shop.example/bank131-proxy/', 'bank131-proxy/'],
    ['https://shop.example/bank131-proxy/', 'https://shop.example/bank131-proxy', 'bank131-proxy/'],
    ['https://shop.example/bank131-proxy/v2/', 'https://shop.example/bank131-proxy/', 'bank131-proxy/v2/'],
    ['https://SHOP.example:443/bank131-proxy/', 'https://shop.example/bank131-proxy/', 'bank131-proxy/'],
    ['https://shop.example/x/../bank131-proxy/', 'https://shop.example/bank131-proxy/', 'bank131-proxy/'],
    ['https://shop.example/any/', 'https://shop.example', 'any/'],
  ] as const) {
    it(`counts when it is ${host} and code named ${configured}`, async () => {
      const page = await openPage({csp: CSP});
      page.api.configure({widgetHosts: [configured]});
      inject(page, {'widget-host': host});
      expect(await scriptOf(page)).to.equal(`https://shop.example/${script}tokenize.js`);
    });
  }

  for (const host of ['https://widget.bank131.ru', 'https://WIDGET-DEMO.bank131.ru:443/']) {
    it(`counts when it is ${host}, the bank's own`, async () => {
      const page = await openPage({csp: CSP});
      inject(page, {'widget-host': host});
      expect(await scriptOf(page)).to.equal(`${new URL(host).origin}/tokenize.js`);
    });
  }

  it('does not limit the property, which code sets', async () => {
    const page = await openPage({csp: CSP});
    page.add('bank131-card-tokenize', {widgetHost: 'https://any.example/'});
    expect(await scriptOf(page)).to.equal('https://any.example/tokenize.js');
  });
});

describe('an attribute with a namespace, as imported XHTML may have it', () => {
  cleanUp();

  it('does not count, and asks for nothing', async () => {
    const page = await openPage({csp: CSP});
    const payout = payoutPath();
    const xhtml = `<bank131-card-tokenize xmlns="http://www.w3.org/1999/xhtml" xmlns:x="x" x:token-url="${payout}"
      x:widget-host="https://evil.example/" x:environment="demo"/>`;
    const {documentElement} = new page.window.DOMParser().parseFromString(xhtml, 'application/xhtml+xml');
    page.document.body.append(page.document.importNode(documentElement, true));
    await expectRefused(page);
    expect(await seen(payout)).to.deep.equal([]);
  });
});

describe('the attribute environment', () => {
  cleanUp();

  type Configure = (page: FieldPage) => unknown;

  const CONFIGURED: Record<string, [configured: Configure, markup: 'demo' | 'live']> = {
    'configure() said live': [(page) => page.api.configure({environment: 'live'}), 'demo'],
    'configure() said demo': [(page) => page.api.configure({environment: 'demo'}), 'live'],
    'Bank131WidgetsConfig said live': [
      (page) => (page.window.Bank131WidgetsConfig = {environment: 'live'}),
      'demo',
    ],
    'Bank131WidgetsConfig said demo': [
      (page) => (page.window.Bank131WidgetsConfig = {environment: 'demo'}),
      'live',
    ],
  };

  for (const [name, [configure, environment]] of Object.entries(CONFIGURED)) {
    it(`is an error of the options, and nothing is requested, when ${name} and markup says ${environment}`, async () => {
      const page = await openPage({csp: CSP});
      configure(page);
      inject(page, {environment});
      await expectRefused(page);
    });
  }

  it('is refused when it takes the place of an environment that code has set on the element', async () => {
    const page = await openPage({csp: CSP});
    const element = page.document.createElement('bank131-card-tokenize');
    Object.assign(element, {environment: 'live', publicToken: freshToken, loading: 'manual'});
    page.document.body.append(element);
    element.setAttribute('environment', 'demo');
    element.reload();
    await page.outcome();
    expect(page.assets.filter((url) => url.includes('demo'))).to.deep.equal([]);
    expect(page.executions).to.deep.equal({});
  });

  it('counts when it says what code has said', async () => {
    const page = await openPage({csp: CSP});
    page.api.configure({environment: 'demo'});
    inject(page, {environment: 'demo'});
    expect(await scriptOf(page)).to.contain('https://widget-demo.bank131.ru/');
  });

  it('counts when code has said nothing', async () => {
    const page = await openPage({csp: CSP});
    inject(page, {environment: 'demo'});
    expect(await scriptOf(page)).to.contain('https://widget-demo.bank131.ru/');
  });

  it('is an error of the options when it names no environment', async () => {
    const page = await openPage({csp: CSP});
    inject(page, {environment: 'test'});
    await expectRefused(page);
  });
});
