import {expect} from '@open-wc/testing';
import {deferred, firstEvent} from '../../src/core/waiting.js';
import {rejectionOf} from '../faults/stage.js';
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

  it('ends with the first event, with the time, or with the signal, and leaves nothing', async () => {
    const target = new EventTarget();
    const event = new Event('second');
    const controller = new AbortController();
    const types = ['first', 'second'];
    const {signal} = new AbortController();
    const happened = firstEvent([target], types, 60_000, signal);
    const late = firstEvent([target], ['never'], 10, signal);
    const aborted = rejectionOf(firstEvent([new EventTarget()], types, 60_000, controller.signal));
    target.dispatchEvent(event);
    target.dispatchEvent(new Event('first'));
    expect(await happened).to.equal(event);
    expect(await late).to.equal(undefined);
    controller.abort();
    expect(await aborted).to.include({name: 'AbortError'});
    expect(await rejectionOf(firstEvent([], [], 60_000, controller.signal))).to.include({name: 'AbortError'});
    expect(traces.count).to.deep.equal(NOTHING);
  });

  it('raises no unhandled rejection for a deferred promise', async () => {
    const unhandled: unknown[] = [];
    const listener = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
    window.addEventListener('unhandledrejection', listener);
    const {promise, reject} = deferred();
    reject(new TypeError());
    await new Promise((resolve) => setTimeout(resolve, 20));
    window.removeEventListener('unhandledrejection', listener);
    expect(unhandled).to.deep.equal([]);
    expect(await rejectionOf(promise)).to.be.instanceOf(TypeError);
  });
});
