import {expect} from '@open-wc/testing';
import {widgetHost} from '../tools/hosts.js';
import {supports} from '../tools/engine-features.js';
import {PACKAGE, cleanUp, endOf, openPage, type FieldPage} from './page.js';

/** What the page's own code can learn of the package's policy: it stands in for the browser's factory. */
type Rules = Record<string, ((input: string) => unknown) | undefined>;

const FACTORY = `<script nonce="page">
  window.policies = {};
  const factory = {
    createPolicy(name, rules) {
      window.policies[name] = rules;
      return {createScriptURL: (url) => String(rules.createScriptURL(url)), createHTML: (html) => String(rules.createHTML(html))};
    },
    isHTML: () => false,
    isScript: () => false,
    isScriptURL: () => false,
  };
  Object.defineProperty(window, 'trustedTypes', {value: factory, configurable: true});
</script>`;

const rulesOf = (page: FieldPage) =>
  (page.window as unknown as {policies: Record<string, Rules>}).policies['bank131-widgets'];

/** Whether the policy passes a URL as it is. */
function passes(page: FieldPage, url: string): boolean {
  try {
    return String(rulesOf(page)?.createScriptURL?.(url)) === url;
  } catch {
    return false;
  }
}

describe('the Trusted Types policy', () => {
  cleanUp();

  it('passes the script of a mount, and no other URL of its host', async () => {
    const page = await openPage({head: FACTORY});
    const host = widgetHost('ok');
    await page.mountSelfEmployed({widgetHost: host}).ready;
    expect(passes(page, `${host}/self-employed.js`)).to.equal(true);
    const {origin} = window.location;
    const others = [
      `${host}/uploads/x.js`,
      `${host}/self-employed.js/x.js`,
      `${host}/x/self-employed.js`,
      `${host}/../uploads/self-employed.js`,
      `${host}/`,
      `${origin}/uploads/x/self-employed.js`,
      `${origin}/`,
      `${host}x/self-employed.js`,
      `https://evil.example/self-employed.js`,
      `https://evil.example/?${host}/self-employed.js`,
      `blob:${origin}/131`,
      `blob:${host}/self-employed.js`,
      'data:text/javascript,1',
      'javascript:1',
      '/self-employed.js',
      '',
    ];
    expect(others.filter((url) => passes(page, url))).to.deep.equal([]);
  });

  it('passes each script that a mount has asked for, of several hosts', async () => {
    const page = await openPage({head: FACTORY, body: '<div id="place"></div><div id="other"></div>'});
    const [one, two] = [widgetHost('ok'), widgetHost('ok')];
    await page.mountSelfEmployed({widgetHost: one}).ready;
    await page.mountCard({widgetHost: two, container: '#other'}).ready;
    expect(passes(page, `${one}/self-employed.js`)).to.equal(true);
    expect(passes(page, `${two}/tokenize.js`)).to.equal(true);
    expect(passes(page, `${two}/self-employed.js`)).to.equal(false);
    expect(passes(page, `${one}/tokenize.js`)).to.equal(false);
  });

  it('passes nothing of a host that was refused', async () => {
    const page = await openPage({head: FACTORY});
    await page.mountSelfEmployed().ready;
    page.document.body.insertAdjacentHTML(
      'beforeend',
      '<bank131-card-tokenize token-url="/bank131/token/ok/x" widget-host="https://evil.example/"></bank131-card-tokenize>',
    );
    expect(await page.outcome()).to.equal('invalid-options');
    expect(passes(page, 'https://evil.example/tokenize.js')).to.equal(false);
  });

  it('makes neither HTML nor scripts of what the page gives it', async () => {
    const page = await openPage({head: FACTORY});
    await page.mountSelfEmployed().ready;
    const {createHTML, createScript} = rulesOf(page) ?? {};
    const evil = '<img src=x onerror=alert(1)>';
    for (const create of [createHTML, createScript]) {
      let made: unknown;
      try {
        made = create?.(evil);
      } catch {
        made = undefined;
      }
      expect(made).not.to.equal(evil);
    }
  });
});

const DIST = '<script src="/bundle/dist/bank131-widgets.min.js" defer nonce="page"></script>';
const LIT = '<script src="/bundle/lit.js" defer nonce="page"></script>';

/** A factory that knows the policies that a page allows, each once, as a browser does under such a directive. */
const onlyOnce = (...names: string[]) => `<script nonce="page">
  const left = new Set(${JSON.stringify(names)});
  const factory = {
    createPolicy(name, rules) {
      if (!left.delete(name)) throw new TypeError('Policy "' + name + '" disallowed.');
      return Object.fromEntries(Object.entries(rules).map(([rule, create]) => [rule, (input) => String(create(input))]));
    },
    isHTML: () => false,
    isScript: () => false,
    isScriptURL: () => false,
  };
  Object.defineProperty(window, 'trustedTypes', {value: factory, configurable: true});
</script>`;

interface PageLit {
  html(strings: TemplateStringsArray): unknown;
  render(what: unknown, where: Element): unknown;
}

describe("the script-tag file beside the page's own Lit", () => {
  cleanUp();

  async function expectBothWork(page: FieldPage, hasLit = true): Promise<void> {
    expect(page.errors).to.deep.equal([]);
    expect(await endOf(page.mountSelfEmployed().ready)).to.equal('resolved');
    const element = page.add('bank131-card-tokenize');
    expect(await page.outcome()).to.equal('ready');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('slot')).to.exist;

    if (hasLit) {
      const {PageLit} = page.window as unknown as {PageLit: PageLit};
      const box = page.document.createElement('div');
      PageLit.render(PageLit.html`<b>of the page</b>`, box);
      expect(box.querySelector('b')?.textContent).to.equal('of the page');
    }
    expect(page.errors).to.deep.equal([]);
  }

  const ORDERS = {'comes first': LIT + DIST, 'comes after it': DIST + LIT};

  for (const [order, script] of Object.entries(ORDERS)) {
    it(`works, and so does the page's Lit, when lit-html may be made once and the page's Lit ${order}`, async () => {
      const page = await openPage({head: onlyOnce('lit-html', 'bank131-widgets'), script});
      await expectBothWork(page);
    });
  }

  for (const [name, allowed] of [
    ['lit-html is not allowed', ['bank131-widgets']],
    ['lit-html alone is allowed', ['lit-html']],
    ['no policy is allowed', []],
  ] as const) {
    it(`works where ${name}, and types are not required`, async () => {
      const page = await openPage({head: onlyOnce(...allowed), script: DIST});
      await expectBothWork(page, false);
    });
  }

  // Where the browser has Trusted Types, under real policies.
  const describeReal = supports['Trusted Types'] ? describe : describe.skip;

  describeReal('under a policy that the browser enforces (needs Trusted Types)', () => {
    for (const [order, script] of Object.entries(ORDERS)) {
      it(`works, and so does the page's Lit, when the page's Lit ${order}`, async () => {
        const page = await openPage({trustedTypes: 'lit-html bank131-widgets', script});
        await expectBothWork(page);
      });
    }

    it('works when the policy does not name lit-html', async () => {
      const page = await openPage({trustedTypes: 'bank131-widgets', script: DIST});
      await expectBothWork(page, false);
    });

    it('says what to allow when the policy names none of the two', async () => {
      const page = await openPage({trustedTypes: "'none'", script: DIST});
      expect(page.errors).to.deep.equal([]);
      const error = await page
        .mountSelfEmployed()
        .ready.catch((reason: unknown) => reason as Error & {code: string});
      expect(error).to.include({code: 'script-blocked', name: 'Bank131Error'});
      expect(String(error)).to.match(/trusted.types/i);
    });

    it('works when the page has a policy of its own with the same name already', async () => {
      const page = await openPage({
        trustedTypes: 'bank131-widgets default lit-html',
        head: `<script>trustedTypes.createPolicy('bank131-widgets', {createScriptURL: (url) => url});
          trustedTypes.createPolicy('default', {createScriptURL: (url) => url, createHTML: (html) => html});</script>`,
        script: PACKAGE,
      });
      expect(await endOf(page.mountSelfEmployed().ready)).to.equal('resolved');
    });
  });
});
