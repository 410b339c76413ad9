import type {Browser, Page} from 'playwright/test';
import {findChromium} from '../tools/browser.mjs';
import {expect, test} from './fixtures.js';
import {cardForm, fillInCard, numberField, saveButton, statesOf} from './steps.js';

// Users have site isolation: the bank's frame runs in a process of its own. All other tests turn it off.
test.use({launchOptions: findChromium()});

const MIR = '2200000000000004';

/** Returns how many frames run in another process than their page. */
async function isolatedFrames(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const {targetInfos} = await session.send('Target.getTargets');
  return targetInfos.filter(({type}) => type === 'iframe').length;
}

/** Clicks the card form's button until the frame has heard it. Chromium sends some clicks to the page instead. */
async function clickUntilHeard(page: Page): Promise<void> {
  const form = cardForm(page).locator('html');
  await form.evaluate((root) => {
    root.addEventListener('click', () => root.toggleAttribute('data-clicked', true), true);
  });
  await page.locator('html').evaluate((root) => {
    root.addEventListener('click', () => root.append(document.createComment('stray click')), true);
  });
  const isHeard = () => form.evaluate((root) => root.hasAttribute('data-clicked'));
  const strays = () =>
    page.locator('html').evaluate((root) => {
      return [...root.childNodes].filter(({nodeType}) => nodeType === Node.COMMENT_NODE).length;
    });
  for (let clicks = 1; !(await isHeard()); clicks++) {
    await saveButton(page).click();
    await expect.poll(async () => (await isHeard()) || (await strays()) === clicks).toBe(true);
  }
}

test('a moved card form takes the card when its frame has a process of its own', async ({page, browser}) => {
  await page.goto('/tags');
  await expect(numberField(page)).toBeVisible();
  expect(await isolatedFrames(browser)).toBe(1);

  await page.locator('bank131-card-tokenize').evaluate((element) => {
    document.body.prepend(element);
  });
  await fillInCard(page, MIR);
  await clickUntilHeard(page);
  await statesOf(page.locator('bank131-card-tokenize')).toEqual(['done']);
});
