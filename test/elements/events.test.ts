import {expect} from '@open-wc/testing';
import type {Bank131SelfEmployedElement} from '../../src/elements/index.js';
import {configure} from '../../src/index.js';
import {widgetHost} from '../tools/hosts.js';
import {
  CARD,
  cardOf,
  cleanUp,
  containers,
  create,
  createReady,
  failed,
  KINDS,
  linking,
  offersRetry,
  part,
  ready,
  say,
  settle,
  stateOf,
  statesOf,
  tokens,
  undoLater,
  type WidgetElement,
} from './tools.js';

const FAILED = {meta: {stage: 'tokenize'}, payload: {status: 'failed'}};

const EVENTS = ['bank131-ready', 'bank131-status', 'bank131-result', 'bank131-error'] as const;

/** Writes down each event with what the element shows at that moment. */
function record(element: WidgetElement): [type: string, states: string[], told: unknown][] {
  const events: [string, string[], unknown][] = [];
  for (const type of EVENTS) {
    element.addEventListener(type, () => {
      const told = 'status' in element ? element.status : element.value;
      events.push([type, statesOf(element), told]);
    });
  }
  return events;
}

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: events and states`, () => {
    cleanUp();

    it('shows loading, then ready, then done, each as its only state', async () => {
      const element = create(tag);
      expect(statesOf(element)).to.deep.equal([]);
      document.body.append(element);
      await element.updateComplete;
      expect(statesOf(element)).to.deep.equal(['loading']);
      await ready(element);
      expect(statesOf(element)).to.deep.equal(['ready']);
      await say(kind.message);
      expect(statesOf(element)).to.include('done').and.not.to.include('ready');
      element.remove();
      await settle();
      expect(statesOf(element)).to.deep.equal([]);
    });

    it('shows error, and only that, when it failed', async () => {
      const element = create(tag, {}, 'render-throws');
      document.body.append(element);
      expect((await failed(element)).code).to.equal('render-failed');
      expect(statesOf(element)).to.deep.equal(['error']);
    });

    it('tells that it is ready once a start, and not of what the page itself does', async () => {
      const element = create(tag);
      const events = record(element);
      document.body.append(element);
      await ready(element);
      element.requestUpdate();
      await settle();
      expect(events.map(([type]) => type)).to.deep.equal(['bank131-ready']);
      element.reload();
      await ready(element);
      element.remove();
      await settle();
      expect(events.map(([type]) => type)).to.deep.equal(['bank131-ready', 'bank131-ready']);
    });

    it('bubbles its events, but lets none out of the tree that it stands in', async () => {
      const host = document.createElement('div');
      const inside = host.attachShadow({mode: 'open'}).appendChild(document.createElement('div'));
      document.body.append(host);
      const heard: string[] = [];
      for (const type of EVENTS) {
        inside.addEventListener(type, () => heard.push(`${type} inside`));
        host.addEventListener(type, () => heard.push(`${type} outside`));
      }
      await createReady(tag, {}, inside);
      await say(kind.message);
      expect(heard).to.include.members(['bank131-ready inside', 'bank131-result inside']);
      expect(heard.join()).not.to.contain('outside');
    });

    it('carries the outcome in its event, and the error in its own', async () => {
      const element = await createReady(tag);
      let result: unknown;
      element.addEventListener('bank131-result', (event) => (result = event.result));
      await say(kind.message);
      expect(result).to.deep.equal(kind.outcome);
      element.widgetHost = widgetHost('no-global');
      element.reload();
      const error = await failed(element);
      expect(error.code).to.equal('global-missing');
      expect(element.error).to.equal(error);
    });

    it('tells an outcome that comes while the bank’s code still renders, and is not ready after that', async () => {
      let rendered: () => void = () => {};
      const render = () => new Promise<void>((resolve) => (rendered = resolve));
      configure({selfEmployed: {create: () => ({render})}, cardTokenize: {create: () => ({render})}});
      undoLater(() => configure({selfEmployed: {create: undefined}, cardTokenize: {create: undefined}}));
      const element = create(tag);
      const events = record(element);
      document.body.append(element);
      while (!containers(kind).length) await settle();
      while (events.length === 0) await say(kind.message);
      rendered();
      await settle();
      expect(events.at(-1)?.slice(0, 1)).to.deep.equal(['bank131-result']);
      expect(statesOf(element)).to.include('done');
    });

    it('takes nothing from a start that a listener has undone', async () => {
      const element = await createReady(tag, {publicToken: tokens()});
      const type = tag === 'bank131-self-employed' ? 'bank131-status' : 'bank131-result';
      element.addEventListener(type, () => element.reload(), {once: true});
      const again = ready(element);
      await say(kind.message);
      await again;
      expect(statesOf(element)).to.deep.equal(['ready']);
      expect(await stateOf(element.result)).to.equal('pending');
    });
  });
}

describe('<bank131-self-employed>: status', () => {
  cleanUp();

  it('is undefined before the widget has told one', async () => {
    const element = await createReady('bank131-self-employed');
    expect(element.status).to.equal(undefined);
  });

  for (const [status, state] of [
    ['completed', 'completed'],
    ['failed', 'failed'],
  ] as const) {
    it(`is set with its state before each event, until it is ${status}`, async () => {
      const element = await createReady('bank131-self-employed');
      const events = record(element);
      await say(linking('in_progress'));
      await say(linking(status));
      expect(events).to.deep.equal([
        ['bank131-status', ['ready', 'in-progress'], 'in_progress'],
        ['bank131-status', ['ready', state], status],
        ['bank131-result', ['done', state], status],
      ]);
      expect(await element.result).to.deep.equal({stage: 'bind', status});
    });
  }

  it('is carried by its event', async () => {
    const element = await createReady('bank131-self-employed');
    const statuses: string[] = [];
    element.addEventListener('bank131-status', (event) => statuses.push(event.status));
    await say(linking('in_progress'));
    expect(statuses).to.deep.equal(['in_progress']);
  });

  it('goes with reload() and removal', async () => {
    for (const leave of [
      (element: Bank131SelfEmployedElement) => element.reload(),
      (element: Bank131SelfEmployedElement) => element.remove(),
    ]) {
      const element = await createReady('bank131-self-employed');
      await say(linking('in_progress'));
      leave(element);
      await settle();
      expect(element.status).to.equal(undefined);
      expect(statesOf(element)).not.to.include('in-progress');
      element.remove();
    }
  });

  it('is told with the rejection of a result that never came', async () => {
    const element = await createReady('bank131-self-employed');
    await say(linking('in_progress'));
    const {result} = element;
    element.remove();
    const error: unknown = await result.catch((reason: unknown) => reason);
    expect(error).to.include({code: 'unmounted', status: 'in_progress'});
  });

  it('brings the better outcome to the screen when a person who failed goes on', async () => {
    const element = await createReady('bank131-self-employed');
    await say(linking('failed'));
    await element.updateComplete;
    expect(part(element, 'status')?.textContent).to.contain('Not linked');
    await say(linking('in_progress'));
    await say(linking('completed'));
    await say(linking('in_progress'));
    element.requestUpdate();
    await element.updateComplete;
    expect(part(element, 'status')?.textContent).to.contain('Done: linked');
    expect(await element.result).to.deep.equal({stage: 'bind', status: 'failed'});
  });
});

describe('<bank131-card-tokenize>: value', () => {
  cleanUp();

  it('is set before the event, with its state', async () => {
    const element = await createReady('bank131-card-tokenize');
    const events = record(element);
    await say(CARD.message);
    expect(events).to.deep.equal([['bank131-result', ['done'], cardOf()]]);
  });

  it('goes with reload() and removal', async () => {
    const element = await createReady('bank131-card-tokenize');
    await say(CARD.message);
    element.reload();
    expect(element.value).to.equal(undefined);
    await ready(element);
    await say(CARD.message);
    element.remove();
    await settle();
    expect(element.value).to.equal(undefined);
  });

  it('stays empty when the widget reports that it failed, and is set when the user corrects the card', async () => {
    const element = await createReady('bank131-card-tokenize');
    const events = record(element);
    const error = failed(element);
    await say(FAILED);
    expect(await error).to.include({code: 'widget-failed', retryable: true});
    expect(offersRetry(element)).to.equal(true);
    const bottom = containers(CARD)[0]!.getBoundingClientRect().bottom;
    expect(part(element, 'error')!.getBoundingClientRect().top).to.be.at.least(bottom);
    expect(await stateOf(element.result)).to.equal('pending');
    await say(CARD.message);
    await element.updateComplete;
    expect(events).to.deep.equal([
      ['bank131-error', ['error'], undefined],
      ['bank131-result', ['done'], cardOf()],
    ]);
    expect(element.error).to.equal(undefined);
    expect(offersRetry(element)).to.equal(false);
    expect(await element.result).to.deep.equal(cardOf());
  });

  it('is set after a retry when the widget reported that it failed', async () => {
    const element = await createReady('bank131-card-tokenize');
    const error = failed(element);
    await say(FAILED);
    await error;
    const again = ready(element);
    part(element, 'retry')!.click();
    await again;
    expect(statesOf(element)).to.deep.equal(['ready']);
    await say(CARD.message);
    expect(element.value).to.deep.equal(cardOf());
    expect(await element.result).to.deep.equal(cardOf());
  });
});
