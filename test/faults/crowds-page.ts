import '../../src/elements/index.js';
import {vendor, widgetHost} from '../tools/hosts.js';
import {comeAndGo} from './crowds.js';
import {fuzzMessages, fuzzOptions} from './generated.js';
import {freshToken} from './stage.js';

// What `fuzz.ts` and `leaks.ts` call from outside the page.

const host = widgetHost('ok');

const crowds = {
  fuzzMessages,
  fuzzOptions,

  mounts: (times: number) => comeAndGo(times, host),

  /** Adds elements and removes them, some before they are ready. */
  async elements(times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      const name = time % 2 ? 'bank131-card-tokenize' : 'bank131-self-employed';
      const element = Object.assign(document.createElement(name), {
        publicToken: freshToken,
        widgetHost: host,
      });
      element.result.catch(() => undefined);
      const ready = new Promise((resolve) =>
        element.addEventListener('bank131-ready', resolve, {once: true}),
      );
      document.body.append(element);
      if (time % 3) await ready;
      element.remove();
      await Promise.resolve();
    }
    vendor().instances.length = 0;
  },
};

export type Crowds = typeof crowds;

Object.assign(window, {crowds});
