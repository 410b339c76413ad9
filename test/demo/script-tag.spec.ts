import type {Page} from 'playwright/test';
import * as functions from '../../src/index.js';
import {INN} from './demo.js';
import {expect, test} from './fixtures.js';
import {personField, requestLinking, saveCard, answerFor, statesOf} from './steps.js';

const SCRIPT = '<script src="/bank131-widgets.min.js" defer></script>';

/** Where the browser finds the modules that others import by name. */
const IMPORT_MAP = `<script type="importmap">${JSON.stringify({
  imports: {
    'bank131-widgets': '/dist/index.js',
    'bank131-widgets/elements': '/dist/elements/index.js',
    lit: '/node_modules/lit/index.js',
    'lit/': '/node_modules/lit/',
    'lit-html': '/node_modules/lit-html/lit-html.js',
    'lit-html/': '/node_modules/lit-html/',
    'lit-element/': '/node_modules/lit-element/',
    '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
    '@lit/reactive-element/': '/node_modules/@lit/reactive-element/',
  },
})}</script>`;

const elements = (attributes = '') => `
  <bank131-self-employed token-url="/bank131/token/self-employed" ${attributes}></bank131-self-employed>
  <bank131-card-tokenize token-url="/bank131/token/card" ${attributes}></bank131-card-tokenize>`;

/** Both elements show their widgets, and a person gets through both. */
async function expectBothToWork(page: Page): Promise<void> {
  await statesOf(page.locator('bank131-self-employed')).toEqual(['ready']);
  await personField(page).fill(INN);
  await requestLinking(page);
  await statesOf(page.locator('bank131-self-employed')).toEqual(['ready', 'in-progress']);
  await saveCard(page, '4242424242424242');
  await statesOf(page.locator('bank131-card-tokenize')).toEqual(['done']);
}

/** Has a script of the bank's count how often it runs, in `window.runs`. */
const countRuns = (page: Page, script: string) =>
  page.route(script, async (route) => {
    const response = await route.fetch();
    const count = 'window.runs = (window.runs ?? 0) + 1;';
    await route.fulfill({response, body: `${count}\n${await response.text()}`});
  });

const runs = (page: Page) => page.evaluate(() => (window as {runs?: number}).runs);

test.describe('a page with the script tag', () => {
  test('needs nothing else than the elements', async ({page, site, demo}) => {
    await site.open(SCRIPT + elements(`widget-host="${demo.bank}"`));
    await expectBothToWork(page);
  });

  test('needs no attribute for what an inline script has set before it', async ({page, site, demo}) => {
    const config = `<script>Bank131WidgetsConfig = {widgetHost: '${demo.bank}'};</script>`;
    await site.open(config + SCRIPT + elements());
    await expectBothToWork(page);
  });

  test('asks the host of the environment that an inline script has set', async ({page, site, demo}) => {
    await answerFor(page, 'https://widget-demo.bank131.ru', demo.bank);
    await site.open(`<script>Bank131WidgetsConfig = {environment: 'demo'};</script>${SCRIPT}${elements()}`);
    await expectBothToWork(page);
  });

  test('honours the names that an inline script has corrected', async ({page, site, demo}) => {
    await page.route(`${demo.bank}/card-form.js`, async (route) => {
      const response = await route.fetch({url: `${demo.bank}/tokenize.js`});
      const renamed = (await response.text()).replaceAll('Bank131Tokenize', 'Bank131CardForm');
      await route.fulfill({response, body: renamed});
    });
    await page.route(`${demo.bank}/card-form.css`, async (route) =>
      route.fulfill({response: await route.fetch({url: `${demo.bank}/tokenize.css`})}),
    );
    const corrections = {script: 'card-form.js', stylesheet: 'card-form.css', globalName: 'Bank131CardForm'};
    const config = {widgetHost: demo.bank, cardTokenize: corrections};
    await site.open(
      `<script>Bank131WidgetsConfig = ${JSON.stringify(config)};</script>${SCRIPT}${elements()}`,
    );
    await expectBothToWork(page);
    expect(await page.evaluate(() => 'Bank131Tokenize' in window)).toBe(false);
  });

  test('has the functions as `window.Bank131Widgets`', async ({page, site, demo}) => {
    await site.open(`${SCRIPT}<div id="card"></div>`);
    const library = await page.evaluateHandle(
      () => (window as unknown as {Bank131Widgets: typeof functions}).Bank131Widgets,
    );
    expect(await library.evaluate((it) => Object.keys(it))).toEqual(
      expect.arrayContaining(Object.keys(functions)),
    );
    const outcome = library.evaluate(
      ({tokenizeCard}, widgetHost) =>
        tokenizeCard({container: '#card', tokenUrl: '/bank131/token/card', widgetHost}),
      demo.bank,
    );
    await saveCard(page, '4242424242424242');
    expect(await outcome).toMatchObject({
      card: {encrypted_card: {number_hash: expect.stringMatching(/^[\da-f]{64}$/) as unknown}},
    });
  });

  test('may have it twice, and the bank’s script still runs once', async ({page, site, demo}) => {
    await countRuns(page, `${demo.bank}/tokenize.js`);
    await site.open(SCRIPT + SCRIPT + elements(`widget-host="${demo.bank}"`));
    await expectBothToWork(page);
    expect(await runs(page)).toBe(1);
  });

  test('may have the modules beside it, and the bank’s script still runs once', async ({
    page,
    site,
    demo,
  }) => {
    await countRuns(page, `${demo.bank}/self-employed.js`);
    const modules = `<script type="module">
      import 'bank131-widgets/elements';
      import {loadSelfEmployed} from 'bank131-widgets';
      window.loaded = loadSelfEmployed({widgetHost: '${demo.bank}'});
    </script>`;
    await site.open(IMPORT_MAP + SCRIPT + modules + elements(`widget-host="${demo.bank}"`));
    await expectBothToWork(page);
    const isTheBanks = await page.evaluate(async () => {
      const {loaded, Bank131SelfEmployed} = window as unknown as Record<string, unknown>;
      return (await loaded) === Bank131SelfEmployed;
    });
    expect(isTheBanks).toBe(true);
    expect(await runs(page)).toBe(1);
  });
});

test.describe('a page without a bundler', () => {
  test('has the elements from the modules as they are', async ({page, site, demo}) => {
    const modules = `<script type="module">import 'bank131-widgets/elements';</script>`;
    await site.open(IMPORT_MAP + modules + elements(`widget-host="${demo.bank}"`));
    await expectBothToWork(page);
  });

  test('has the functions from the modules, and nothing of Lit with them', async ({page, site, demo}) => {
    const modules: string[] = [];
    page.on('request', (request) => modules.push(new URL(request.url()).pathname));
    await site.open(`${IMPORT_MAP}
      <div id="bind"></div>
      <script type="module">
        import {bindSelfEmployed} from 'bank131-widgets';
        window.outcome = bindSelfEmployed({
          container: '#bind',
          tokenUrl: '/bank131/token/self-employed',
          widgetHost: '${demo.bank}',
          taxReferenceOrPhone: '${INN}',
        });
      </script>`);
    await requestLinking(page);
    expect(modules).toContain('/dist/index.js');
    expect(modules.filter((path) => /node_modules|elements/.test(path))).toEqual([]);
  });
});
