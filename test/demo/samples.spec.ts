import {readFileSync} from 'node:fs';
import {expect, test} from './fixtures.js';
import {numberField, personField, standInFor, statesOf} from './steps.js';

const samples = [
  ...readFileSync(new URL('../../README.md', import.meta.url), 'utf8').matchAll(/^```html\n(.*?)^```/gms),
].map(([, html = '']) => html);

/** For samples that only prepare a page. */
const elements = `
  <bank131-self-employed token-url="/token/self-employed"></bank131-self-employed>
  <bank131-card-tokenize token-url="/token/card"></bank131-card-tokenize>`;

test('the README has samples to run', () => {
  expect(samples.length).toBeGreaterThan(1);
});

for (const [index, html] of samples.entries()) {
  test(`HTML sample ${index + 1} of the README shows the bank’s widgets`, async ({page, demo, site}) => {
    // What a sample says of the bank's host and files must count: nothing else is there.
    const host = `https://widget${html.includes("environment: 'demo'") ? '-demo' : ''}.bank131.ru`;
    const cardScript = /script: '(.+?)'/.exec(html)?.[1] ?? 'tokenize.js';
    await page.route('https://*.bank131.ru/**', (route) => route.abort());
    await standInFor(page, host, demo.bank);
    await page.route('https://*.bank131.ru/tokenize.js', (route) => route.abort());
    await page.route(`${host}/${cardScript}`, async (route) =>
      route.fulfill({response: await route.fetch({url: `${demo.bank}/tokenize.js`})}),
    );
    await site.open(html.includes('<bank131-') ? html : html + elements);

    await statesOf(page.locator('bank131-self-employed')).toEqual(['ready']);
    await expect(personField(page)).toBeVisible();
    await statesOf(page.locator('bank131-card-tokenize')).toEqual(['ready']);
    await expect(numberField(page)).toBeVisible();
  });
}
