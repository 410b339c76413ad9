import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright/test';
import {INN} from './demo.js';
import {expect, test} from './fixtures.js';
import {decideInTaxApp, linkingWidget, personField, requestLinking, updateStatus} from './steps.js';

/**
 * What the bank's page on the widget tells partners to paste, to the letter; the one thing added is the `<script>` around
 * the listener, which the bank shows without it.
 */
const snippet = readFileSync(new URL('bank-snippet.html', import.meta.url), 'utf8');
const PUBLISHED = '061e4350b93531b8f59ea8d315783a67a72055692f86219fb1c5f4d963fa3979';

const HOST = 'https://widget-demo.bank131.ru';
const TOKEN = '0eb43bd1b6f5c7ed83903d7acd774179621018a2e74fb2702e5616f1f31fe553';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Collects what the snippet's listener prints with `console.dir`. */
function heardBy(page: Page): unknown[] {
  const heard: unknown[] = [];
  page.on('console', async (message) => {
    if (message.type() === 'dir') heard.push(await message.args()[0]?.jsonValue());
  });
  return heard;
}

const message = (status: string) => ({meta: {stage: 'bind'}, payload: {status}});

test.describe('the bank’s own snippet', {tag: '@thorough'}, () => {
  test.beforeEach(async ({demo, site}) => {
    const token = await demo.token('self-employed');
    const html = snippet.replaceAll(HOST, demo.bank).replace(TOKEN, token);
    expect(sha256(html.replaceAll(demo.bank, HOST).replace(token, TOKEN))).toBe(PUBLISHED);
    expect(html).not.toContain(HOST);
    expect(html).not.toContain(TOKEN);
    await site.open(html);
  });

  test('links a person, and its listener hears of it', async ({page}) => {
    const heard = heardBy(page);
    await expect(personField(page)).toHaveValue(INN);
    await requestLinking(page);
    await expect.poll(() => heard).toEqual([message('in_progress')]);

    await decideInTaxApp(page, 'confirm');
    await updateStatus(page);
    await expect(linkingWidget(page).getByRole('heading', {name: 'Готово'})).toBeVisible();
    await expect.poll(() => heard).toEqual([message('in_progress'), message('completed')]);
  });

  test('hears that a person has rejected the request', async ({page}) => {
    const heard = heardBy(page);
    await requestLinking(page);
    await decideInTaxApp(page, 'reject');
    await updateStatus(page);
    await expect.poll(() => heard).toEqual([message('in_progress'), message('failed')]);
  });

  test('shows an error for a token that was used before, and hears that it failed', async ({
    page,
    complaints,
  }) => {
    complaints.expect(/401 .*\/widget\/self-employed\/session/);
    await expect(personField(page)).toBeVisible();
    const heard = heardBy(page);
    await page.reload();
    await expect(linkingWidget(page).getByText('Ссылка на форму уже использована')).toBeVisible();
    await expect.poll(() => heard).toEqual([message('failed')]);
  });
});
