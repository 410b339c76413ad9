import '../../dist/elements/index.js';
import {mountSelfEmployed} from '../../dist/index.js';
import * as byHand from './by-hand.js';
import {place} from './place.js';

// What `idle.ts` outside of the page calls: listeners under a page's unrelated messages, and widgets that come and go.

const options = {container: place, publicToken: () => 'a-token'};

/** Each puts something on the page, and gives the end of it. */
const listeners = {
  'an empty listener': () => listening(() => {}),
  'the bare listener': () => listening(byHand.listenAsDocumented),
  'the widget mounted': async () => {
    const mount = mountSelfEmployed(options);
    await mount.ready;
    return () => mount.unmount();
  },
};

function listening(listener: (event: MessageEvent) => void): () => void {
  addEventListener('message', listener);
  return () => removeEventListener('message', listener);
}

/** What other code on a page sends: tools, frames of other vendors, strings and numbers. Nothing of it is the widget's. */
function unrelatedMessages(): MessageEvent[] {
  const frame = document.body.appendChild(document.createElement('iframe')).contentWindow;
  const foreign = 'https://frame.example';
  const {origin} = self;
  const kinds: [data: unknown, origin: string, source: Window | null][] = [
    ['webpackHotUpdate1f2e3d', origin, window],
    [{source: 'react-devtools-bridge', payload: {event: 'operations', payload: [1, 2, 3]}}, origin, window],
    [{type: 'tick', id: 12}, origin, window],
    [42, origin, window],
    [null, origin, window],
    ['{"event":"resize","height":320}', foreign, frame],
    [{type: 'resize', height: 320, meta: {version: 2}}, foreign, frame],
    [{event: 'infoDelivery', info: {currentTime: 1.5}, id: 1, channel: 'widget'}, foreign, frame],
    [[1, 'ready', {a: 1}], foreign, frame],
    [{payload: {status: 'ok'}}, foreign, frame],
  ];
  return kinds.map(([data, origin, source]) => new MessageEvent('message', {data, origin, source}));
}

let messages: MessageEvent[] | undefined;

const idle = {
  listeners: Object.keys(listeners),

  /** Milliseconds that the page is busy with so many messages, under one of the listeners. */
  async hear(name: keyof typeof listeners, times: number): Promise<number> {
    messages ??= unrelatedMessages();
    const stop = await listeners[name]();
    const start = performance.now();
    for (let time = 0; time < times; time += messages.length) {
      for (const message of messages) dispatchEvent(message);
    }
    const took = performance.now() - start;
    stop();
    return took;
  },

  async byHand(times: number): Promise<void> {
    if (!('Bank131SelfEmployed' in window)) await Promise.all([byHand.loadScript(), byHand.loadStylesheet()]);
    for (let time = 0; time < times; time++) {
      byHand.show(await Promise.resolve('a-token'));
      removeEventListener('message', byHand.listenAsDocumented);
      place.replaceChildren();
    }
  },

  async mounts(times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      const mount = mountSelfEmployed(options);
      await mount.ready;
      mount.unmount();
    }
  },

  /** Elements of both kinds, in turn. */
  async elements(times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      const element = document.createElement(time % 2 ? 'bank131-card-tokenize' : 'bank131-self-employed');
      const ready = new Promise((resolve, reject) => {
        element.addEventListener('bank131-ready', resolve);
        element.addEventListener('bank131-error', ({error}) => reject(error));
      });
      place.append(Object.assign(element, {publicToken: options.publicToken}));
      await ready;
      element.remove();
      // The element waits so long to see whether it was only moved.
      await Promise.resolve();
    }
  },
};

export type Idle = typeof idle;

Object.assign(window, {idle});
