import {expect, waitUntil} from '@open-wc/testing';
import {CARD, expectNoCard, openForm, read, requestSubmit, sinkAfter, submit} from './form-page.js';
import {HASH, WAIT, cardOf, cleanUp, tasks, tokenized, type FieldPage} from './page.js';

const LOCKED =
  '<script>Object.defineProperty(window, "FormData", {value: FormData, writable: false})</script>';

describe('a form that the browser submits by GET', () => {
  cleanUp();

  const NAMES = [
    'getAttribute',
    'hasAttribute',
    'getAttributeNode',
    'attributes',
    'method',
    'action',
    'formAction',
    'formMethod',
    'elements',
    'target',
    'submit',
    'requestSubmit',
    'addEventListener',
    'removeEventListener',
    'dispatchEvent',
    'matches',
    'closest',
    'ownerDocument',
    'parentNode',
    'isConnected',
    'querySelector',
    'tagName',
    'nodeType',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'toString',
    'card',
    'value',
    'name',
    'id',
  ];

  it('leaves the card out whatever a field is named', async () => {
    const page = await openForm('method="get"');
    const form = page.find<HTMLFormElement>('form');
    const card = page.card;
    for (const name of NAMES) {
      const field = page.document.createElement('input');
      Object.assign(field, {name, value: 'post'});
      // The element comes into the form when it has the field.
      card.remove();
      Reflect.apply(page.window.Element.prototype.append, form, [field, card]);
      await tasks();
      expect(card.value, name).to.deep.equal(cardOf());
      const url = await sinkAfter(page, () => requestSubmit(page, form));
      expectNoCard(url);
      expect(url.searchParams.get(name)).to.equal('post');
      field.remove();
    }
    expect(page.errors).to.deep.equal([]);
  });

  it('leaves the card out of the second of two submissions in one task', async () => {
    const page = await openForm('method="get"', '<button formmethod="post">Go</button>');
    const form = page.find<HTMLFormElement>('form');
    const url = await sinkAfter(page, () => {
      requestSubmit(page, form, page.find('button'));
      form.submit();
    });
    expectNoCard(url);
  });

  it('leaves the card out when a handler of the button calls submit() a task later', async () => {
    const page = await openForm('method="get"', '<button formmethod="post">Go</button>');
    const sent: unknown[] = [];
    page.window.addEventListener('formdata', ({formData}) => sent.push(formData.get('card')));
    const button = page.find<HTMLButtonElement>('button');
    button.addEventListener('click', () => {
      page.window.setTimeout(() => page.find<HTMLFormElement>('form').submit());
    });
    button.click();
    await waitUntil(() => sent.length === 2, 'The form was not submitted twice.', WAIT);
    expect(sent[1]).to.equal(null);
  });

  it('leaves the card out while the page reads another form', async () => {
    const page = await openForm('method="get"', '', '<form id="other"><input name="a"></form>');
    const other = page.find<HTMLFormElement>('#other');
    other.addEventListener('formdata', () => page.find<HTMLFormElement>('#f').submit());
    expectNoCard(await sinkAfter(page, () => read(page, other)));
  });

  it('leaves the card out where the page has locked FormData', async () => {
    const page = await openForm('method="get"', '', '', LOCKED);
    expectNoCard(await sinkAfter(page, () => page.find<HTMLFormElement>('form').requestSubmit()));
  });

  it('leaves the card out when two fields have the name that is read', async () => {
    const page = await openForm('', '<input name="method" value="post"><input name="method" value="post">');
    expectNoCard(await sinkAfter(page, () => requestSubmit(page, page.find('form'))));
  });

  it('leaves the card out when an image is named like a method of the form', async () => {
    const page = await openForm('', '<img name="getAttribute"><img name="addEventListener">');
    expectNoCard(await sinkAfter(page, () => requestSubmit(page, page.find('form'))));
  });

  /** Ways to have the browser submit by GET. The form says `get` unless it is given. */
  const WAYS: Record<
    string,
    {form?: string; fields?: string; act: (page: FieldPage, form: HTMLFormElement) => void}
  > = {
    'a script calls submit()': {act: (_page, form) => form.submit()},
    'a script calls the submit() of the prototype': {act: submit},
    'a handler cancels the submission and calls submit()': {
      fields: '<button formmethod="post">Go</button>',
      act(_page, form) {
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          form.submit();
        });
        form.querySelector('button')!.click();
      },
    },
    'a handler cancels the submission and calls the submit() of the prototype': {
      fields: '<button formmethod="post">Go</button>',
      act(page, form) {
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          submit(page, form);
        });
        form.querySelector('button')!.click();
      },
    },
    'a handler cancels the submission and calls submit() later': {
      fields: '<button formmethod="post">Go</button>',
      act(_page, form) {
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          void Promise.resolve().then(() => form.submit());
        });
        form.querySelector('button')!.click();
      },
    },
    'a handler of the button calls submit()': {
      fields: '<button formmethod="post">Go</button>',
      act(_page, form) {
        const button = form.querySelector('button')!;
        button.addEventListener('click', (event) => {
          event.preventDefault();
          form.submit();
        });
        button.click();
      },
    },
    'a script reads the form, then calls submit()': {
      act(page, form) {
        read(page, form);
        form.submit();
      },
    },
    'a script makes up a submit event by POST, then calls submit()': {
      fields: '<button formmethod="post">Go</button>',
      act({window}, form) {
        const submitter = form.querySelector('button');
        form.dispatchEvent(new window.SubmitEvent('submit', {submitter, cancelable: true}));
        form.submit();
      },
    },
    'a button of a POST form says GET': {
      form: 'method="post"',
      fields: '<button formmethod="get">Go</button>',
      act: (_page, form) => form.querySelector('button')!.click(),
    },
    'a button of a POST form says GET in capitals': {
      form: 'method="post"',
      fields: '<button formmethod="GET">Go</button>',
      act: (_page, form) => form.querySelector('button')!.click(),
    },
    'a button of a POST form says a method that no browser knows': {
      form: 'method="post"',
      fields: '<button formmethod="put">Go</button>',
      act: (_page, form) => form.querySelector('button')!.click(),
    },
    'a button of a POST form has an empty method': {
      form: 'method="post"',
      fields: '<button formmethod="">Go</button>',
      act: (_page, form) => form.querySelector('button')!.click(),
    },
    'an image button of a POST form says GET': {
      form: 'method="post"',
      fields: '<input type="image" formmethod="get">',
      act: (_page, form) => form.querySelector('input')!.click(),
    },
    'requestSubmit() names a button that says GET': {
      form: 'method="post"',
      fields: '<button formmethod="get">Go</button>',
      act: (page, form) => requestSubmit(page, form, form.querySelector('button')!),
    },
    'an earlier listener keeps the submit event from ours': {
      form: 'method="post"',
      fields: '<button formmethod="get">Go</button>',
      act({window}, form) {
        window.addEventListener('submit', (event) => event.stopImmediatePropagation(), true);
        form.querySelector('button')!.click();
      },
    },
    'a handler makes it a GET form while it is submitted': {
      form: 'method="post"',
      act(_page, form) {
        form.addEventListener('submit', () => (form.method = 'get'));
        form.requestSubmit();
      },
    },
    'a handler makes the button a GET button while the form is submitted': {
      form: 'method="post"',
      fields: '<button>Go</button>',
      act(_page, form) {
        const button = form.querySelector('button')!;
        form.addEventListener('submit', () => (button.formMethod = 'get'));
        button.click();
      },
    },
    'a handler takes POST away from the button while the form is submitted': {
      fields: '<button formmethod="post">Go</button>',
      act(_page, form) {
        const button = form.querySelector('button')!;
        form.addEventListener('submit', () => button.removeAttribute('formmethod'));
        button.click();
      },
    },
    'the form says no method': {form: 'method', act: (_page, form) => form.requestSubmit()},
    'the form says a method that no browser knows': {
      form: 'method="put"',
      act: (_page, form) => form.requestSubmit(),
    },
    'the form asks for no validation': {
      form: 'method="get" novalidate',
      act: (_page, form) => form.requestSubmit(),
    },
    'the form encodes as multipart/form-data': {
      form: 'method="get" enctype="multipart/form-data"',
      act: (_page, form) => form.requestSubmit(),
    },
  };

  for (const [name, {form = 'method="get"', fields = '', act}] of Object.entries(WAYS)) {
    it(`leaves the card out when ${name}`, async () => {
      const page = await openForm(form, fields);
      const element = page.find<HTMLFormElement>('form');
      expectNoCard(await sinkAfter(page, () => act(page, element)));
    });
  }

  it('leaves the card out when the element stands outside and names the form', async () => {
    const page = await openForm('method="get"', '<input name="getAttribute">');
    const form = page.find<HTMLFormElement>('form');
    page.card.setAttribute('form', 'f');
    page.document.body.append(page.card);
    await tasks();
    expect(page.card.value).to.deep.equal(cardOf());
    expect(page.card.form).to.equal(form);
    expectNoCard(await sinkAfter(page, () => requestSubmit(page, form)));
  });

  it('leaves the card out when the element was moved from a POST form', async () => {
    const page = await openForm(
      'method="post"',
      '',
      '<form id="g" target="sink" action="/page"><input name="city" value="Tver"></form>',
    );
    const form = page.find<HTMLFormElement>('#g');
    form.append(page.card);
    await tasks();
    expect(page.card.value).to.deep.equal(cardOf());
    expectNoCard(await sinkAfter(page, () => form.submit()));
  });

  it('warns and names the fix without the card', async () => {
    const page = await openForm('method="get"');
    await sinkAfter(page, () => page.find<HTMLFormElement>('form').requestSubmit());
    expect(await page.warned(/post/i)).not.to.contain(HASH);
  });

  it('leaves every card out when the form has two', async () => {
    const page = await openForm('method="get"');
    const second = page.document.createElement('bank131-card-tokenize');
    Object.assign(second, {name: 'other', publicToken: () => 'second', widgetHost: page.card.widgetHost});
    page.find('form').append(second);
    await page.outcome(1);
    await page.say(tokenized('f'.repeat(64)));
    const url = await sinkAfter(page, () => page.find<HTMLFormElement>('form').requestSubmit());
    expectNoCard(url);
    expect(url.search).not.to.contain('ffff');
  });
});

describe('a form that the browser submits by POST', () => {
  cleanUp();

  for (const [name, form, fields] of [
    ['the form says so', 'method="post"', '<button>Go</button>'],
    ['the form says so in capitals', 'method="POST"', '<button>Go</button>'],
    ['its button says so', 'method="get"', '<button formmethod="post">Go</button>'],
    ['a field is named getAttribute', 'method="post"', '<input name="getAttribute"><button>Go</button>'],
    ['a field is named method', 'method="post"', '<input name="method" value="get"><button>Go</button>'],
  ] as const) {
    it(`sends the card in the body, and not in the URL, when ${name}`, async () => {
      const page = await openForm(form, fields);
      const element = page.find<HTMLFormElement>('form');
      let sent: unknown;
      // What the browser is about to send: this listener comes after the guard's.
      page.window.addEventListener('formdata', ({formData}) => (sent = formData.get('card')));
      const url = await sinkAfter(page, () => page.find('button').click());
      expect(url.search).to.equal('');
      expect(sent).to.equal(CARD);
      expect(read(page, element)).to.equal(CARD);
      expect(page.warnings).to.deep.equal([]);
    });
  }
});
