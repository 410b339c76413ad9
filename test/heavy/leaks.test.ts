import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import '../../src/elements/index.js';
import {comeAndGo} from '../faults/crowds.js';
import {freshToken} from '../faults/stage.js';
import {vendor, widgetHost} from '../tools/hosts.js';
import {growthOf, type Memory} from '../tools/memory.mjs';

const count = () => executeServerCommand<Memory, undefined>('memory');
const host = widgetHost('ok');

describe('what a thousand leave behind in the browser', function () {
  this.timeout(600_000);
  const {warn} = console;
  before(() => {
    // The test runner would keep each warning.
    console.warn = () => undefined;
  });
  after(() => {
    console.warn = warn;
  });

  for (const [what, crowd] of Object.entries({
    mounts: (times: number) => comeAndGo(times, host),
    elements: addAndRemoveElements,
  })) {
    it(`is nothing, of ${what}`, async () => {
      // The first fill caches, and the browser compiles the code once more.
      await crowd(1_000);
      const {heapKb, ...things} = await growthOf(count, () => crowd(1_000));
      expect(heapKb).to.be.below(200);
      for (const [kind, more] of Object.entries(things)) expect(more, kind).to.be.at.most(0);
    });
  }
});

/** Adds elements and removes them, some before they are ready. */
async function addAndRemoveElements(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const name = time % 2 ? 'bank131-card-tokenize' : 'bank131-self-employed';
    const element = Object.assign(document.createElement(name), {publicToken: freshToken, widgetHost: host});
    element.result.catch(() => undefined);
    const ready = new Promise((resolve) => element.addEventListener('bank131-ready', resolve, {once: true}));
    document.body.append(element);
    if (time % 3) await ready;
    element.remove();
    await Promise.resolve();
  }
  vendor().instances.length = 0;
}
