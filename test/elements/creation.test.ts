import {expect} from '@open-wc/testing';
import {Bank131CardTokenizeElement, Bank131SelfEmployedElement} from '../../src/elements/index.js';
import {vendor, widgetHost} from '../tools/hosts.js';
import {reportOf} from '../tools/pages.js';
import {cleanUp, create, createReady, KINDS, ready, say, tokens, type WidgetElement} from './tools.js';

const CLASSES = {
  'bank131-self-employed': Bank131SelfEmployedElement,
  'bank131-card-tokenize': Bank131CardTokenizeElement,
};

/** As a page has it whose HTML and scripts come before this package: a plain element, with properties of its own. */
function createBeforeDefinition(tag: string): HTMLElement {
  return document.implementation.createHTMLDocument().createElement(tag);
}

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: creation`, () => {
    cleanUp();

    it('is made by createElement', () => {
      expect(document.createElement(tag)).to.be.an.instanceOf(CLASSES[tag]);
    });

    it('is made by its constructor', () => {
      expect(new CLASSES[tag]().localName).to.equal(tag);
    });

    it('is made from HTML, and starts by itself', async () => {
      const host = widgetHost('ok');
      document.body.insertAdjacentHTML(
        'beforeend',
        `<${tag} public-token="from-html-${tag}" widget-host="${host}"></${tag}>`,
      );
      await ready(document.body.querySelector(tag)!);
      expect(vendor().instances.at(-1)?.options.publicToken).to.equal(`from-html-${tag}`);
    });

    it('takes up properties that were set before it was defined', async () => {
      const early = createBeforeDefinition(tag);
      const publicToken = tokens();
      Object.assign(early, {publicToken, widgetHost: widgetHost('ok')});
      document.body.append(early);
      await ready(early as WidgetElement);
      expect(publicToken.asked).to.equal(1);
    });

    it('works where the DOM has no attachInternals', async () => {
      const report = await reportOf({
        head: '<script>delete HTMLElement.prototype.attachInternals;</script>',
        module: '/test/elements/pages/without-internals.ts',
        body: `<form><${tag} name="card" required public-token="no-internals" widget-host="${widgetHost('ok')}"></${tag}></form>`,
      });
      expect(report).to.deep.equal({errors: [], outcome: kind.outcome});
    });
  });

  describe(`<${tag}>: attributes and properties`, () => {
    cleanUp();

    for (const [attribute, property, text, value] of [
      ['public-token', 'publicToken', 'token', 'token'],
      ['token-url', 'tokenUrl', '/token', '/token'],
      ['environment', 'environment', 'demo', 'demo'],
      ['widget-host', 'widgetHost', 'https://widget.example/', 'https://widget.example/'],
      ['loading', 'loading', 'lazy', 'lazy'],
      ['timeout', 'timeout', '5000', 5000],
      ['nonce', 'nonce', 'abc', 'abc'],
    ] as const) {
      it(`reads ${attribute} into ${property}`, () => {
        const element = document.createElement(tag);
        element.setAttribute(attribute, text);
        expect(element[property]).to.equal(value);
      });
    }

    it('reflects no secret: its attributes are those that the page gave it', async () => {
      const publicToken = `secret-of-${tag}`;
      const element = await createReady(tag, {publicToken, className: 'mine'});
      await say(kind.message);
      await element.updateComplete;
      expect(element.getAttributeNames()).to.deep.equal(['class']);
      expect(element.outerHTML).not.to.contain(publicToken).and.not.to.contain('0123456789abcdef');
    });

    it('gives its nonce to the tags that it adds', async () => {
      const host = widgetHost('ok');
      const element = create(tag, {widgetHost: host, nonce: 'of-the-element'});
      document.body.append(element);
      await ready(element);
      const tags = [...document.head.querySelectorAll<HTMLElement>(`[src^="${host}"], [href^="${host}"]`)];
      expect(tags.map(({nonce}) => nonce)).to.deep.equal(['of-the-element', 'of-the-element']);
    });
  });
}
