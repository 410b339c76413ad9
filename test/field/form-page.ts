import {expect} from '@open-wc/testing';
import {HASH, cardOf, openPage, tokenized, type FieldPage} from './page.js';

export const CARD = JSON.stringify(cardOf());

/** A page with a form that holds a card; it submits into a frame of the page, so that the page stays. */
export async function openForm(form: string, fields = '', outside = '', head = ''): Promise<FieldPage> {
  const page = await openPage({
    head,
    body: `<iframe name="sink"></iframe>
      <form id="f" target="sink" action="/page" ${form}>${fields}<input name="city" value="Tver"></form>${outside}`,
  });
  page.add('bank131-card-tokenize', {name: 'card'}, page.find('form'));
  expect(await page.outcome()).to.equal('ready');
  await page.say(tokenized());
  return page;
}

/** The card in what the page's own code reads from the form. */
export const read = ({window}: FieldPage, form: HTMLFormElement, submitter?: HTMLElement | null) =>
  new window.FormData(form, submitter).get('card');

/** Methods of the form and of its button as the platform has them: a field may have such a name. */
export const submit = ({window}: FieldPage, form: HTMLFormElement): void => {
  Reflect.apply(window.HTMLFormElement.prototype.submit, form, []);
};
export const requestSubmit = ({window}: FieldPage, form: HTMLFormElement, submitter?: HTMLElement): void => {
  Reflect.apply(window.HTMLFormElement.prototype.requestSubmit, form, [submitter]);
};

/** The address that the frame has after a native submission. */
export async function sinkAfter(page: FieldPage, act: () => void): Promise<URL> {
  const sink = page.find<HTMLIFrameElement>('iframe');
  const loaded = new Promise((resolve) => {
    sink.addEventListener('load', resolve, {once: true});
  });
  act();
  await loaded;
  return new URL(sink.contentWindow!.location.href);
}

export const expectNoCard = (url: URL) => {
  expect(url.search).to.contain('city=Tver');
  expect(decodeURIComponent(url.href)).not.to.contain(HASH).and.not.to.contain('encrypted_card');
};
