import {expect} from '@open-wc/testing';
import {reportOf} from '../tools/pages.js';
import {requests, tokenEndpoint, tokenRequests, vendor, widgetHost} from '../tools/hosts.js';
import {
  cleanUp,
  containers,
  create,
  createReady,
  failed,
  KINDS,
  ready,
  readyOnAnswer,
  recordWarnings,
  renders,
  settle,
  statesOf,
  tokens,
} from './tools.js';

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: starting`, () => {
    cleanUp();

    it('starts when it is put into the document, and no earlier', async () => {
      const publicToken = tokens();
      const element = create(tag, {publicToken});
      await settle();
      expect(publicToken.asked).to.equal(0);
      document.body.append(element);
      await ready(element);
      expect(publicToken.asked).to.equal(1);
    });

    it('sees what is set right after it was put into the document', async () => {
      const element = document.createElement(tag);
      document.body.append(element);
      const publicToken = tokens();
      Object.assign(element, {publicToken, widgetHost: widgetHost('ok')});
      await ready(element);
      expect(publicToken.asked).to.equal(1);
    });

    it('loads nothing before DOMContentLoaded, so that a later script can configure it', async () => {
      const host = widgetHost('ok');
      const report = await reportOf({
        module: ['/src/elements/index.ts', '/test/elements/pages/late-configuration.ts'],
        body: `<${tag} public-token="late" data-host="${host}"></${tag}>`,
      });
      expect(report).to.deep.equal({statesBefore: ['loading'], step: 'bank131-ready'});
      expect(await requests(host)).to.have.property(
        kind.tag.includes('card') ? 'tokenize.js' : 'self-employed.js',
        1,
      );
    });

    it('asks for the token before it renders its own UI', async () => {
      let isRendered: boolean | undefined;
      const element = create(tag, {
        publicToken() {
          isRendered = element.shadowRoot?.querySelector('.frame') != null;
          return 'a-token';
        },
      });
      document.body.append(element);
      await ready(element);
      expect(isRendered).to.equal(false);
      expect(element.shadowRoot?.querySelector('.frame')).to.be.instanceOf(HTMLElement);
    });

    it('starts lazily when it comes near the visible part of the page', async () => {
      const spacer = document.createElement('div');
      spacer.style.height = '5000px';
      const publicToken = tokens();
      const element = create(tag, {publicToken, loading: 'lazy'});
      document.body.append(spacer, element);
      await nextFrames();
      expect(publicToken.asked).to.equal(0);
      element.scrollIntoView();
      await ready(element);
      expect(publicToken.asked).to.equal(1);
    });

    it('starts lazily when the <dialog> around it is opened', async () => {
      const dialog = document.createElement('dialog');
      const publicToken = tokens();
      const element = create(tag, {publicToken, loading: 'lazy'});
      dialog.append(element);
      document.body.append(dialog);
      await nextFrames();
      expect(publicToken.asked).to.equal(0);
      dialog.showModal();
      await ready(element);
    });

    it('starts lazily at once where the DOM has no layout to tell', async () => {
      const original = window.IntersectionObserver;
      Reflect.deleteProperty(window, 'IntersectionObserver');
      try {
        await createReady(tag, {loading: 'lazy'});
      } finally {
        window.IntersectionObserver = original;
      }
    });

    it('starts manually by reload() alone', async () => {
      const publicToken = tokens();
      const element = create(tag, {publicToken, loading: 'manual'});
      document.body.append(element);
      await nextFrames();
      expect(publicToken.asked).to.equal(0);
      expect(statesOf(element)).to.deep.equal([]);
      element.reload();
      await ready(element);
      expect(publicToken.asked).to.equal(1);
    });

    it('starts when `loading` ceases to be manual', async () => {
      const element = create(tag, {loading: 'manual'});
      document.body.append(element);
      await settle();
      element.loading = 'eager';
      await ready(element);
    });

    it('starts no lazy element that has become manual', async () => {
      const publicToken = tokens();
      const element = create(tag, {publicToken, loading: 'lazy', hidden: true});
      document.body.append(element);
      await nextFrames();
      element.loading = 'manual';
      await element.updateComplete;
      element.hidden = false;
      await nextFrames();
      expect(publicToken.asked).to.equal(0);
    });
  });

  describe(`<${tag}>: changed while it starts or runs`, () => {
    cleanUp();

    it('starts anew with an option that is set while it loads', async () => {
      const element = create(tag, {}, 'hang-js');
      document.body.append(element);
      await settle();
      element.widgetHost = widgetHost('ok');
      await ready(element);
      expect(containers(kind)).to.have.length(1);
    });

    it('starts anew with an option that is set after an error', async () => {
      const element = create(tag, {publicToken: undefined});
      document.body.append(element);
      expect((await failed(element)).code).to.equal('invalid-options');
      element.tokenUrl = tokenEndpoint('ok');
      await ready(element);
      expect(element.error).to.equal(undefined);
    });

    it('keeps the widget that the person uses, whatever option changes', async () => {
      const publicToken = tokens();
      const element = await createReady(tag, {publicToken});
      const before = renders(kind);
      element.environment = 'demo';
      element.widgetHost = widgetHost('ok');
      element.timeout = 1;
      element.setAttribute('token-url', '/token');
      element.publicToken = 'another';
      await settle();
      expect(statesOf(element)).to.deep.equal(['ready']);
      expect(renders(kind)).to.equal(before);
    });

    it('does not start anew for another token function, as a framework makes at each render', async () => {
      const first = tokens();
      const second = tokens();
      const host = widgetHost('held-js');
      const element = create(tag, {publicToken: first, widgetHost: host});
      document.body.append(element);
      await settle();
      element.publicToken = second;
      await readyOnAnswer(element, host);
      expect([first.asked, second.asked]).to.deep.equal([1, 0]);
    });

    it('does not start over and over for an option that is no number', async () => {
      const publicToken = tokens();
      const element = create(tag, {publicToken});
      element.setAttribute('timeout', 'soon');
      document.body.append(element);
      const error = await failed(element);
      expect(error.message).to.contain('`timeout`');
      let others = 0;
      element.addEventListener('bank131-error', () => (others += 1));
      element.requestUpdate();
      await settle();
      expect(others).to.equal(0);
    });

    it('takes the changed options with reload()', async () => {
      const element = await createReady(tag);
      const endpoint = tokenEndpoint('ok');
      element.publicToken = undefined;
      element.tokenUrl = endpoint;
      element.reload();
      await ready(element);
      expect(await tokenRequests(endpoint)).to.have.length(1);
    });
  });
}

describe('<bank131-self-employed>: tax-reference-or-phone', () => {
  cleanUp();

  const given = () => vendor().instances.at(-1)?.options.initialValues;

  it('passes the number to the widget in the bank’s format', async () => {
    await createReady('bank131-self-employed', {taxReferenceOrPhone: '+7 (000) 000-00-00'});
    expect(given()).to.deep.equal({taxReferenceOrPhone: '70000000000'});
  });

  it('is read from its attribute', async () => {
    const element = create('bank131-self-employed');
    element.setAttribute('tax-reference-or-phone', '500000000000');
    document.body.append(element);
    await ready(element);
    expect(given()).to.deep.equal({taxReferenceOrPhone: '500000000000'});
  });

  it('ignores an invalid value, and warns without repeating it', async () => {
    const warnings = recordWarnings();
    await createReady('bank131-self-employed', {taxReferenceOrPhone: '123454321'});
    expect(given()).to.deep.equal({});
    expect(warnings.join()).to.contain('taxReferenceOrPhone').and.not.to.contain('123454321');
  });

  it('takes a number, as a framework may set it', async () => {
    await createReady('bank131-self-employed', {taxReferenceOrPhone: 500000000000 as unknown as string});
    expect(given()).to.deep.equal({taxReferenceOrPhone: '500000000000'});
  });

  it('does not warn when it is missing', async () => {
    const warnings = recordWarnings();
    await createReady('bank131-self-employed', {taxReferenceOrPhone: null});
    expect(given()).to.deep.equal({});
    expect(warnings).to.deep.equal([]);
  });
});

/** Long enough for an IntersectionObserver to have told what it sees. */
async function nextFrames(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}
