import {expect} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import type {Bank131CardTokenizeElement} from '../../src/elements/index.js';
import {CARD, cardOf, cleanUp, containers, create, createReady, part, ready, say, settle} from './tools.js';

const TAG = 'bank131-card-tokenize';

function addForm(html = ''): HTMLFormElement {
  const form = document.body.appendChild(document.createElement('form'));
  form.method = 'post';
  form.innerHTML = html;
  return form;
}

const addCard = (form: Element, properties: Partial<Bank131CardTokenizeElement> = {}) =>
  createReady(TAG, {name: 'card', ...properties}, form);

const entriesOf = (form: HTMLFormElement) => [...new FormData(form)];

describe(`<${TAG}>: validity`, () => {
  cleanUp();

  it('is valid without a card, unless one is required', async () => {
    const form = addForm();
    const element = await addCard(form);
    expect(element.checkValidity()).to.equal(true);
    expect(form.checkValidity()).to.equal(true);
  });

  it('keeps the form from being submitted while a required card is missing', async () => {
    const form = addForm();
    const element = await addCard(form, {required: true});
    let invalid = 0;
    element.addEventListener('invalid', () => (invalid += 1));
    expect(form.checkValidity()).to.equal(false);
    expect(invalid).to.equal(1);
    expect(element.validity?.valueMissing).to.equal(true);
    await say(CARD.message);
    expect(form.checkValidity()).to.equal(true);
    expect(element.validity?.valid).to.equal(true);
    expect(element.validationMessage).to.equal('');
  });

  it('is right at once when `required` changes, as with any control', async () => {
    const form = addForm();
    const element = await addCard(form);
    element.required = true;
    expect(form.checkValidity()).to.equal(false);
    element.required = false;
    expect(form.checkValidity()).to.equal(true);
    element.setAttribute('required', '');
    expect(form.checkValidity()).to.equal(false);
    element.removeAttribute('required');
    expect(form.checkValidity()).to.equal(true);
  });

  it('takes what a framework sets for an absent property as no', async () => {
    const form = addForm();
    const element = await addCard(form);
    Object.assign(element, {required: undefined, disabled: undefined});
    expect(element.getAttributeNames()).to.deep.equal(['name']);
    expect(form.checkValidity()).to.equal(true);
  });

  it('is right before the element has drawn anything', () => {
    const form = addForm(`<${TAG} name="card" required loading="manual"></${TAG}>`);
    expect(form.checkValidity()).to.equal(false);
  });

  it('is missing a card again after reload() and after a reset', async () => {
    const form = addForm();
    const element = await addCard(form, {required: true});
    await say(CARD.message);
    element.reload();
    expect(form.checkValidity()).to.equal(false);
    await ready(element);
    await say(CARD.message);
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    expect(form.checkValidity()).to.equal(false);
  });

  for (const [lang, message] of [
    ['ru', 'Заполните форму банка.'],
    ['en', 'Please fill in the bank’s form.'],
  ] as const) {
    it(`tells in ${lang} what is missing`, async () => {
      const element = await addCard(addForm(), {required: true, lang});
      expect(element.validationMessage).to.equal(message);
    });
  }

  it('puts the focus into the element when the form reports what is missing', async () => {
    const form = addForm('<input name="city">');
    await addCard(form, {required: true});
    expect(form.reportValidity()).to.equal(false);
    expect(document.activeElement?.localName).to.equal(TAG);
  });

  it('puts the focus into the element when its label is pressed', async () => {
    const form = addForm('<label for="card">Card</label>');
    await addCard(form, {id: 'card'});
    form.querySelector('label')!.click();
    expect(document.activeElement?.localName).to.equal(TAG);
  });

  it('lets a person press and select what the widget shows', async () => {
    const element = await addCard(addForm());
    const [container] = containers(CARD);
    container!.innerHTML = '<input><p style="margin: 0; width: max-content">Selectable words</p>';
    const [input, words] = container!.children as unknown as [HTMLInputElement, HTMLElement];
    await press(input);
    expect(document.activeElement?.localName).to.equal('input');
    const {x, y, width, height} = words.getBoundingClientRect();
    await sendMouse({type: 'move', position: [Math.ceil(x), Math.round(y + height / 2)]});
    await sendMouse({type: 'down'});
    await sendMouse({type: 'move', position: [Math.floor(x + width), Math.round(y + height / 2)]});
    await sendMouse({type: 'up'});
    expect(getSelection()?.toString()).to.contain('electable word');
    expect(element.contains(getSelection()?.anchorNode ?? null)).to.equal(true);
  });
});

describe(`<${TAG}>: disabled`, () => {
  cleanUp();

  const ways: Record<string, (element: Bank131CardTokenizeElement, on: boolean) => void> = {
    'by its property': (element, on) => (element.disabled = on),
    'by its attribute': (element, on) => element.toggleAttribute('disabled', on),
    'by a <fieldset>': (element, on) => element.closest('fieldset')!.toggleAttribute('disabled', on),
  };

  for (const [way, set] of Object.entries(ways)) {
    it(`${way} at once submits nothing and asks for nothing`, async () => {
      const form = addForm('<fieldset></fieldset>');
      const element = await addCard(form.firstElementChild!, {required: true});
      set(element, true);
      expect(form.checkValidity()).to.equal(true);
      expect(element.willValidate).to.equal(false);
      set(element, false);
      expect(form.checkValidity()).to.equal(false);
      await say(CARD.message);
      expect(entriesOf(form)).to.deep.equal([['card', JSON.stringify(cardOf())]]);
      set(element, true);
      expect(entriesOf(form)).to.deep.equal([]);
    });

    it(`${way} can’t be used with mouse or keyboard`, async () => {
      const form = addForm('<fieldset></fieldset>');
      const element = await addCard(form.firstElementChild!);
      const input = containers(CARD)[0]!.appendChild(document.createElement('input'));
      set(element, true);
      await settle();
      input.focus();
      expect(document.activeElement?.localName).not.to.equal('input');
      await press(input);
      expect(document.activeElement?.localName).not.to.equal('input');
      set(element, false);
      await settle();
      await press(input);
      expect(document.activeElement?.localName).to.equal('input');
    });
  }

  it('is so from the start where the HTML says it', async () => {
    const form = addForm();
    const element = create(TAG, {name: 'card', disabled: true});
    form.append(element);
    await ready(element);
    await element.updateComplete;
    expect(part(element, 'status')?.previousElementSibling).to.have.property('inert', true);
    expect(element.willValidate).to.equal(false);
  });
});

async function press(element: Element): Promise<void> {
  const {x, y, width, height} = element.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
}
