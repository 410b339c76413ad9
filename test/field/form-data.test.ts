import {expect} from '@open-wc/testing';
import {CARD, expectNoCard, openForm, read, sinkAfter} from './form-page.js';
import {cleanUp, tasks, type FieldPage} from './page.js';

describe("a form that the page's own code reads", () => {
  cleanUp();

  const METHODS = {
    'no method': '',
    'method="get"': 'method="get"',
    'method="post"': 'method="post"',
    'method="dialog"': 'method="dialog"',
    'an unknown method': 'method="put"',
  };

  for (const [name, method] of Object.entries(METHODS)) {
    it(`holds the card with ${name}, and when a submit handler posts it by itself`, async () => {
      const page = await openForm(method);
      const form = page.find<HTMLFormElement>('form');
      expect(read(page, form)).to.equal(CARD);
      const cards: unknown[] = [];
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        cards.push(read(page, form));
      });
      form.requestSubmit();
      expect(cards).to.deep.equal([CARD]);
    });
  }

  /** How scripts read forms; each gives what it read. */
  const READERS: Record<string, (page: FieldPage, form: HTMLFormElement) => unknown> = {
    'before it cancels the submission, as React actions do': (page, form) =>
      new Promise((resolve) => {
        form.addEventListener('submit', (event) => {
          resolve(read(page, form, event.submitter));
          event.preventDefault();
        });
        form.requestSubmit();
      }),
    'a while after it cancelled the submission, as htmx does': (page, form) =>
      new Promise((resolve) => {
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          void tasks().then(() => resolve(read(page, form)));
        });
        form.requestSubmit();
      }),
    'in a listener of the document, as event delegation does': (page, form) =>
      new Promise((resolve) => {
        page.document.addEventListener('submit', (event) => {
          event.preventDefault();
          resolve(read(page, form));
        });
        form.requestSubmit();
      }),
    'in a capturing listener of the window': (page, form) =>
      new Promise((resolve) => {
        page.window.addEventListener(
          'submit',
          (event) => {
            resolve(read(page, form));
            event.preventDefault();
            event.stopImmediatePropagation();
          },
          true,
        );
        form.requestSubmit();
      }),
    'with the button that submits': (page, form) =>
      new Promise((resolve) => {
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          resolve(read(page, form, event.submitter));
        });
        form.querySelector('button')!.click();
      }),
    'in a click handler that cancels the click': (page, form) =>
      new Promise((resolve) => {
        form.querySelector('button')!.addEventListener('click', (event) => {
          event.preventDefault();
          resolve(read(page, form));
        });
        form.querySelector('button')!.click();
      }),
    'in a formdata listener': (page, form) =>
      new Promise((resolve) => {
        form.addEventListener('formdata', ({formData}) => resolve(formData.get('card')));
        read(page, form);
      }),
    'as URLSearchParams': ({window}, form) =>
      new window.URLSearchParams(new window.FormData(form) as unknown as Record<string, string>).get('card'),
    'after a submission that was cancelled': (page, form) => {
      form.addEventListener('submit', (event) => event.preventDefault());
      form.requestSubmit();
      return read(page, form);
    },
    'after a native submission': async (page, form) => {
      await sinkAfter(page, () => form.requestSubmit());
      return read(page, form);
    },
    'in a submit handler that leaves the submission to the browser': async (page, form) => {
      let card: unknown;
      form.addEventListener('submit', () => (card = read(page, form)));
      expectNoCard(await sinkAfter(page, () => form.requestSubmit()));
      return card;
    },
  };

  for (const [name, readIt] of Object.entries(READERS)) {
    for (const button of ['<button>Go</button>', '<button formmethod="get">Go</button>']) {
      it(`holds the card when a script reads a GET form with ${button} ${name}`, async () => {
        const page = await openForm('', button);
        expect(await readIt(page, page.find('form'))).to.equal(CARD);
      });
    }
  }
});

describe('a form that is posted by mail', () => {
  cleanUp();

  it('leaves the card out, since its fields would stand in the URL', async () => {
    for (const fields of ['', '<button formaction="mailto:a@b.example">Mail</button>']) {
      const page = await openForm('method="post"', fields);
      const element = page.find<HTMLFormElement>('form');
      if (!fields) element.setAttribute('action', 'mailto:a@b.example');
      const formData = new page.window.FormData(element);
      expect(formData.get('card')).to.equal(CARD);
      // As the browser announces it: a navigation would ask for a mail program.
      element.dispatchEvent(new page.window.FormDataEvent('formdata', {formData}));
      expect(formData.get('card')).to.equal(null);
    }
  });
});
