import {expect} from '@open-wc/testing';
import {tokenPath, tokenRequests, widgetHost} from '../tools/hosts.js';
import {cardOf, cleanUp, endOf, openPage, statesOf, tasks, tokenized, type FieldPage} from './page.js';

const ID = 'bank131-tokenize';

/** An element with attributes alone, as markup brings it back. */
const markup = (token: string, content = '') =>
  `<main><bank131-card-tokenize widget-host="${widgetHost('ok')}" token-url="${token}">${content}</bank131-card-tokenize></main>`;

/** There is one form of the bank's, made for the element that is there now, and it works. */
async function expectOneFreshForm(page: FieldPage): Promise<void> {
  await tasks();
  const containers = page.findAll<HTMLElement>(`[id="${ID}"]`);
  expect(containers).to.have.length(1);
  expect(containers[0]!.textContent.match(/Fake Bank131Tokenize/g)).to.have.length(1);
  expect(containers[0]!.textContent).not.to.contain('of before');
  expect(page.findAll('bank131-card-tokenize')).to.have.length(1);
  expect(page.card.contains(containers[0]!)).to.equal(true);
  expect(statesOf(page.card)).to.deep.equal(['ready']);
  expect(page.errors).to.deep.equal([]);
  await page.say(tokenized());
  expect(page.card.value).to.deep.equal(cardOf());
}

/** Marks what the bank rendered, to know it again. */
const mark = (page: FieldPage) => page.find(`#${ID}`).append('of before');

describe('a widget that comes back as markup', () => {
  cleanUp();

  it('is gone when its element does not start', async () => {
    const page = await openPage({body: markup(tokenPath('ok'))});
    expect(await page.outcome()).to.equal('ready');
    const copy = page.card.cloneNode(true) as HTMLElement;
    copy.setAttribute('loading', 'manual');
    page.card.before(copy);
    expect(page.findAll(`[id="${ID}"]`)).to.have.length(1);
    expect(copy.childNodes).to.have.length(0);
  });

  const WAYS: Record<string, (page: FieldPage) => unknown> = {
    'innerHTML is set to itself': (page) => {
      const main = page.find('main');
      // eslint-disable-next-line no-self-assign -- as pages do
      main.innerHTML = main.innerHTML;
    },
    'outerHTML is set to itself': (page) => {
      const main = page.find('main');
      // eslint-disable-next-line no-self-assign -- as pages do
      main.outerHTML = main.outerHTML;
    },
    'the history brings the body back, as htmx does': async (page) => {
      const {body} = page.document;
      const snapshot = body.innerHTML;
      body.innerHTML = '<p>Another page</p>';
      await tasks();
      body.innerHTML = snapshot;
    },
    'a cached clone of the body comes back, as with Turbo': async (page) => {
      const clone = page.document.body.cloneNode(true);
      page.document.body.replaceWith(page.document.createElement('body'));
      await tasks();
      page.document.body.replaceWith(clone);
    },
    'a clone takes its place': (page) => {
      page.card.replaceWith(page.card.cloneNode(true));
    },
    'a clone is there before it goes': async (page) => {
      const {card} = page;
      card.after(card.cloneNode(true));
      card.remove();
      await tasks();
    },
    'its markup is parsed elsewhere and adopted': (page) => {
      const {body} = new page.window.DOMParser().parseFromString(page.find('main').outerHTML, 'text/html');
      page.find('main').replaceWith(...body.children);
    },
    'its markup comes from a template': (page) => {
      const template = page.document.createElement('template');
      template.innerHTML = page.find('main').outerHTML;
      page.find('main').replaceWith(template.content.cloneNode(true));
    },
    'a sanitizer has taken all but ids from its markup': (page) => {
      const main = page.find('main');
      main.innerHTML = main.innerHTML.replace(/ data-[\w-]+="\w+"/g, '');
    },
    'a virtual DOM puts the saved children into a new element': (page) => {
      const {card} = page;
      const next = page.document.createElement('bank131-card-tokenize');
      for (const {name, value} of card.attributes) next.setAttribute(name, value);
      next.innerHTML = card.innerHTML;
      card.replaceWith(next);
    },
  };

  for (const [name, comeBack] of Object.entries(WAYS)) {
    it(`is one fresh form when ${name}`, async () => {
      const token = tokenPath('ok');
      const page = await openPage({body: markup(token)});
      expect(await page.outcome()).to.equal('ready');
      mark(page);
      await comeBack(page);
      expect(await page.outcome(1)).to.equal('ready');
      await expectOneFreshForm(page);
      expect(await tokenRequests(token)).to.have.length(2);
    });
  }

  it('is one fresh form when it comes back twice', async () => {
    const page = await openPage({body: markup(tokenPath('ok'))});
    expect(await page.outcome()).to.equal('ready');
    const main = page.find('main');
    for (const start of [1, 2]) {
      mark(page);
      // eslint-disable-next-line no-self-assign -- as pages do
      main.innerHTML = main.innerHTML;
      expect(await page.outcome(start)).to.equal('ready');
    }
    await expectOneFreshForm(page);
  });

  it('holds no card of before when it comes back after an outcome', async () => {
    const page = await openPage({body: markup(tokenPath('ok'))});
    expect(await page.outcome()).to.equal('ready');
    await page.say(tokenized('f'.repeat(64)));
    mark(page);
    const main = page.find('main');
    // eslint-disable-next-line no-self-assign -- as pages do
    main.innerHTML = main.innerHTML;
    expect(await page.outcome(1)).to.equal('ready');
    expect(page.card.value).to.equal(undefined);
    await expectOneFreshForm(page);
  });

  it('is one fresh form when a server sent it with the form of before', async () => {
    const page = await openPage({
      body: markup(tokenPath('ok'), `<div id="${ID}"><p>Fake Bank131Tokenize</p>of before</div>`),
    });
    expect(await page.outcome()).to.equal('ready');
    await expectOneFreshForm(page);
  });

  it('is one fresh form of a call when its place comes back', async () => {
    const page = await openPage();
    const host = widgetHost('ok');
    const first = page.mountCard({widgetHost: host});
    await first.ready;
    mark(page);
    const place = page.find('#place');
    // eslint-disable-next-line no-self-assign -- as pages do
    place.innerHTML = place.innerHTML;
    expect(await endOf(first.result)).to.equal('unmounted');
    const second = page.mountCard({widgetHost: host});
    expect(await endOf(second.ready)).to.equal('resolved');
    expect(page.findAll(`[id="${ID}"]`)).to.have.length(1);
    expect(place.textContent.match(/Fake/g)).to.have.length(1);
    expect(place.textContent).not.to.contain('of before');
    second.unmount();
    expect(place.childNodes).to.have.length(0);
  });

  it("leaves the author's own container of a call alone", async () => {
    const page = await openPage({body: `<div id="place"><div id="${ID}"><p>Please wait</p></div></div>`});
    const mount = page.mountCard();
    await mount.ready;
    mount.unmount();
    expect(page.find('#place').innerHTML).to.equal(`<div id="${ID}"><p>Please wait</p></div>`);
  });
});

describe('an element that was in another document', () => {
  cleanUp();

  const DOCUMENTS: Record<string, (page: FieldPage) => ParentNode> = {
    'of a DOMParser': ({window}) => new window.DOMParser().parseFromString('', 'text/html').body,
    'made by a script': ({document}) => document.implementation.createHTMLDocument().body,
    'of a template': ({document}) => document.createElement('template').content,
    'of a frame': ({document}) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentDocument!.body;
    },
  };

  for (const [name, other] of Object.entries(DOCUMENTS)) {
    it(`keeps its styles when it comes back from a document ${name}`, async () => {
      const page = await openPage();
      const element = page.add('bank131-card-tokenize');
      expect(await page.outcome()).to.equal('ready');
      const style = () => {
        const {display} = page.window.getComputedStyle(element);
        const slot = page.window.getComputedStyle(element.shadowRoot!.querySelector('[part="status"]')!);
        return {display, color: slot.color, margin: slot.margin, gap: slot.gap, align: slot.alignItems};
      };
      const before = style();
      expect(before.display).to.equal('block');
      other(page).append(element);
      await tasks();
      page.document.body.append(element);
      expect(await page.outcome(1)).to.equal('ready');
      await element.updateComplete;
      expect(style()).to.deep.equal(before);
      element.hidden = true;
      expect(style().display).to.equal('none');
    });

    it(`has its styles when it was made in a document ${name} and starts here`, async () => {
      const page = await openPage();
      const place = other(page);
      const element = page.document.createElement('bank131-card-tokenize');
      Object.assign(element, {widgetHost: widgetHost('ok'), publicToken: () => 'of-the-page'});
      place.append(element);
      await tasks();
      page.document.body.append(element);
      expect(await page.outcome()).to.equal('ready');
      expect(page.window.getComputedStyle(element).display).to.equal('block');
    });
  }
});
