import {expect} from '@open-wc/testing';
import {widgetHost} from '../tools/hosts.js';
import {
  HASH,
  OTHER_HASH,
  REFUSED,
  cardOf,
  cleanUp,
  codeOf,
  endOf,
  freshToken,
  linking,
  openPage,
  part,
  statesOf,
  tasks,
  tokenized,
  type CardElement,
  type FieldPage,
} from './page.js';

const FORM = '<form method="post"></form>';

/** A card element in a form, with a widget that the user can use. */
async function openForm(publicToken: (() => string) | string = freshToken) {
  const page = await openPage({body: FORM});
  const form = page.find<HTMLFormElement>('form');
  const element = page.add('bank131-card-tokenize', {name: 'card', publicToken}, form);
  expect(await page.outcome()).to.equal('ready');
  return {page, form, element};
}

/** What the element shows, holds and submits must be one story, whose last line is the last event. */
async function expectOneStory(page: FieldPage, element: CardElement, form: HTMLFormElement): Promise<void> {
  await tasks();
  await element.updateComplete;
  const {FormData} = page.window;
  const submitted = new FormData(form).get('card');
  const last = page.window.field.events.filter(({type}) => /result|error|ready/.test(type)).at(-1);
  const story = {
    states: statesOf(element),
    value: element.value,
    submitted,
    error: element.error && codeOf(element.error),
    alert: !!part(element, 'error')?.textContent.trim(),
  };
  const {result, error} = Object(last) as {result?: unknown; error?: unknown};
  if (last?.type === 'bank131-result') {
    const told = {states: ['done'], value: result, submitted: JSON.stringify(result), error: undefined};
    expect(story).to.deep.equal({...told, alert: false});
  } else if (last?.type === 'bank131-error') {
    const told = {states: ['error'], value: undefined, submitted: null, error: codeOf(error)};
    expect(story).to.deep.equal({...told, alert: true});
  } else {
    const none = {states: ['ready'], value: undefined, submitted: null, error: undefined};
    expect(story).to.deep.equal({...none, alert: false});
  }
}

describe('outcomes that follow each other', () => {
  cleanUp();

  it('tells of the refusal first when a refusal and a card come together', async () => {
    const {page, form, element} = await openForm();
    await page.say(REFUSED, tokenized());
    expect(page.events.find((type) => /result|error/.test(type))).to.equal('bank131-error');
    await expectOneStory(page, element, form);
  });

  it('tells of the card first when a card and a refusal come together', async () => {
    const {page, form, element} = await openForm();
    await page.say(tokenized(), REFUSED);
    expect(page.events).to.deep.equal(['bank131-ready', 'bank131-result', 'bank131-error']);
    await expectOneStory(page, element, form);
    expect(await element.result.catch(codeOf)).to.deep.equal(cardOf());
  });

  it('drops the card and shows the error when its correction is refused', async () => {
    const {page, form, element} = await openForm();
    await page.say(tokenized());
    await expectOneStory(page, element, form);
    await page.say(REFUSED);
    expect(page.events.at(-1)).to.equal('bank131-error');
    expect(element.error?.code).to.equal('widget-failed');
    expect(element.value).to.equal(undefined);
    await expectOneStory(page, element, form);
  });

  it('needs a card again when a required one was refused after all', async () => {
    const {page, element} = await openForm();
    element.required = true;
    await page.say(tokenized(), REFUSED);
    await element.updateComplete;
    expect(element.checkValidity()).to.equal(false);
  });

  it('drops the card that was the only one of a string token when its correction is refused', async () => {
    const {page, form, element} = await openForm('the-only-token');
    await page.say(tokenized());
    await page.say(REFUSED);
    expect(element.value).to.equal(undefined);
    await expectOneStory(page, element, form);
  });

  it('has event, state, value and form agree inside each listener', async () => {
    const {page, form, element} = await openForm();
    const stories: unknown[] = [];
    for (const type of ['bank131-result', 'bank131-error'] as const) {
      element.addEventListener(type, () => {
        const value = new page.window.FormData(form).get('card');
        stories.push([type, statesOf(element), value, !!element.error]);
      });
    }
    await page.say(tokenized(), tokenized(OTHER_HASH), REFUSED);
    expect(stories).to.deep.equal([
      ['bank131-result', ['done'], JSON.stringify(cardOf()), false],
      ['bank131-result', ['done'], JSON.stringify(cardOf(OTHER_HASH)), false],
      ['bank131-error', ['error'], null, true],
    ]);
  });

  it('ends with the last outcome when a user is linked after all', async () => {
    const page = await openPage();
    const element = page.add('bank131-self-employed');
    await page.outcome();
    await page.say(linking('failed'), linking('completed'));
    expect(page.events.filter((type) => type === 'bank131-result')).to.have.length(2);
    expect(element.status).to.equal('completed');
    expect(statesOf(element)).to.deep.equal(['done']);
    expect((await element.result).status).to.equal('failed');
  });

  const STEPS = {
    A: tokenized(),
    B: tokenized(OTHER_HASH),
    F: REFUSED,
    P: {meta: {stage: 'tokenize'}, payload: {status: 'in_progress'}},
  };
  const steps = Object.keys(STEPS) as (keyof typeof STEPS)[];
  const sequences = steps.flatMap((one) => steps.flatMap((two) => steps.map((three) => [one, two, three])));

  for (const name of ['a function', 'a string']) {
    it(`tells one story after every sequence of three messages when ${name} gives the token`, async function () {
      this.timeout(60_000);
      const page = await openPage({body: FORM});
      const form = page.find<HTMLFormElement>('form');
      const host = widgetHost('ok');
      for (const sequence of sequences) {
        form.replaceChildren();
        page.window.field.events.length = 0;
        const publicToken = name === 'a string' ? freshToken() : freshToken;
        const element = page.add(
          'bank131-card-tokenize',
          {name: 'card', publicToken, widgetHost: host},
          form,
        );
        await page.outcome();
        await page.say(...sequence.map((key) => STEPS[key]));
        try {
          await expectOneStory(page, element, form);
          const first = page.events.find((type) => /result|error/.test(type));
          const expected = sequence.find((key) => key !== 'P');
          if (expected) expect(first).to.equal(expected === 'F' ? 'bank131-error' : 'bank131-result');
        } catch (error) {
          throw new Error(`after ${sequence.join(', ')}: ${(error as Error).message}`, {cause: error});
        }
      }
    });
  }

  it('gives callbacks the outcomes in the order they came', async () => {
    const page = await openPage();
    const told: unknown[] = [];
    page.api.configure({observe: ({step, code}) => told.push(code ?? step)});
    const mount = page.mountCard({onResult: ({type}) => told.push(type)});
    await mount.ready;
    told.length = 0;
    await page.say(REFUSED, tokenized(), REFUSED);
    expect(told.filter((step) => step !== 'status' && step !== 'result')).to.deep.equal([
      'widget-failed',
      'card',
      'widget-failed',
    ]);
    expect(await endOf(mount.result)).to.equal('widget-failed');
  });
});

describe('a message of the previous widget', () => {
  cleanUp();

  const renewals: Record<string, (page: FieldPage, element: CardElement) => unknown> = {
    'reload() with another string': (_page, element) => {
      element.publicToken = 'of-user-2';
      element.reload();
    },
    'reload() with a function': (_page, element) => {
      element.publicToken = freshToken;
      element.reload();
    },
    'a new element in its place': (page, element) => {
      const {widgetHost} = element;
      element.remove();
      page.add('bank131-card-tokenize', {publicToken: 'of-user-2', widgetHost: widgetHost ?? null});
    },
    'a new element put before it is removed': (page, element) => {
      const next = page.document.createElement('bank131-card-tokenize');
      Object.assign(next, {publicToken: 'of-user-2', widgetHost: element.widgetHost});
      element.replaceWith(next);
    },
  };

  for (const [name, renew] of Object.entries(renewals)) {
    for (const [what, messages] of [
      ['a card', [tokenized()]],
      ['two cards', [tokenized(), tokenized(OTHER_HASH)]],
      ['a refusal', [REFUSED]],
    ] as const) {
      it(`is dropped when ${what} was on its way at ${name}`, async () => {
        const page = await openPage();
        const first = page.add('bank131-card-tokenize', {publicToken: 'of-user-1'});
        await page.outcome();
        const arrived = page.window.field.events.length;
        for (const message of messages) page.window.field.post(message);
        renew(page, first);
        await page.quiet();
        await page.outcome(1);
        await page.quiet();
        const {card} = page;
        expect(page.events.slice(arrived)).to.deep.equal(['bank131-ready']);
        expect(card.value).to.equal(undefined);
        expect(statesOf(card)).to.deep.equal(['ready']);

        await page.say(tokenized(OTHER_HASH));
        expect(card.value).to.deep.equal(cardOf(OTHER_HASH));
      });
    }
  }

  it('is dropped when the form was reset', async () => {
    const {page, form, element} = await openForm();
    await page.say(tokenized());
    page.window.field.post(tokenized(OTHER_HASH));
    form.reset();
    await page.outcome(1);
    await page.quiet();
    expect(element.value).to.equal(undefined);
    await expectOneStory(page, element, form);
  });

  it('is dropped when a call follows another at once', async () => {
    const page = await openPage();
    const host = widgetHost('ok');
    const first = page.mountCard({widgetHost: host, publicToken: 'of-user-1'});
    await first.ready;
    page.window.field.post(tokenized());
    first.unmount();
    const results: unknown[] = [];
    const second = page.mountCard({
      widgetHost: host,
      publicToken: 'of-user-2',
      onResult: (result) => results.push(result),
    });
    expect(await endOf(second.ready)).to.equal('resolved');
    await page.quiet();
    expect(results).to.deep.equal([]);
    await page.say(tokenized(OTHER_HASH));
    expect(results).to.deep.equal([cardOf(OTHER_HASH)]);
  });

  for (const [when, wait] of Object.entries({
    'at once': () => undefined,
    later: (page: FieldPage) => page.quiet(),
  })) {
    it(`is dropped when it came while the bank made the next widget's token, ${when}`, async () => {
      const page = await openPage();
      const host = widgetHost('ok');
      const first = page.mountSelfEmployed({widgetHost: host, publicToken: 'of-user-1'});
      await first.ready;
      first.unmount();
      const second = page.mountSelfEmployed({
        widgetHost: host,
        publicToken: async () => {
          await wait(page);
          page.window.field.post(linking('completed'));
          return 'of-user-2';
        },
      });
      await second.ready;
      await page.quiet();
      expect(second.status).to.equal(undefined);
    });
  }

  it('keeps its card out of errors and warnings', async () => {
    const page = await openPage();
    page.add('bank131-card-tokenize', {publicToken: 'of-user-1'});
    await page.outcome();
    page.window.field.post(tokenized());
    page.card.publicToken = freshToken;
    page.card.reload();
    await page.outcome(1);
    await page.quiet();
    expect(page.warnings.join()).not.to.contain(HASH);
  });
});
