import {expect} from '@open-wc/testing';
import type {Bank131CardTokenizeElement} from '../../src/elements/index.js';
import {tokenEndpoint, tokenRequests} from '../tools/hosts.js';
import {
  CARD,
  cardOf,
  cleanUp,
  create,
  createReady,
  next,
  ready,
  recordWarnings,
  say,
  settle,
  statesOf,
  tokens,
} from './tools.js';

const TAG = 'bank131-card-tokenize';
const JSON_OF_CARD = JSON.stringify(cardOf());

function addForm(attributes: Record<string, string> = {method: 'post'}, html = ''): HTMLFormElement {
  const form = document.body.appendChild(document.createElement('form'));
  for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
  form.innerHTML = html;
  return form;
}

/** A control in the form, with a card. */
async function addCard(form: Element, properties: Partial<Bank131CardTokenizeElement> = {}) {
  const element = await createReady(TAG, {name: 'card', ...properties}, form);
  await say(CARD.message);
  return element;
}

const entriesOf = (form: HTMLFormElement) => [...new FormData(form)];

/** Submits the form into a frame, and returns the frame's URL after that. */
async function submit(form: HTMLFormElement, submitter?: HTMLElement): Promise<URL> {
  const frame = document.createElement('iframe');
  frame.name = form.target = `target-${crypto.randomUUID()}`;
  document.body.append(frame);
  const loaded = next(frame, 'load');
  form.requestSubmit(submitter);
  await loaded;
  return new URL(frame.contentWindow!.location.href);
}

describe(`<${TAG}>: in a form`, () => {
  cleanUp();

  it('is one of its controls', async () => {
    const form = addForm({}, '<label for="card">Card</label>');
    const element = await createReady(TAG, {id: 'card', name: 'card'}, form);
    expect(element.form === form).to.equal(true);
    expect(form.elements.namedItem('card') === element).to.equal(true);
    expect([...(element.labels ?? [])].map((label) => label.textContent)).to.deep.equal(['Card']);
  });

  it('is one of the controls of the form that its `form` attribute names', async () => {
    const form = addForm({method: 'post', id: 'elsewhere'});
    const element = create(TAG, {name: 'card'});
    element.setAttribute('form', 'elsewhere');
    document.body.append(element);
    await ready(element);
    await say(CARD.message);
    expect(entriesOf(form)).to.deep.equal([['card', JSON_OF_CARD]]);
  });

  it('submits nothing before there is a card', async () => {
    const form = addForm();
    await createReady(TAG, {name: 'card'}, form);
    expect(entriesOf(form)).to.deep.equal([]);
  });

  it('submits the payment method as JSON under its name', async () => {
    const form = addForm();
    await addCard(form);
    expect(entriesOf(form)).to.deep.equal([['card', JSON_OF_CARD]]);
  });

  it('submits nothing without a name', async () => {
    const form = addForm();
    await addCard(form, {name: ''});
    expect(entriesOf(form)).to.deep.equal([]);
  });

  it('submits at once under a name that was just set, as any control does', async () => {
    const form = addForm();
    const element = await addCard(form);
    element.name = 'payout';
    expect(entriesOf(form)).to.deep.equal([['payout', JSON_OF_CARD]]);
    element.name = null;
    expect(element.hasAttribute('name')).to.equal(false);
    expect(entriesOf(form)).to.deep.equal([]);
  });

  it('submits nothing after reload(), and nothing after it was removed', async () => {
    const form = addForm();
    const element = await addCard(form);
    element.reload();
    expect(entriesOf(form)).to.deep.equal([]);
    await ready(element);
    await say(CARD.message);
    element.remove();
    expect(entriesOf(form)).to.deep.equal([]);
  });
});

describe(`<${TAG}>: method of the form`, () => {
  cleanUp();

  it('arrives at the server by POST', async () => {
    const endpoint = tokenEndpoint('html');
    const form = addForm({method: 'post', action: endpoint});
    await addCard(form);
    expect((await submit(form)).search).to.equal('');
    const [request] = await tokenRequests(endpoint);
    expect(new URLSearchParams(request?.body).get('card')).to.equal(JSON_OF_CARD);
  });

  it('arrives by POST after the submission by a button that says GET was canceled', async () => {
    const endpoint = tokenEndpoint('html');
    const form = addForm({method: 'post', action: endpoint}, '<button formmethod="get">Go</button>');
    await addCard(form);
    form.addEventListener('submit', (event) => event.preventDefault(), {once: true});
    form.requestSubmit(form.querySelector('button'));
    await submit(form);
    const [request] = await tokenRequests(endpoint);
    expect(new URLSearchParams(request?.body).get('card')).to.equal(JSON_OF_CARD);
  });

  it('leaves another control of the same name in the URL of a GET form', async () => {
    const form = addForm({action: '/page', method: 'get'}, '<input name="card" value="gift">');
    await addCard(form);
    recordWarnings();
    expect((await submit(form)).search).to.equal('?card=gift');
  });

  it('logs no warning when a GET form is submitted without a card', async () => {
    const form = addForm({action: '/page', method: 'get'});
    await createReady(TAG, {name: 'card'}, form);
    const warnings = recordWarnings();
    await submit(form);
    expect(warnings).to.deep.equal([]);
  });

  it('stays out of the URL of the form that it was moved to, and no longer counts for the form that it left', async () => {
    const left = addForm({action: '/page', method: 'get'});
    const entered = addForm({action: '/page', method: 'get'});
    await addCard(left).then((element) => entered.append(element));
    const warnings = recordWarnings();
    expect((await submit(left)).search).to.equal('');
    expect(warnings).to.have.length(0);
    expect((await submit(entered)).search).to.equal('');
    expect(warnings).to.have.length(1);
  });
});

describe(`<${TAG}>: reset of the form`, () => {
  cleanUp();

  it('drops the card, and starts anew with a fresh token', async () => {
    const form = addForm();
    const publicToken = tokens();
    const element = await addCard(form, {publicToken});
    const again = ready(element);
    form.reset();
    expect(element.value).to.equal(undefined);
    expect(entriesOf(form)).to.deep.equal([]);
    await again;
    expect(publicToken.asked).to.equal(2);
    await say(CARD.message);
    expect(await element.result).to.deep.equal(cardOf());
  });

  it('drops the card, and leaves the widget open where a string token was the only one', async () => {
    const form = addForm();
    const element = await addCard(form, {publicToken: crypto.randomUUID()});
    form.reset();
    await settle();
    expect(entriesOf(form)).to.deep.equal([]);
    expect(statesOf(element)).to.deep.equal(['ready']);
    await say(CARD.message);
    expect(entriesOf(form)).to.deep.equal([['card', JSON_OF_CARD]]);
    expect(statesOf(element)).to.deep.equal(['done']);
  });

  it('leaves a widget alone that has no card yet', async () => {
    const form = addForm();
    const publicToken = tokens();
    const element = await createReady(TAG, {publicToken}, form);
    form.reset();
    await settle();
    expect(statesOf(element)).to.deep.equal(['ready']);
    expect(publicToken.asked).to.equal(1);
  });
});

describe(`<${TAG}>: session history`, () => {
  cleanUp();

  it('does not keep the hashes for a person who comes back to the page', async () => {
    const frame = document.createElement('iframe');
    frame.src = '/test/elements/pages/restored-form.html';
    document.body.append(frame);
    await arrived(frame);
    frame.contentWindow!.location.href = '/page';
    await next(frame, 'load');
    frame.contentWindow!.history.back();
    const {restored} = await arrived(frame);
    expect(restored).to.deep.equal(['control']);
  });
});

/** What the page in the frame reports of what the browser restored. */
async function arrived(frame: HTMLIFrameElement): Promise<{restored: string[]}> {
  for (;;) {
    const event = await next(window, 'message');
    if (event.source === frame.contentWindow) return event.data as {restored: string[]};
  }
}
