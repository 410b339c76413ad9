import {expect} from '@open-wc/testing';
import {deferred, firstEvent, orAborted} from '../../src/core/waiting.js';
import {outcomeOf, rejectionOf} from '../faults/stage.js';
import {Traces} from '../faults/traces.js';

const NOTHING = {listeners: 0, timers: 0, observers: 0, nodes: 0};

describe('waiting', () => {
  let traces: Traces;

  beforeEach(() => {
    traces = new Traces();
  });

  afterEach(() => {
    traces.stop();
  });

  it('for a promise leaves no listener on the signal, whatever comes of it', async () => {
    const {signal} = new AbortController();
    expect(await orAborted(Promise.resolve(131), signal)).to.equal(131);
    expect(await outcomeOf(orAborted(Promise.reject(new TypeError()), signal))).to.include({
      code: 'uncoded TypeError',
    });
    await Promise.resolve();
    expect(traces.count).to.deep.equal(NOTHING);
  });

  it('for a promise ends with the signal, also one that was aborted before', async () => {
    const controller = new AbortController();
    const waiting = orAborted(new Promise(() => {}), controller.signal);
    controller.abort();
    expect(await rejectionOf(waiting)).to.include({name: 'AbortError'});
    expect(await rejectionOf(orAborted(Promise.resolve(), controller.signal))).to.include({
      name: 'AbortError',
    });
    expect(traces.count).to.deep.equal(NOTHING);
  });

  it('for an event ends with the first of them, with the time, or with the signal, and leaves nothing', async () => {
    const target = new EventTarget();
    const event = new Event('second');
    const controller = new AbortController();
    const types = ['first', 'second'];
    const happened = firstEvent(target, types, 60_000);
    const late = firstEvent(target, ['never'], 10);
    const aborted = rejectionOf(firstEvent(new EventTarget(), types, 60_000, controller.signal));
    target.dispatchEvent(event);
    target.dispatchEvent(new Event('first'));
    expect(await happened).to.equal(event);
    expect(await late).to.equal(undefined);
    controller.abort();
    expect(await aborted).to.include({name: 'AbortError'});
    expect(traces.count).to.deep.equal(NOTHING);
  });

  it('for a deferred promise raises no unhandled rejection', async () => {
    const unhandled: unknown[] = [];
    const listener = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
    window.addEventListener('unhandledrejection', listener);
    const {promise, resolve} = deferred();
    resolve(Promise.reject(new TypeError()));
    await new Promise((resolve) => setTimeout(resolve, 20));
    window.removeEventListener('unhandledrejection', listener);
    expect(unhandled).to.deep.equal([]);
    expect(await rejectionOf(promise)).to.be.instanceOf(TypeError);
  });
});
