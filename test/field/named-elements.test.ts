import {expect} from '@open-wc/testing';
import {widgetHost} from '../tools/hosts.js';
import {cardOf, cleanUp, endOf, linking, openPage, tokenized} from './page.js';

/** What a document has, and an element of the page may shadow. */
const NAMES = [
  'scripts',
  'head',
  'body',
  'documentElement',
  'querySelector',
  'querySelectorAll',
  'getElementById',
  'getElementsByTagName',
  'createElement',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'readyState',
  'prerendering',
  'currentScript',
  'defaultView',
  'baseURI',
  'URL',
  'documentURI',
  'location',
  'styleSheets',
  'adoptedStyleSheets',
  'activeElement',
  'visibilityState',
  'hidden',
  'contains',
  'isConnected',
  'getRootNode',
  'nodeType',
  'ownerDocument',
  'all',
  'forms',
  'title',
  'cookie',
  'domain',
  'append',
];

/** Elements whose name becomes a property of the document. */
const TAGS: readonly ((name: string) => string)[] = [
  (name) => `<img name="${name}">`,
  (name) => `<form name="${name}"></form>`,
  (name) => `<embed name="${name}">`,
  (name) => `<iframe name="${name}"></iframe>`,
  (name) => `<object id="${name}"></object>`,
];

describe('an element that is named like a part of the document', () => {
  cleanUp();

  // Each name with one kind of element, and the first with every kind. Lit itself needs one of them.
  const names = NAMES.filter((name) => name !== 'createElement');
  const pages = [
    {tag: TAGS[0]!, names: ['createElement']},
    ...TAGS.map((tag, kind) => ({
      tag,
      names: names.filter((_name, index) => index === 0 || index % TAGS.length === kind),
    })),
  ];

  for (const {tag, names} of pages) {
    const html = names.map(tag).join('');

    it(`is no hindrance: ${html}`, async () => {
      const page = await openPage({body: `${html}<div id="place"></div><main id="host"></main>`});
      const mount = page.mountSelfEmployed();
      expect(await endOf(mount.ready)).to.equal('resolved');
      await page.say(linking('completed'));
      expect(await endOf(mount.result)).to.equal('resolved');
      mount.unmount();
      expect(page.find('#place').childNodes).to.have.length(0);
      expect(page.errors).to.deep.equal([]);

      // For the script-tag file, see below.
      if (names.includes('createElement')) return;
      // Not by the document, which may lack the method.
      const card = new page.api.Bank131CardTokenizeElement();
      Object.assign(card, {publicToken: () => 'of-the-page', widgetHost: widgetHost('ok')});
      page.find('#host').append(card);
      expect(await page.outcome()).to.equal('ready');
      await page.say(tokenized());
      expect(card.value).to.deep.equal(cardOf());
      card.remove();
      expect(page.errors).to.deep.equal([]);
    });
  }

  it('is no hindrance to the script-tag file when it is named like what Lit reads of the page', async () => {
    const body = [
      'createElement',
      'createComment',
      'createTreeWalker',
      'importNode',
      'litHtmlVersions',
      'litElementVersions',
      'reactiveElementVersions',
      'litPropertyMetadata',
      'litHtmlPolyfillSupport',
      'litElementPolyfillSupport',
      'reactiveElementPolyfillSupport',
      'trustedTypes',
      'ShadyCSS',
    ].map((name) => `<img name="${name}"><a id="${name}"></a>`);
    const page = await openPage({
      body: `${body.join('')}<main></main>`,
      script: '<script src="/bundle/dist/bank131-widgets.min.js" defer></script>',
    });
    const card = new page.api.Bank131CardTokenizeElement();
    Object.assign(card, {publicToken: () => 'of-the-page', widgetHost: widgetHost('ok')});
    page.find('main').append(card);
    expect(await page.outcome()).to.equal('ready');
    expect(page.errors).to.deep.equal([]);
  });

  it('is no hindrance when many are', async () => {
    const body = NAMES.filter((name) => name !== 'getElementById')
      .map((name, index) => TAGS[index % TAGS.length]!(name))
      .join('');
    const page = await openPage({body: `${body}<div id="place"></div>`});
    expect(await endOf(page.mountSelfEmployed().ready)).to.equal('resolved');
  });

  const GLOBALS = [
    'Bank131SelfEmployed',
    'Bank131Tokenize',
    'Bank131WidgetsConfig',
    'trustedTypes',
    'bank131',
  ];
  for (const tag of [...TAGS, (id: string) => `<a id="${id}" href="https://evil.example/"></a>`]) {
    it(`is not taken for a global: ${tag('Bank131SelfEmployed')}`, async () => {
      const html = GLOBALS.map(tag).join('');
      const page = await openPage({body: `${html}<div id="place"></div><div id="other"></div>`});
      expect(await endOf(page.mountSelfEmployed().ready)).to.equal('resolved');
      expect(await endOf(page.mountCard({container: '#other'}).ready)).to.equal('resolved');
      expect(page.warnings).to.deep.equal([]);
    });
  }
});

describe('a form that is the container', () => {
  cleanUp();

  const FIELDS = [
    'append',
    'appendChild',
    'insertBefore',
    'querySelector',
    'querySelectorAll',
    'children',
    'childNodes',
    'isConnected',
    'ownerDocument',
    'getRootNode',
    'parentNode',
    'nodeType',
    'id',
    'localName',
    'contains',
    'remove',
    'removeChild',
    'attributes',
    'shadowRoot',
  ];

  it('takes the widget whatever a field is named', async () => {
    const page = await openPage();
    for (const field of FIELDS) {
      page.document.body.innerHTML = `<form class="place"><input name="${field}"></form>`;
      const container = page.find('form');
      const mount = page.mountSelfEmployed({container});
      expect(await endOf(mount.ready), field).to.equal('resolved');
      const place = page.find('#bank131-self-employed');
      expect(Reflect.apply(page.window.Node.prototype.contains, container, [place]), field).to.equal(true);
      mount.unmount();
      expect(page.findAll('#bank131-self-employed'), field).to.deep.equal([]);
    }
    expect(page.errors).to.deep.equal([]);
  });

  it('is given back as it was when it has the id of the container and fields of such names', async () => {
    // Not those that the bank's own code may call.
    const inputs = ['getAttribute', 'hasAttribute', 'setAttribute', 'removeAttribute', 'childNodes'];
    inputs.push('replaceChildren', 'querySelectorAll', 'getRootNode', 'isConnected', 'id');
    const html = inputs.map((name) => `<input name="${name}">`).join('');
    const page = await openPage({body: `<form id="bank131-self-employed">${html}</form>`});
    const mount = page.mountSelfEmployed({container: page.find('form')});
    expect(await endOf(mount.ready)).to.equal('resolved');
    mount.unmount();
    expect(page.findAll('input')).to.have.length(inputs.length);
    expect(page.errors).to.deep.equal([]);
  });

  it('shows its text when the form says the language and has a field named getAttribute', async () => {
    const page = await openPage({body: '<form lang="ru" method="post"><input name="getAttribute"></form>'});
    page.add('bank131-card-tokenize', {name: 'card', required: true}, page.find('form'));
    expect(await page.outcome()).to.equal('ready');
    expect(page.card.validationMessage).to.match(/[а-я]/);
  });

  it('takes the widget again when the field has the id of the container', async () => {
    const page = await openPage({body: '<form class="place"><input name="bank131-self-employed"></form>'});
    expect(await endOf(page.mountSelfEmployed({container: '.place'}).ready)).to.equal('resolved');
  });
});

describe('a rejection', () => {
  cleanUp();

  const BROKEN: Record<string, (window: Window & typeof globalThis) => void> = {
    'Document.prototype.createElement': ({Document}) =>
      Reflect.deleteProperty(Document.prototype, 'createElement'),
    'Node.prototype.appendChild and Element.prototype.append': ({Node, Element}) => {
      Reflect.deleteProperty(Node.prototype, 'appendChild');
      Reflect.deleteProperty(Node.prototype, 'insertBefore');
      Reflect.deleteProperty(Element.prototype, 'append');
      Reflect.deleteProperty(Element.prototype, 'prepend');
    },
    MutationObserver: (window) => Reflect.deleteProperty(window, 'MutationObserver'),
    URL: (window) => Reflect.deleteProperty(window, 'URL'),
    'document.head': ({document}) => document.head.remove(),
    fetch: (window) => Reflect.deleteProperty(window, 'fetch'),
  };

  for (const [name, breakIt] of Object.entries(BROKEN)) {
    it(`is always coded when a page lacks ${name}`, async () => {
      const page = await openPage();
      breakIt(page.window);
      const mount = page.mountSelfEmployed({tokenUrl: '/bank131/token/ok/x', timeout: 2_000});
      for (const promise of [mount.ready, mount.result]) {
        const end = await Promise.race([
          endOf(promise),
          mount.ready.then(
            () => 'ready',
            () => endOf(promise),
          ),
        ]);
        expect(end).not.to.contain('uncoded');
      }
      mount.unmount();
      expect(page.errors).to.deep.equal([]);
    });
  }

  it("is the signal's own reason, whatever that is", async () => {
    const page = await openPage();
    for (const reason of ['text', 131, null, {code: 'of the page'}, false]) {
      const controller = new page.window.AbortController();
      const mount = page.mountSelfEmployed({signal: controller.signal});
      controller.abort(reason);
      const thrown: unknown = await mount.result.catch((error: unknown) => error);
      expect(thrown).to.equal(reason);
    }
  });

  it('is coded token-failed whatever the token function throws', async () => {
    const page = await openPage();
    for (const thrown of [
      'text',
      undefined,
      null,
      {code: 'unmounted', retryable: true},
      new DOMException('of the page', 'AbortError'),
    ]) {
      const publicToken = () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- as the page's own code may
        throw thrown;
      };
      expect(await endOf(page.mountSelfEmployed({publicToken}).ready)).to.equal('token-failed');
      expect(await endOf(page.mountCard({publicToken: async () => publicToken()}).ready)).to.equal(
        'token-failed',
      );
    }
  });
});
