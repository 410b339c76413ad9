import type {Page} from 'playwright/test';
import {hold, linkingWidget, personField, postsTo, requestLinking, saveCard} from '../demo/steps.js';
import {build, countTokens, expect, link, measureScripts, run, test} from './fixtures.js';

const FRAMEWORKS = ['React', 'Vue', 'Svelte'];

/** All that a widget puts into a page outside its element. */
const containers = (page: Page) => page.locator('#bank131-self-employed, #bank131-tokenize');

/** Follows a link of the page, as a router would. */
const go = (page: Page, route: 'Home' | 'Linking' | 'Card') =>
  page.getByRole('link', {name: route, exact: true}).click();

test.describe('the samples in demo/frameworks', () => {
  test.beforeAll(async () => {
    await build('frameworks');
    // StrictMode does its work in React's development build alone.
    await run(
      'frameworks',
      'vite/bin/vite.js',
      ['build', '--mode', 'development', '--outDir', 'dist-strict'],
      {
        NODE_ENV: 'development',
      },
    );
  });

  test('have no error in types, of .tsx, .vue and .svelte', async () => {
    await run('frameworks', 'npm', ['run', 'typecheck']);
  });

  for (const framework of FRAMEWORKS) {
    const file = `${framework.toLowerCase()}.html`;

    test(`Vite, ${framework}`, {tag: '@row'}, async ({page, open, row}) => {
      Object.assign(row, {built: true, ran: false});
      const {fetched, spent} = countTokens(page);
      const measured = measureScripts(page);
      await open('frameworks/dist', `${file}#linking`);
      await link(page);
      Object.assign(row, {ran: true, tokens: spent.length, ...(await measured())});
      expect(fetched).toHaveLength(1);
      expect(spent).toHaveLength(1);
    });

    test.describe(framework, () => {
      const open = (visit: (folder: string, page: string) => Promise<void>, route: string) =>
        visit('frameworks/dist-strict', `${file}#${route}`);

      test.beforeEach(({complaints}) => complaints.expect(/Lit is in dev mode/));

      test('shows a widget with one token, also where StrictMode mounts twice', async ({
        page,
        open: visit,
      }) => {
        const {fetched, spent} = countTokens(page);
        await open(visit, 'linking');
        await link(page);
        expect(fetched).toHaveLength(1);
        expect(spent).toHaveLength(1);
      });

      test('hears of a card', async ({page, open: visit}) => {
        const spent = postsTo(page, '/widget/tokenize/session');
        await open(visit, 'card');
        await saveCard(page, '4242424242424242');
        await expect(page.locator('output')).toHaveText('card');
        expect(spent).toHaveLength(1);
      });

      test('leaves nothing when the route changes while it loads, and opens when it comes back', async ({
        page,
        demo,
        open: visit,
      }) => {
        const {fetched, spent} = countTokens(page);
        const release = await hold(page, `${demo.bank}/self-employed.js`);
        await open(visit, 'linking');
        await expect.poll(() => fetched).toHaveLength(1);
        await go(page, 'Home');
        await expect(page.locator('bank131-self-employed')).toHaveCount(0);
        release();
        await page.waitForFunction(() => 'Bank131SelfEmployed' in window);
        await expect(containers(page)).toHaveCount(0);
        expect(spent).toHaveLength(0);

        await go(page, 'Linking');
        await requestLinking(page);
        expect(fetched).toHaveLength(2);
        expect(spent).toHaveLength(1);
      });

      test('leaves nothing when it is taken away, and makes room for the next', async ({
        page,
        open: visit,
      }) => {
        const {spent} = countTokens(page);
        await open(visit, 'linking');
        await expect(personField(page)).toHaveValue('500000000000');
        await go(page, 'Card');
        await expect(linkingWidget(page)).toHaveCount(0);
        await saveCard(page, '4242424242424242');
        await go(page, 'Home');
        await expect(containers(page)).toHaveCount(0);

        await go(page, 'Linking');
        await link(page);
        expect(spent).toHaveLength(2);
      });
    });
  }
});
