import type {FakeWidgets} from '../../src/testing/index.js';
import {expect, test} from './fixtures.js';

declare global {
  /** Of the script-tag file of the fakes, and what a page makes of it. */
  var Bank131WidgetsTesting: {installFakeWidgets(): FakeWidgets};
  var fakes: FakeWidgets;
}

const page = (head = '') => `${head}
  <script src="/bank131-widgets.min.js"></script>
  <script src="/dist/bank131-widgets-testing.min.js"></script>
  <script>fakes = Bank131WidgetsTesting.installFakeWidgets();</script>
  <bank131-self-employed public-token="any"></bank131-self-employed>`;

test.describe('a page with the script tag of the fakes', () => {
  const heads = {
    'has the widget in the test’s hands': '',
    'has it whatever an inline script has corrected':
      '<script>Bank131WidgetsConfig = {selfEmployed: {globalName: "Other", script: "https://other.invalid/a.js"}};</script>',
  };
  for (const [what, head] of Object.entries(heads)) {
    test(what, async ({page: tab, site}) => {
      const asked: string[] = [];
      tab.on('request', (request) => asked.push(new URL(request.url()).origin));
      await site.open(page(head));
      await expect(tab.getByText('A fake of Bank131SelfEmployed')).toBeVisible();
      await tab.evaluate(() => fakes.selfEmployed.report('completed'));
      const result = await tab.evaluate(() => document.querySelector('bank131-self-employed')!.result);
      expect(result).toEqual({stage: 'bind', status: 'completed'});
      expect([...new Set(asked)]).toEqual([new URL(tab.url()).origin]);
    });
  }

  test('has the inline script’s corrections back afterwards', async ({page: tab, site, complaints}) => {
    complaints.expect(/unmounted/);
    await site.open(page('<script>Bank131WidgetsConfig = {timeout: 1234};</script>'));
    const before = await tab.evaluate(() =>
      Object.keys(Reflect.get(window, 'Bank131WidgetsConfig') as object),
    );
    expect(before).toContain('selfEmployed');
    await tab.evaluate(() => fakes.uninstall());
    expect(await tab.evaluate(() => Reflect.get(window, 'Bank131WidgetsConfig') as object)).toEqual({
      timeout: 1234,
    });
    await expect(tab.getByText('A fake of')).toHaveCount(0);
  });
});
