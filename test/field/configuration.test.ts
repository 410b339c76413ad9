import {expect, waitUntil} from '@open-wc/testing';
import type {Configuration} from '../../src/index.js';
import {requests, tokenPath, widgetHost} from '../tools/hosts.js';
import {PACKAGE, WAIT, cleanUp, endOf, freshToken, openPage, tasks, type FieldPage} from './page.js';

/** The page must not get to the bank itself: its policy allows the page's own hosts alone. */
const CSP = "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'";

const CARD = `<bank131-card-tokenize public-token="of-the-page"></bank131-card-tokenize>`;

const AS_MODULE = '<script type="module">import "/bundle/bank131-widgets.js"</script>';

describe('configuration in a script of the page', () => {
  cleanUp();

  const FORMS: Record<string, (json: string) => string> = {
    const: (json) => `<script>const Bank131WidgetsConfig = ${json}</script>`,
    let: (json) => `<script>let Bank131WidgetsConfig = ${json}</script>`,
    'a frozen const': (json) => `<script>const Bank131WidgetsConfig = Object.freeze(${json})</script>`,
    'const in strict mode': (json) => `<script>'use strict'; const Bank131WidgetsConfig = ${json}</script>`,
    var: (json) => `<script>var Bank131WidgetsConfig = ${json}</script>`,
    'an assignment': (json) => `<script>Bank131WidgetsConfig = ${json}</script>`,
    'a property of window': (json) => `<script>window.Bank131WidgetsConfig = ${json}</script>`,
    'a class': (json) =>
      `<script>class Bank131WidgetsConfig { static widgetHost = (${json}).widgetHost; static environment = (${json}).environment }</script>`,
  };

  for (const [name, write] of Object.entries(FORMS)) {
    for (const [kind, script] of [
      ['a classic script', PACKAGE],
      ['a module', AS_MODULE],
    ] as const) {
      it(`counts, warns, or is an error of the options when it is ${name} and the package is ${kind}`, async () => {
        const host = widgetHost('ok');
        const head = write(JSON.stringify({widgetHost: host}));
        const page = await openPage({csp: CSP, head, script, body: CARD});
        const outcome = await page.outcome();
        const counts = outcome === 'ready' && (await requests(host))['tokenize.js'] === 1;
        if (!counts && outcome !== 'invalid-options') await page.warned(/Bank131WidgetsConfig/);
      });
    }
  }

  it('does not fall back to the live host in silence when const says demo', async () => {
    const head = FORMS.const!(JSON.stringify({environment: 'demo'}));
    const page = await openPage({csp: CSP, head, body: CARD});
    await page.outcome();
    const counts = page.assets.some((url) => url.startsWith('https://widget-demo.bank131.ru/'));
    if (!counts) await page.warned(/Bank131WidgetsConfig/);
  });

  for (const [name, script] of Object.entries({
    'its const failed': 'const Bank131WidgetsConfig = {environment: nowhere}',
    'its getter throws': `Object.defineProperty(window, 'Bank131WidgetsConfig', {get() { throw new Error() }})`,
  })) {
    it(`is an error of the options, and the live host is not asked, when ${name}`, async () => {
      const page = await openPage({csp: CSP, head: `<script>${script}</script>`, body: CARD});
      expect(await page.outcome()).to.equal('invalid-options');
      const mount = page.mountSelfEmployed({container: 'body', widgetHost: undefined});
      expect(await endOf(mount.ready)).to.equal('invalid-options');
      expect(page.assets).to.deep.equal([]);
    });
  }

  it('is not what an element of the page is called', async () => {
    const host = widgetHost('ok');
    const page = await openPage({
      csp: CSP,
      body: `<a id="Bank131WidgetsConfig" href="https://evil.example/"></a>
        <form name="Bank131WidgetsConfig"><input name="widgetHost" value="https://evil.example/"></form>
        <div id="place"></div>`,
    });
    expect(await endOf(page.mountSelfEmployed({widgetHost: host}).ready)).to.equal('resolved');
    expect(page.warnings).to.deep.equal([]);
  });
});

describe('configure() after an element has started', () => {
  cleanUp();

  /** An element that started with what was configured first. */
  async function openStarted(first: Configuration, body = CARD): Promise<FieldPage> {
    const page = await openPage({
      csp: CSP,
      head: `<script>Bank131WidgetsConfig = ${JSON.stringify(first)}</script>`,
      body,
    });
    await page.outcome();
    return page;
  }

  it('warns and names both hosts when it says another host', async () => {
    const [one, two] = [widgetHost('ok'), widgetHost('ok')];
    const page = await openStarted({widgetHost: one});
    page.api.configure({widgetHost: two});
    const warning = await page.warned(new RegExp(two));
    expect(warning).to.contain(one);
  });

  it('warns and names both hosts when the element started with the live environment', async () => {
    const page = await openStarted({});
    page.api.configure({environment: 'demo'});
    const warning = await page.warned(/widget-demo\.bank131\.ru|demo/);
    expect(warning).to.match(/widget\.bank131\.ru|live/);
  });

  it('warns when the element is still loading', async () => {
    const [one, two] = [widgetHost('hang'), widgetHost('ok')];
    const page = await openPage({
      csp: CSP,
      head: `<script>Bank131WidgetsConfig = {widgetHost: '${one}'}</script>`,
      body: CARD,
      until: 'parsed',
    });
    await waitUntil(async () => Object.keys(await requests(one)).length, 'It does not start.', WAIT);
    page.api.configure({widgetHost: two});
    expect(await page.warned(new RegExp(two))).to.contain(one);
  });

  it('warns when Bank131WidgetsConfig comes instead of it', async () => {
    for (const host of [widgetHost('404'), widgetHost('ok')]) {
      const page = await openPage({csp: CSP});
      const element = page.add('bank131-card-tokenize', {widgetHost: null});
      page.api.configure({widgetHost: undefined, retries: 0});
      page.window.Bank131WidgetsConfig = {widgetHost: host};
      await element.updateComplete;
      page.window.Bank131WidgetsConfig = {environment: 'demo'};
      await page.outcome();
      expect(await page.warned(/widget-demo\.bank131\.ru/)).to.contain(host);
    }
  });

  it('warns when the page calls it as it hydrates', async () => {
    const host = widgetHost('ok');
    const page = await openPage({
      csp: CSP,
      script: '<script src="/bundle/bank131-widgets.js"></script>',
      head: '',
      body: `${CARD}<script>addEventListener('load', () => setTimeout(() => Bank131Widgets.configure({widgetHost: '${host}'})))</script>`,
    });
    await page.outcome();
    await page.warned(new RegExp(host));
  });

  it('takes the host when the element starts again', async () => {
    const [one, two] = [widgetHost('ok'), widgetHost('ok')];
    const page = await openStarted({widgetHost: one}, CARD.replace('public-token', 'data-token'));
    page.card.publicToken = freshToken;
    page.api.configure({widgetHost: two});
    page.card.reload();
    await page.outcome(1);
    expect(await requests(two)).to.have.property('tokenize.js', 1);
  });

  const SILENT: Record<
    string,
    {first: Configuration; body?: string; then: (page: FieldPage, host: string) => unknown}
  > = {
    'it says the same host': {first: {}, then: (page, host) => page.api.configure({widgetHost: host})},
    'it says the same host without the slash': {
      first: {},
      then: (page, host) => page.api.configure({widgetHost: `${host}/`}),
    },
    'it says nothing of hosts': {
      first: {},
      then: (page) => page.api.configure({timeout: 10_000, retries: 0}),
    },
    'no element has started': {
      first: {},
      body: '<bank131-card-tokenize loading="manual"></bank131-card-tokenize>',
      then: (page) => page.api.configure({widgetHost: widgetHost('ok')}),
    },
    'the element that had started is gone': {
      first: {},
      then: async (page) => {
        page.card.remove();
        await tasks();
        page.api.configure({widgetHost: widgetHost('ok')});
      },
    },
  };

  for (const [name, {first, body = CARD, then}] of Object.entries(SILENT)) {
    it(`does not warn when ${name}`, async () => {
      const host = widgetHost('ok');
      const config = JSON.stringify({...first, widgetHost: host});
      const page = await openPage({
        csp: CSP,
        head: `<script>Bank131WidgetsConfig = ${config}</script>`,
        body,
      });
      if (!body.includes('manual')) expect(await page.outcome()).to.equal('ready');
      await then(page, host);
      await tasks();
      expect(page.warnings).to.deep.equal([]);
    });
  }

  it('does not warn when the element has a host of its own', async () => {
    const page = await openPage({csp: CSP});
    page.add('bank131-card-tokenize');
    expect(await page.outcome()).to.equal('ready');
    page.api.configure({widgetHost: widgetHost('ok'), environment: 'demo'});
    await tasks();
    expect(page.warnings).to.deep.equal([]);
  });

  it('counts, and does not warn, when it comes before DOMContentLoaded', async () => {
    const host = widgetHost('ok');
    const page = await openPage({
      csp: CSP,
      script: '<script src="/bundle/bank131-widgets.js"></script>',
      body: `<bank131-card-tokenize token-url="${tokenPath('ok')}"></bank131-card-tokenize>
        <script>Bank131Widgets.configure({widgetHost: '${host}'})</script>`,
    });
    expect(await page.outcome()).to.equal('ready');
    expect(page.warnings).to.deep.equal([]);
  });
});
