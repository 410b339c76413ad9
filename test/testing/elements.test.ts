import {expect} from '@open-wc/testing';
import '../../src/elements/index.js';
import type {PaymentMethod} from '../../src/index.js';
import {installFakeWidgets, type FakeWidgets} from '../../src/testing/index.js';

const card: PaymentMethod = {
  type: 'card',
  card: {type: 'encrypted_card', encrypted_card: {number_hash: '0'.repeat(64)}},
};

const heard = (element: Element, name: string) =>
  new Promise<Event>((resolve) => element.addEventListener(name, resolve, {once: true}));

describe('installFakeWidgets() with the elements', () => {
  let fakes: FakeWidgets;
  beforeEach(() => {
    fakes = installFakeWidgets();
  });
  afterEach(() => {
    document.body.replaceChildren();
    fakes.uninstall();
  });

  const add = <Name extends 'bank131-self-employed' | 'bank131-card-tokenize'>(name: Name) => {
    const element = document.createElement(name);
    element.publicToken = () => 'token';
    document.body.append(element);
    return element;
  };

  it('lets <bank131-self-employed> report each status and its outcome', async () => {
    const element = add('bank131-self-employed');
    fakes.selfEmployed.report('in_progress');
    await heard(element, 'bank131-status');
    expect(element.status).to.equal('in_progress');
    fakes.selfEmployed.report('completed');
    expect((await element.result).status).to.equal('completed');
  });

  it('lets <bank131-card-tokenize> show its error, and gives it a value after a retry', async () => {
    fakes.cardTokenize.fail('script-failed');
    const element = add('bank131-card-tokenize');
    await heard(element, 'bank131-error');
    expect(element.error?.code).to.equal('script-failed');
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLElement>('[part=retry]')!.click();
    await heard(element, 'bank131-ready');
    fakes.cardTokenize.report(card);
    await heard(element, 'bank131-result');
    expect(element.value).to.deep.equal(card);
  });

  it('gives an outcome to an element inside a shadow root', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const element = add('bank131-card-tokenize');
    host.attachShadow({mode: 'open'}).append(element);
    fakes.cardTokenize.report(card);
    expect(await element.result).to.deep.equal(card);
  });
});
