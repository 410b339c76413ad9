import type {Page} from 'playwright/test';
import {expect, test} from './fixtures.js';
import {decideInTaxApp, fillInCard, postsTo, requestLinking, saveButton, updateStatus} from './steps.js';

const MIR = '2200000000000004';

/** Ways to put a widget on a page so that its outcome comes to `window.outcome`. */
const ways = {
  'bindSelfEmployed()': (host: string) =>
    call(`bindSelfEmployed({taxReferenceOrPhone: '500000000000', ${options('self-employed', host)}})`),
  '<bank131-self-employed>': (host: string) =>
    tag(
      'bank131-self-employed',
      `tax-reference-or-phone="500000000000" ${attributes('self-employed', host)}`,
    ),
  'tokenizeCard()': (host: string) => call(`tokenizeCard({${options('card', host)}})`),
  '<bank131-card-tokenize>': (host: string) => tag('bank131-card-tokenize', attributes('card', host)),
};

const options = (token: string, host: string) =>
  `container: '#widget', tokenUrl: '/bank131/token/${token}', widgetHost: '${host}'`;
const attributes = (token: string, host: string) =>
  `token-url="/bank131/token/${token}" widget-host="${host}"`;
const call = (code: string) =>
  `<div id="widget"></div>${script(`Bank131Widgets.${code}.then((outcome) => { window.outcome = outcome; });`)}`;
const tag = (name: string, attributes: string) =>
  `<${name} ${attributes}></${name}>${script(`
  document.querySelector('${name}').addEventListener('bank131-result', ({result}) => { window.outcome = result; });`)}`;
const script = (code: string) => `<script src="/bank131-widgets.min.js"></script><script>${code}</script>`;

/** Leaves the page, comes back to it, and makes sure that it is the one that was left. */
async function leaveAndComeBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({persisted}) => Object.assign(window, {fromCache: persisted}));
  });
  await page.goto('about:blank');
  // A page out of the cache does not load again, so nothing but its arrival is to be waited for.
  await page.goBack({waitUntil: 'commit'});
  await expect.poll(() => page.evaluate('window.fromCache')).toBe(true);
}

const outcome = (page: Page) => expect.poll(() => page.evaluate('window.outcome'));

for (const way of ['bindSelfEmployed()', '<bank131-self-employed>'] as const) {
  test(`${way} hears the outcome on a page out of the back/forward cache`, async ({page, site, demo}) => {
    const tokens = postsTo(page, '/bank131/token/self-employed');
    const sessions = postsTo(page, '/widget/self-employed/session');
    await site.open(ways[way](demo.bank));
    await requestLinking(page);
    await leaveAndComeBack(page);

    await decideInTaxApp(page, 'confirm');
    await updateStatus(page);

    await outcome(page).toEqual({stage: 'bind', status: 'completed'});
    expect([tokens.length, sessions.length], 'tokens fetched and spent').toEqual([1, 1]);
  });
}

for (const way of ['tokenizeCard()', '<bank131-card-tokenize>'] as const) {
  test(`${way} hears the card on a page out of the back/forward cache`, async ({page, site, demo}) => {
    const tokens = postsTo(page, '/bank131/token/card');
    const sessions = postsTo(page, '/widget/tokenize/session');
    await site.open(ways[way](demo.bank));
    await fillInCard(page, MIR);
    // Playwright loses sight of a frame in the cache, so the frame presses its button by itself when it comes back.
    await saveButton(page).evaluate((button: HTMLButtonElement) => {
      addEventListener('pageshow', () => button.click());
    });
    await leaveAndComeBack(page);

    await outcome(page).toMatchObject({type: 'card', card: {type: 'encrypted_card'}});
    expect([tokens.length, sessions.length], 'tokens fetched and spent').toEqual([1, 1]);
  });
}
