import {expect} from '@open-wc/testing';
import {
  cleanUp,
  create,
  createReady,
  failed,
  KINDS,
  linking,
  part,
  read,
  ready,
  say,
  slowlyLoading,
} from './tools.js';

const TEXTS = {
  ru: {
    loading: 'Загружаем форму банка…',
    error: 'Не удалось открыть форму. Попробуйте ещё раз. Попробовать ещё раз',
  },
  en: {
    loading: 'Loading the bank’s form…',
    error: 'The form could not be opened. Please try again. Try again',
  },
} as const;

/** Adds a box to the page, with a `lang` if one is given. */
function addBox(lang?: string, parent: Node = document.body): HTMLElement {
  const box = parent.appendChild(document.createElement('div'));
  if (lang !== undefined) box.lang = lang;
  return box;
}

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: texts`, () => {
    cleanUp();

    for (const language of ['ru', 'en'] as const) {
      it(`are in ${language} while loading, for an error, and for an outcome`, async () => {
        const box = addBox(language);
        let failToken: (error: Error) => void = () => {};
        const token = new Promise<string>((_, reject) => (failToken = reject));
        const element = create(tag, {publicToken: () => token});
        box.append(element);
        await slowlyLoading(element);
        expect(read(element, 'status')).to.equal(TEXTS[language].loading);
        failToken(new Error());
        await failed(element);
        expect(read(element, 'status')).to.equal('');
        expect(read(element, 'error')).to.equal(TEXTS[language].error);
        const other = await createReady(tag, {}, box);
        await other.updateComplete;
        expect(read(other, 'status')).to.equal('');
        await say(kind.message);
        await other.updateComplete;
        expect(read(other, 'status')).to.equal(kind.doneText[language]);
        expect(read(other, 'error')).to.equal('');
      });
    }

    for (const [lang, language] of [
      ['ru-RU', 'ru'],
      ['RU', 'ru'],
      ['rus', 'en'],
      ['en-GB', 'en'],
      ['de', 'en'],
      ['', 'en'],
    ] as const) {
      it(`are in ${language}, marked as such, on a page in "${lang}"`, async () => {
        const element = create(tag, {}, 'hang-js');
        addBox(lang).append(element);
        await slowlyLoading(element);
        expect(read(element, 'status')).to.equal(TEXTS[language].loading);
        expect(part(element, 'status')?.querySelector('.text')).to.have.property('lang', language);
      });
    }

    it('follow the nearest lang, its own first', async () => {
      const element = create(tag, {lang: 'ru'}, 'hang-js');
      addBox('en').append(element);
      await slowlyLoading(element);
      expect(read(element, 'status')).to.equal(TEXTS.ru.loading);
    });

    it('follow the nearest lang from outside shadow roots', async () => {
      const box = addBox('ru', addBox('en'));
      const inner = addBox(undefined, addBox(undefined, box.attachShadow({mode: 'closed'})));
      const element = create(tag, {}, 'hang-js');
      inner.attachShadow({mode: 'open'}).append(element);
      await slowlyLoading(element);
      expect(read(element, 'status')).to.equal(TEXTS.ru.loading);
    });
  });

  describe(`<${tag}>: slots`, () => {
    cleanUp();

    it('replace the text while loading', async () => {
      const element = create(tag, {}, 'hang-js');
      element.innerHTML = '<p slot="loading">One moment</p>';
      document.body.append(element);
      await slowlyLoading(element);
      expect(read(element, 'status')).to.equal('One moment');
      expect(isShown(element.firstElementChild!)).to.equal(true);
    });

    it('replace the text of an error; the retry button stays', async () => {
      const element = create(tag, {publicToken: () => Promise.reject(new Error())});
      element.innerHTML = '<p slot="error">Call us</p>';
      document.body.append(element);
      expect(isShown(element.firstElementChild!)).to.equal(false);
      await failed(element);
      expect(isShown(element.firstElementChild!)).to.equal(true);
      expect(read(element, 'error')).to.equal('Call us');
      expect(isShown(part(element, 'retry')!)).to.equal(true);
    });

    it('replace the text of an outcome', async () => {
      const element = create(tag);
      element.innerHTML = '<p slot="done">Thank you</p>';
      document.body.append(element);
      await ready(element);
      expect(isShown(element.firstElementChild!)).to.equal(false);
      await say(kind.message);
      await element.updateComplete;
      expect(read(element, 'status')).to.equal('Thank you');
      expect(isShown(element.firstElementChild!)).to.equal(true);
    });

    it('leave other content of the page in place', async () => {
      const element = create(tag);
      element.innerHTML = '<h2>Your card</h2>';
      document.body.append(element);
      await element.updateComplete;
      expect(isShown(element.firstElementChild!)).to.equal(true);
      element.remove();
      await element.updateComplete;
      expect(element.innerHTML).to.equal('<h2>Your card</h2>');
    });
  });

  describe(`<${tag}>: parts`, () => {
    cleanUp();

    it('can be styled: status, error and retry', async () => {
      const style = document.body.appendChild(document.createElement('style'));
      style.textContent = ['status', 'error', 'retry']
        .map((name, index) => `${tag}::part(${name}) { letter-spacing: ${index + 1}px }`)
        .join('\n');
      const element = create(tag, {publicToken: () => Promise.reject(new Error())});
      document.body.append(element);
      await failed(element);
      const spacing = (['status', 'error', 'retry'] as const).map(
        (name) => getComputedStyle(part(element, name)!).letterSpacing,
      );
      expect(spacing).to.deep.equal(['1px', '2px', '3px']);
    });
  });
}

describe('<bank131-self-employed>: text of a failed linking', () => {
  cleanUp();

  for (const [lang, text] of [
    ['ru', 'Привязка к банку не выполнена'],
    ['en', 'Not linked to the bank'],
  ] as const) {
    it(`is in ${lang}, without the sign of success`, async () => {
      const element = await createReady('bank131-self-employed', {lang});
      await say(linking('failed'));
      await element.updateComplete;
      expect(read(element, 'status')).to.equal(text);
      const failedSign = part(element, 'status')?.querySelector('svg')?.innerHTML;
      await say(linking('completed'));
      await element.updateComplete;
      expect(part(element, 'status')?.querySelector('svg')?.innerHTML).not.to.equal(failedSign);
    });
  }
});

const isShown = (node: Element): boolean => node.getBoundingClientRect().height > 0;
