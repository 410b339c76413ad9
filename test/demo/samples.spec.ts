import type {Page} from 'playwright/test';
import {samplesIn} from '../tools/samples.js';
import type {Demo} from './demo.js';
import {expect, test} from './fixtures.js';
import {numberField, personField, saveCard, answerFor, statesOf} from './steps.js';

const samples = samplesIn('html');

const SCRIPT = '<script src="/bank131-widgets.min.js" defer></script>';

/** For samples that only prepare a page. */
const elements = `
  <bank131-self-employed token-url="/bank131/token/self-employed"></bank131-self-employed>
  <bank131-card-tokenize token-url="/bank131/token/card"></bank131-card-tokenize>`;

/** The token that the bank prints in its own snippet, which only ever was a sample. */
const PRINTED_TOKEN = /(?<=publicToken: ')[^']+/;

/** The sample as a page: what a reader has already is added, and nothing else. */
async function pageOf(html: string, demo: Demo): Promise<string> {
  const widget = html.includes('Bank131SelfEmployed(') ? 'self-employed' : 'card';
  const whole = html.replace(PRINTED_TOKEN, await demo.token(widget));
  if (/<bank131-|id="bank131-/.test(whole)) return whole.includes('<script') ? whole : SCRIPT + whole;
  return whole + (whole.includes('bank131-widgets.min.js') ? '' : SCRIPT) + elements;
}

/** What a sample says of the bank's host and files must count: nothing else is there. */
async function serveOnly(page: Page, html: string, bank: string): Promise<void> {
  const host = `https://widget${/environment: 'demo'|widget-demo/.test(html) ? '-demo' : ''}.bank131.ru`;
  const cardScript = /script: '(.+?)'/.exec(html)?.[1] ?? 'tokenize.js';
  await page.route('https://*.bank131.ru/**', (route) => route.abort());
  await answerFor(page, host, bank);
  await page.route('https://*.bank131.ru/tokenize.js', (route) => route.abort());
  await page.route(`${host}/${cardScript}`, async (route) =>
    route.fulfill({response: await route.fetch({url: `${bank}/tokenize.js`})}),
  );
}

for (const {name, text} of samples) {
  test(`shows the bank’s widgets: ${name}`, {tag: '@thorough'}, async ({page, demo, site}) => {
    await serveOnly(page, text, demo.bank);
    const html = await pageOf(text, demo);
    await site.open(html);

    // With the fakes installed there is no widget to see.
    const faked = html.includes('bank131-widgets-testing');
    if (!faked && html.includes('bank131-self-employed')) await expect(personField(page)).toBeVisible();
    if (!faked && /bank131-card-tokenize|id="bank131-tokenize"/.test(html))
      await expect(numberField(page)).toBeVisible();
    for (const element of await page.locator('bank131-self-employed, bank131-card-tokenize').all())
      await statesOf(element).toEqual(['ready']);
  });
}

test('each of the documents that shows pages has them run', () => {
  const documents = new Set(samples.map(({document}) => document));
  expect([...documents]).toEqual(expect.arrayContaining(['README.md', 'README.ru.md', 'docs/migration.md']));
});

test('an old form’s hidden field gets the payment method', async ({page, demo, site}) => {
  const {text} = samples.find(({document, text}) => document === 'docs/forms.md' && text.includes('hidden'))!;
  await serveOnly(page, text, demo.bank);
  await site.open(text);
  await saveCard(page, '4242424242424242');
  await expect(page.locator('input[type=hidden]')).toHaveValue(/"number_hash":"[\da-f]{64}"/);
});
