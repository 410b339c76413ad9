import {expect} from '@open-wc/testing';
import {itWith} from '../tools/engine-features.js';
import {tokenEndpoint, tokenRequests, widgetHost} from '../tools/hosts.js';
import {
  cleanUp,
  containers,
  create,
  createReady,
  failed,
  KINDS,
  offersRetry,
  next,
  read,
  ready,
  readyOnAnswer,
  renders,
  say,
  settle,
  stateOf,
  statesOf,
  tokens,
} from './tools.js';

/** Everything uncaught while a test runs. */
function recordUncaught(): string[] {
  const uncaught: string[] = [];
  window.addEventListener('error', ({message}) => uncaught.push(message));
  window.addEventListener('unhandledrejection', ({reason}) => uncaught.push(String(reason)));
  return uncaught;
}

function addBox(): HTMLElement {
  return document.body.appendChild(document.createElement('section'));
}

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: removal`, () => {
    cleanUp();
    const uncaught = recordUncaught();

    afterEach(() => {
      expect(uncaught).to.deep.equal([]);
    });

    for (const [moment, behaviour] of [
      ['while the script loads', 'hang-js'],
      ['while the stylesheet loads', 'hang-css'],
      ['while the bank’s code renders', 'render-hangs'],
    ] as const) {
      it(`leaves nothing behind ${moment}`, async () => {
        const element = create(tag, {}, behaviour);
        document.body.append(element);
        const {result} = element;
        await settle();
        element.remove();
        expect(await stateOf(result)).to.equal('unmounted');
        expect(containers(kind)).to.have.length(0);
        expect(element.childNodes).to.have.length(0);
        expect(statesOf(element)).to.deep.equal([]);
        await createReady(tag);
      });
    }

    it('aborts the wait for a token', async () => {
      let signal: AbortSignal | undefined;
      const publicToken = (context: {signal: AbortSignal}) => {
        signal = context.signal;
        return new Promise<string>(() => {});
      };
      const element = create(tag, {publicToken});
      document.body.append(element);
      await settle();
      element.remove();
      await settle();
      expect(signal?.aborted).to.equal(true);
    });

    it('before the first update starts nothing', async () => {
      const publicToken = tokens();
      const element = create(tag, {publicToken});
      document.body.append(element);
      element.remove();
      await settle();
      expect(publicToken.asked).to.equal(0);
      expect(statesOf(element)).to.deep.equal([]);
    });

    it('takes the widget off the page, and makes way for the next', async () => {
      const element = await createReady(tag);
      element.remove();
      await settle();
      expect(element.childNodes).to.have.length(0);
      await createReady(tag);
      expect(containers(kind)).to.have.length(1);
    });

    it('hears no message after it', async () => {
      const element = await createReady(tag);
      let heard = 0;
      element.addEventListener('bank131-result', () => (heard += 1));
      element.remove();
      await settle();
      await say(kind.message);
      expect(heard).to.equal(0);
    });

    it('by its own result’s listener is no error', async () => {
      const element = await createReady(tag);
      element.addEventListener('bank131-result', () => element.remove());
      const {result} = element;
      await say(kind.message);
      expect(await result).to.deep.equal(kind.outcome);
      expect(containers(kind)).to.have.length(0);
    });

    it('ends an error, too', async () => {
      const element = create(tag, {}, 'render-throws');
      document.body.append(element);
      await failed(element);
      element.remove();
      await settle();
      expect(element.error).to.equal(undefined);
      expect(statesOf(element)).to.deep.equal([]);
      expect(read(element, 'error')).to.equal('');
    });
  });

  describe(`<${tag}>: put back`, () => {
    cleanUp();

    it('starts anew with a fresh token', async () => {
      const endpoint = tokenEndpoint('ok');
      const element = await createReady(tag, {publicToken: undefined, tokenUrl: endpoint});
      element.remove();
      await settle();
      document.body.append(element);
      await ready(element);
      expect(await tokenRequests(endpoint)).to.have.length(2);
      expect(containers(kind)).to.have.length(1);
    });

    it('never spends a string token twice', async () => {
      const element = await createReady(tag, {publicToken: crypto.randomUUID()});
      const before = renders(kind);
      element.remove();
      await settle();
      document.body.append(element);
      expect((await failed(element)).code).to.equal('token-failed');
      expect(renders(kind)).to.equal(before);
    });

    it('still has a string token that was never spent', async () => {
      const host = widgetHost('held-js');
      const element = create(tag, {publicToken: crypto.randomUUID(), widgetHost: host});
      document.body.append(element);
      await settle();
      element.remove();
      await settle();
      document.body.append(element);
      await readyOnAnswer(element, host);
      expect(statesOf(element)).to.deep.equal(['ready']);
    });

    it('many times within one task starts once', async () => {
      const publicToken = tokens();
      const element = create(tag, {publicToken});
      for (let time = 0; time < 5; time += 1) {
        element.remove();
        document.body.append(element);
      }
      await ready(element);
      expect(publicToken.asked).to.equal(1);
    });
  });

  describe(`<${tag}>: moved`, () => {
    cleanUp();

    const moves = {
      append: (element: HTMLElement, to: HTMLElement) => to.append(element),
      moveBefore: (element: HTMLElement, to: HTMLElement) =>
        (to as HTMLElement & {moveBefore(node: Node, before: Node | null): void}).moveBefore(element, null),
    };

    for (const [name, move] of Object.entries(moves)) {
      const test = name === 'moveBefore' ? itWith.bind(undefined, name) : it;

      test(`by ${name} spends no second token, and hears the outcome`, async () => {
        const publicToken = tokens();
        const element = await createReady(tag, {publicToken});
        const {result} = element;
        const [container] = containers(kind);
        move(element, addBox());
        await settle();
        expect(publicToken.asked).to.equal(1);
        expect(containers(kind)[0] === container).to.equal(true);
        expect(statesOf(element)).to.deep.equal(['ready']);
        await say(kind.message);
        expect(await result).to.deep.equal(kind.outcome);
      });

      test(`by ${name} while it loads goes on loading`, async () => {
        const publicToken = tokens();
        const host = widgetHost('held-js');
        const element = create(tag, {publicToken, widgetHost: host});
        document.body.append(element);
        await settle();
        move(element, addBox());
        await readyOnAnswer(element, host);
        expect(publicToken.asked).to.equal(1);
        expect(renders(kind)).to.be.greaterThan(0);
      });

      test(`by ${name} keeps its outcome and its error`, async () => {
        const element = await createReady(tag);
        await say(kind.message);
        move(element, addBox());
        await settle();
        expect(statesOf(element)).to.include('done');
        element.remove();
        const other = create(tag, {}, 'render-throws');
        document.body.append(other);
        const error = await failed(other);
        move(other, addBox());
        await settle();
        expect(other.error).to.equal(error);
        expect(offersRetry(other)).to.equal(true);
      });
    }

    itWith('moveBefore', 'by moveBefore keeps the bank’s frame alive', async () => {
      const element = await createReady(tag);
      const frame = document.createElement('iframe');
      const loaded = next(frame, 'load');
      containers(kind)[0]?.append(frame);
      await loaded;
      (frame.contentWindow as Window & {mark?: string}).mark = 'the same document';
      moves.moveBefore(element, addBox());
      await settle();
      expect(frame.contentWindow).to.have.property('mark', 'the same document');
    });
  });
}
