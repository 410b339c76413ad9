import {expect, waitUntil} from '@open-wc/testing';
import {requests, tokenPath, tokenRequests, widgetHost} from '../tools/hosts.js';
import {
  PACKAGE,
  WAIT,
  cleanUp,
  endOf,
  openPage,
  part,
  statesOf,
  tasks,
  tokenized,
  type FieldPage,
} from './page.js';

const card = (host: string, token: string, more = '') =>
  `<bank131-card-tokenize widget-host="${host}" token-url="${token}" ${more}></bank131-card-tokenize>`;

const PACKAGE_IN_HEAD = '<script src="/bundle/bank131-widgets.js" nonce="page"></script>';

/** The page's window as long as it is still being parsed, or its scripts are still on their way. */
const isHeldUp = (page: FieldPage) => page.document.readyState !== 'complete';

describe('a page that something holds up', () => {
  cleanUp();

  const never = (file: string) => `${widgetHost('hang')}/${file}`;

  /** What never comes, and where the package's tag stands so that it runs nevertheless. */
  const HELD: Record<string, () => {head?: string; script?: string; rest?: string}> = {
    'a deferred script': () => ({rest: `<script defer src="${never('ads.js')}"></script>`}),
    'a module': () => ({rest: `<script type="module" src="${never('ads.js')}"></script>`}),
    'a script that blocks the parser': () => ({
      script: PACKAGE_IN_HEAD,
      rest: `<script>parent.postMessage("parsed", "*")</script><script src="${never('ads.js')}"></script>`,
    }),
    'a deferred script, and the package is async': () => ({
      script: '<script src="/bundle/bank131-widgets.js" async></script>',
      rest: `<script defer src="${never('ads.js')}"></script>`,
    }),
    'a deferred script, and the package is in the head': () => ({
      script: PACKAGE_IN_HEAD,
      rest: `<script defer src="${never('ads.js')}"></script>`,
    }),
    'an image': () => ({rest: `<img src="${never('logo.css')}">`}),
  };

  async function openHeldUp(how: () => {head?: string; script?: string; rest?: string}, element: string) {
    const {script = PACKAGE, rest = '', head = ''} = how();
    const page = await openPage({head, script, body: element + rest, until: 'parsed'});
    await waitUntil(() => page.window.customElements.get('bank131-card-tokenize'), 'No element.', WAIT);
    return page;
  }

  // WebKit may not run an async script while a deferred one is pending.
  if (/AppleWebKit(?!.*Chrom)/.test(navigator.userAgent))
    delete HELD['a deferred script, and the package is async'];

  for (const [name, how] of Object.entries(HELD)) {
    it(`shows that it loads at once, and the widget soon, when ${name} never comes`, async () => {
      const token = tokenPath('ok');
      const page = await openHeldUp(how, card(widgetHost('ok'), token));
      if (!page.events.length) expect(statesOf(page.card)).to.deep.equal(['loading']);
      expect(await page.outcome()).to.equal('ready');
      expect(isHeldUp(page)).to.equal(true);
      await page.say(tokenized());
      expect(statesOf(page.card)).to.deep.equal(['done']);
      expect(await tokenRequests(token)).to.have.length(1);
    });

    it(`ends in a coded error within the deadline when ${name} never comes and the token does not either`, async () => {
      const page = await openHeldUp(how, card(widgetHost('ok'), tokenPath('hang'), 'timeout="300"'));
      // The deadline may pass before the token is asked for.
      expect(await page.outcome()).to.be.oneOf(['token-failed', 'timeout']);
      expect(isHeldUp(page)).to.equal(true);
    });

    it(`ends in a coded error within the deadline when ${name} never comes and the bank does not either`, async () => {
      const page = await openHeldUp(how, card(widgetHost('hang-js'), tokenPath('ok'), 'timeout="300"'));
      expect(await page.outcome()).to.equal('timeout');
      expect(isHeldUp(page)).to.equal(true);
    });
  }

  it('shows its text while the page is held up and the widget is not there', async () => {
    const page = await openHeldUp(HELD['a deferred script']!, card(widgetHost('hang-js'), tokenPath('ok')));
    await waitUntil(() => part(page.card, 'status')?.textContent.trim(), 'No text says that it loads.', WAIT);
    expect(isHeldUp(page)).to.equal(true);
    expect(statesOf(page.card)).to.deep.equal(['loading']);
  });

  it('starts an element that a script adds', async () => {
    const page = await openHeldUp(HELD['a deferred script']!, '');
    page.add('bank131-card-tokenize');
    expect(await page.outcome()).to.equal('ready');
    expect(isHeldUp(page)).to.equal(true);
  });

  it('starts a lazy element that can be seen', async () => {
    const page = await openHeldUp(
      HELD['a deferred script']!,
      card(widgetHost('ok'), tokenPath('ok'), 'loading="lazy"'),
    );
    expect(await page.outcome()).to.equal('ready');
    expect(isHeldUp(page)).to.equal(true);
  });

  it('starts a lazy element at once where a script has broken IntersectionObserver', async () => {
    const page = await openPage({head: '<script>window.IntersectionObserver = function () {}</script>'});
    page.add('bank131-card-tokenize', {loading: 'lazy'});
    expect(await page.outcome()).to.equal('ready');
  });

  it('leaves a manual element alone', async () => {
    const token = tokenPath('ok');
    const page = await openHeldUp(
      HELD['a deferred script']!,
      card(widgetHost('ok'), token, 'loading="manual"'),
    );
    page.add('bank131-self-employed');
    expect(await page.outcome()).to.equal('ready');
    expect(statesOf(page.card)).to.deep.equal([]);
    expect(await tokenRequests(token)).to.deep.equal([]);
  });

  it('forgets an element that is removed before it starts', async () => {
    const token = tokenPath('ok');
    const page = await openHeldUp(HELD['a deferred script']!, card(widgetHost('ok'), token));
    if (page.events.length) return;
    page.card.remove();
    page.add('bank131-self-employed');
    expect(await page.outcome()).to.equal('ready');
    expect(await tokenRequests(token)).to.deep.equal([]);
  });
});

describe('an element that is connected', () => {
  cleanUp();

  it('has :state(loading) before anything has come', async () => {
    const page = await openPage();
    const element = page.add('bank131-card-tokenize', {widgetHost: widgetHost('hang')});
    await element.updateComplete;
    expect(statesOf(element)).to.deep.equal(['loading']);
  });

  it('counts its deadline from then on', async () => {
    const page = await openPage();
    page.add('bank131-card-tokenize', {widgetHost: widgetHost('hang'), timeout: 200});
    expect(await page.outcome()).to.equal('timeout');
  });
});

/** A page that the browser prerenders, as far as a script can tell. */
const PRERENDERED = `<script nonce="page">
  let prerendering = true;
  Object.defineProperty(document, 'prerendering', {get: () => prerendering, configurable: true});
  window.activate = () => {
    prerendering = false;
    document.dispatchEvent(new Event('prerenderingchange'));
  };
</script>`;

describe('a page that is prerendered', () => {
  cleanUp();

  const activate = (page: FieldPage) => (page.window as unknown as {activate(): void}).activate();

  for (const [name, more, script] of [
    ['an eager element', '', PACKAGE],
    ['a lazy element', 'loading="lazy"', PACKAGE],
    ['an element of an earlier script', '', PACKAGE_IN_HEAD],
  ] as const) {
    it(`spends no token on ${name} until somebody looks at the page`, async () => {
      const [host, token] = [widgetHost('ok'), tokenPath('ok')];
      const page = await openPage({head: PRERENDERED, script, body: card(host, token, more)});
      await tasks();
      await requests(host);
      expect(await tokenRequests(token)).to.deep.equal([]);
      expect(page.events).to.deep.equal([]);
      activate(page);
      expect(await page.outcome()).to.equal('ready');
      expect(await tokenRequests(token)).to.have.length(1);
    });
  }

  it('spends no token on an element that a script adds', async () => {
    const page = await openPage({head: PRERENDERED});
    let asked = 0;
    page.add('bank131-card-tokenize', {publicToken: () => `of-the-page-${(asked += 1)}`});
    await tasks();
    await requests(widgetHost('ok'));
    expect(asked).to.equal(0);
    activate(page);
    expect(await page.outcome()).to.equal('ready');
    expect(asked).to.equal(1);
  });

  it('spends no token on a call until somebody looks at the page, and none when the call is undone', async () => {
    const page = await openPage({head: PRERENDERED, body: '<div id="place"></div><div id="other"></div>'});
    const asked: string[] = [];
    const provider = (name: string) => () => {
      asked.push(name);
      return name;
    };
    const mount = page.mountSelfEmployed({publicToken: provider('linking')});
    const undone = page.mountCard({container: '#other', publicToken: provider('card')});
    await tasks();
    undone.unmount();
    expect(await endOf(undone.result)).to.equal('unmounted');
    expect(asked).to.deep.equal([]);
    activate(page);
    expect(await endOf(mount.ready)).to.equal('resolved');
    expect(asked).to.deep.equal(['linking']);
  });

  it('lets no deadline pass before somebody looks at the page', async () => {
    const page = await openPage({
      head: PRERENDERED,
      body: card(widgetHost('hang'), tokenPath('hang'), 'timeout="100"'),
    });
    // Longer than the deadline.
    await fetch(tokenPath('slow-300'), {method: 'POST'});
    expect(page.events).to.deep.equal([]);
    activate(page);
    expect(await page.outcome()).to.equal('timeout');
  });

  it('starts nothing when the element was removed before', async () => {
    const token = tokenPath('ok');
    const page = await openPage({head: PRERENDERED, body: card(widgetHost('ok'), token)});
    page.card.remove();
    await tasks();
    activate(page);
    page.add('bank131-self-employed');
    expect(await page.outcome()).to.equal('ready');
    expect(await tokenRequests(token)).to.deep.equal([]);
  });

  it('starts once when the browser says so twice', async () => {
    const token = tokenPath('ok');
    const page = await openPage({head: PRERENDERED, body: card(widgetHost('ok'), token)});
    activate(page);
    activate(page);
    expect(await page.outcome()).to.equal('ready');
    expect(await tokenRequests(token)).to.have.length(1);
  });
});
