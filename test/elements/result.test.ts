import {aTimeout, expect} from '@open-wc/testing';
import {cleanUp, create, createReady, failed, KINDS, part, ready, say, settle, stateOf} from './tools.js';

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: result`, () => {
    cleanUp();

    it('is a promise from the start, and pending until there is an outcome', async () => {
      const element = create(tag);
      const {result} = element;
      expect(await stateOf(result)).to.equal('pending');
      document.body.append(element);
      await ready(element);
      expect(await stateOf(result)).to.equal('pending');
      await say(kind.message);
      expect(await result).to.deep.equal(kind.outcome);
      expect(element.result).to.equal(result);
    });

    it('stays pending across a failed try and resolves after the next', async () => {
      let tries = 0;
      const publicToken = () => {
        if ((tries += 1) === 1) throw new Error('The backend is away.');
        return crypto.randomUUID();
      };
      const element = create(tag, {publicToken});
      document.body.append(element);
      const {result} = element;
      await failed(element);
      expect(await stateOf(result)).to.equal('pending');
      part(element, 'retry')?.click();
      await ready(element);
      await say(kind.message);
      expect(await result).to.deep.equal(kind.outcome);
    });

    it('rejects with an error that another try can’t fix', async () => {
      const element = create(tag, {publicToken: ''});
      document.body.append(element);
      const error = await failed(element);
      expect(error).to.include({code: 'invalid-options', retryable: false});
      expect(await stateOf(element.result)).to.equal('invalid-options');
    });

    it('rejects with unmounted when the element is removed', async () => {
      const element = await createReady(tag);
      const {result} = element;
      element.remove();
      expect(await stateOf(result)).to.equal('unmounted');
      expect(await stateOf(element.result)).to.equal('unmounted');
    });

    it('rejects with unmounted when an element is removed that never started', async () => {
      const element = create(tag, {loading: 'manual'});
      document.body.append(element);
      const {result} = element;
      element.remove();
      expect(await stateOf(result)).to.equal('unmounted');
    });

    it('rejects with unmounted on reload(), and is a new one then', async () => {
      const element = await createReady(tag);
      const {result} = element;
      element.reload();
      expect(await stateOf(result)).to.equal('unmounted');
      expect(element.result).not.to.equal(result);
      await ready(element);
      await say(kind.message);
      expect(await element.result).to.deep.equal(kind.outcome);
    });

    it('keeps the outcome of an element that was removed since', async () => {
      const element = await createReady(tag);
      await say(kind.message);
      element.remove();
      await settle();
      expect(await element.result).to.deep.equal(kind.outcome);
    });

    it('is a new one as soon as a removed element is put back', async () => {
      const element = await createReady(tag);
      element.remove();
      await settle();
      document.body.append(element);
      const {result} = element;
      await ready(element);
      await say(kind.message);
      expect(await result).to.deep.equal(kind.outcome);
    });

    it('never becomes an unhandled rejection by itself', async () => {
      const unhandled: unknown[] = [];
      const note = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
      window.addEventListener('unhandledrejection', note);
      const element = await createReady(tag);
      element.reload();
      element.remove();
      document.body.append(create(tag, {publicToken: ''}));
      await aTimeout(50);
      window.removeEventListener('unhandledrejection', note);
      expect(unhandled).to.deep.equal([]);
    });
  });
}
