import {expect} from '@open-wc/testing';
import {widgetHost} from '../tools/hosts.js';
import {cardOf, cleanUp, freshToken, openPage, tokenized} from './page.js';

describe('define()', () => {
  cleanUp();

  const CLASSES = ['Bank131SelfEmployedElement', 'Bank131CardTokenizeElement'] as const;

  for (const name of CLASSES) {
    it(`registers ${name} under a further name, and the element works`, async () => {
      const page = await openPage();
      const Class = page.api[name];
      Class.define('acme-bank');
      const element = page.document.createElement('acme-bank') as InstanceType<typeof Class>;
      expect(element).to.be.instanceOf(Class);
      Object.assign(element, {publicToken: freshToken, widgetHost: widgetHost('ok')});
      page.document.body.append(element);
      expect(await page.outcome()).to.equal('ready');
      expect(page.errors).to.deep.equal([]);
    });

    it(`registers ${name} under many names, each its own class`, async () => {
      const {api, window} = await openPage();
      for (const tag of ['acme-one', 'acme-two', 'acme-three']) api[name].define(tag);
      const classes = ['acme-one', 'acme-two', 'acme-three'].map((tag) => window.customElements.get(tag));
      expect(new Set(classes).size).to.equal(3);
      for (const Class of classes)
        expect(Object.create(Class!.prototype as object)).to.be.instanceOf(api[name]);
    });

    it(`does nothing when ${name} is to get a name that is taken`, async () => {
      const {api, window} = await openPage();
      class Other extends window.HTMLElement {}
      window.customElements.define('acme-bank', Other);
      api[name].define('acme-bank');
      api[name].define();
      expect(window.customElements.get('acme-bank')).to.equal(Other);
    });
  }

  it('registers a class of the page that extends ours', async () => {
    const page = await openPage();
    class Acme extends page.api.Bank131CardTokenizeElement {}
    Acme.define('acme-card');
    expect(page.window.customElements.get('acme-card')).to.equal(Acme);
  });

  it('keeps a further name a form control', async () => {
    const page = await openPage({body: '<form method="post"><acme-card name="card"></acme-card></form>'});
    page.api.Bank131CardTokenizeElement.define('acme-card');
    const element = page.find('acme-card');
    Object.assign(element, {publicToken: freshToken, widgetHost: widgetHost('ok')});
    expect(await page.outcome()).to.equal('ready');
    await page.say(tokenized());
    expect(new page.window.FormData(page.find('form')).get('card')).to.equal(JSON.stringify(cardOf()));
    expect((element as unknown as {form: unknown}).form).to.equal(page.find('form'));
  });
});
