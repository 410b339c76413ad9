import {hold, personField, requestLinking, saveCard} from '../demo/steps.js';
import * as fixtures from './fixtures.js';
import {
  build,
  countTokens,
  expect,
  inWorkspace,
  link,
  measureScripts,
  useDemoHost,
  useMockBank,
} from './fixtures.js';
import {backendOf, startNext, startServer} from './server.js';

/** Each test has a server of its own, since each has a bank of its own, which the server asks for tokens. */
const test = fixtures.test.extend<{server: string}, {built: undefined}>({
  built: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what a fixture needs
    async ({}, use) => {
      await build('next');
      await use(undefined);
    },
    {scope: 'worker', auto: true, timeout: 600_000},
  ],
  server: async ({demo}, use) => {
    const server = await startServer('next', startNext, backendOf(demo));
    await use(server.origin);
    await server.close();
  },
  baseURL: async ({server}, use) => use(server),
});

const SCRIPT_TAG_FILE = 'node_modules/bank131-widgets/dist/bank131-widgets.min.js';

test.describe('a site of Next.js', () => {
  test('Next.js', {tag: '@row'}, async ({page, demo, row}) => {
    Object.assign(row, {built: true, ran: false});
    const {fetched, spent} = countTokens(page);
    const measured = measureScripts(page);
    await useMockBank(page, demo);
    await page.goto('/');
    await link(page);
    await expect(page.getByText('Thank you.')).toBeVisible();
    Object.assign(row, {ran: true, tokens: spent.length, ...(await measured())});
    expect(fetched).toHaveLength(1);
    expect(spent).toHaveLength(1);
  });

  test('shows the widget again after a hard reload', async ({page, demo}) => {
    const {fetched, spent} = countTokens(page);
    const askedLive = await useDemoHost(page, demo);
    await page.goto('/');
    await expect(personField(page)).toBeVisible();
    await page.reload();
    await requestLinking(page);
    expect(fetched).toHaveLength(2);
    expect(spent).toHaveLength(2);
    expect(askedLive).toEqual([]);
  });

  test('sends the tag from the server, without what a person’s number or a token would be in', async ({
    request,
  }) => {
    const html = await (await request.get('/')).text();
    expect(html).toContain('<bank131-self-employed loading="manual">');
    expect(html).not.toContain('tax-reference');
  });

  test('is taken over by React without complaint where the elements are registered before it', async ({
    page,
    demo,
  }) => {
    const {fetched, spent} = countTokens(page);
    await useMockBank(page, demo);
    await page.addInitScript({path: inWorkspace(SCRIPT_TAG_FILE)});
    // Whatever the element would do before React comes, it has the time for it.
    const release = await hold(page, '**/_next/static/**/*.js');
    await page.goto('/', {waitUntil: 'commit'});
    await page.waitForFunction(() => document.querySelector('bank131-self-employed:defined'));
    await page
      .locator('bank131-self-employed')
      .evaluate((element) => (element as HTMLElement & {updateComplete: Promise<unknown>}).updateComplete);
    release();
    await link(page);
    expect(fetched).toHaveLength(1);
    expect(spent).toHaveLength(1);
  });

  test('may have the component in a server component, in a form', async ({page, demo}) => {
    await useMockBank(page, demo);
    await page.goto('/card');
    await saveCard(page, '4242424242424242');
    const submitted = page.waitForRequest('/cards');
    await page.route('/cards', (route) => route.fulfill({body: 'saved'}));
    await page.getByRole('button', {name: 'Save', exact: true}).click();
    const fields = new URLSearchParams((await submitted).postData() ?? '');
    expect(JSON.parse(fields.get('payment_method') ?? '')).toMatchObject({type: 'card'});
  });

  test('gives the card to the function of a form’s action', async ({page, demo}) => {
    await useMockBank(page, demo);
    await page.goto('/action');
    await saveCard(page, '4242424242424242');
    await page.getByRole('button', {name: 'Save', exact: true}).click();
    await expect(page.locator('output')).toHaveText('card');
  });

  test('opens a fresh widget when a link leads away and the user goes back', async ({page, demo}) => {
    const {spent} = countTokens(page);
    const askedLive = await useDemoHost(page, demo);
    await page.goto('/');
    await expect(personField(page)).toBeVisible();
    await page.getByRole('link', {name: 'Card'}).click();
    await expect(page.locator('bank131-card-tokenize')).toBeVisible();
    await expect(page.locator('#bank131-self-employed')).toHaveCount(0);
    await page.goBack();
    await requestLinking(page);
    expect(spent).toHaveLength(2);
    expect(askedLive).toEqual([]);
  });

  test('hears of what happens while it hides the widget', async ({page, demo}) => {
    const {spent} = countTokens(page);
    await useMockBank(page, demo);
    const release = await hold(page, `${demo.bank}/self-employed.js`);
    await page.goto('/hidden');
    await expect(page.locator('bank131-self-employed')).toBeVisible();
    await page.getByRole('button', {name: 'Hide'}).click();
    await expect(page.locator('bank131-self-employed')).toBeHidden();
    release();
    await expect(page.locator('output')).toHaveText('ready');
    await page.getByRole('button', {name: 'Show'}).click();
    await expect(personField(page)).toBeVisible();
    await expect(page.locator('output')).toHaveText('ready');
    expect(spent).toHaveLength(1);
  });
});
