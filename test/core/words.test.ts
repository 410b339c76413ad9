import {expect} from '@open-wc/testing';
import {loadSelfEmployed} from '../../src/index.js';
import {HELD, rejectionOf, until} from '../faults/stage.js';
import {foreignWidgetHost, requests, tokenEndpoint, widgetHost} from '../tools/hosts.js';
import {reportOf} from '../tools/pages.js';
import {onStage} from './on-stage.js';

/** How often this page asked for the file of words. */
const asked = (): number =>
  performance.getEntriesByType('resource').filter(({name}) => /\/core\/texts\.[jt]s/.test(name)).length;

/** The error of a page whose file of words is at another address. */
async function errorWhereWordsAre(address: string): Promise<unknown> {
  const imports = Object.fromEntries(['js', 'ts'].map((ending) => [`/src/core/texts.${ending}`, address]));
  const plan = {options: {widgetHost: foreignWidgetHost('ok'), tokenUrl: tokenEndpoint('503')}};
  return reportOf({
    head: `<script type="importmap">${JSON.stringify({imports})}</script>`,
    module: '/test/faults/pages/mount.ts',
    body: `<script type="application/json" id="plan">${JSON.stringify(plan)}</script>`,
  });
}

describe('the words of an error', () => {
  const on = onStage();

  it('are asked for when something has failed, and not before', async () => {
    await on.stage.mount().ready;
    expect(asked()).to.equal(0);
    for (const failing of ['404', '500'] as const) {
      const error = await rejectionOf(loadSelfEmployed({widgetHost: widgetHost(failing), retries: 0}));
      expect(error.message).to.contain('the Network panel does');
      expect(asked()).to.equal(1);
    }
  });

  it('are those of the error’s cause, too', async () => {
    const host = widgetHost('404');
    const passDeadline = on.stage.holdDeadline();
    const {ready} = on.stage.mount({widgetHost: host, timeout: HELD, retries: 50});
    // A second request shows that the first try has failed.
    await until(async () => ((await requests(host))['self-employed.js'] ?? 0) > 1);
    passDeadline();
    const error = await rejectionOf(ready);
    expect(error.message).to.contain('still waiting for script');
    expect((error.cause as Error).message).to.contain('the Network panel does');
  });

  for (const [name, address] of [
    ['can not be had', () => '/nowhere.js'],
    ['do not come', () => `${widgetHost('hang-js')}/self-employed.js`],
  ] as const) {
    it(`leave it to the code, the facts and where to read on, where they ${name}`, async () => {
      const error = (await errorWhereWordsAre(address())) as {code: string; message: string};
      expect(error.code).to.equal('token-failed');
      expect(error.message).to.match(
        /^bank131-widgets: token-failed\/status: \S+\/token\/503\/\S+, 503\. See “Errors” in the README\.$/,
      );
    });
  }
});
