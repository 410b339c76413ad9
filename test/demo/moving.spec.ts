import type {Page} from 'playwright/test';
import {expect, test} from './fixtures.js';
import {
  cardForm,
  changeCard,
  decideInTaxApp,
  hold,
  numberField,
  personField,
  postsTo,
  requestLinking,
  saveCard,
  statesOf,
  updateStatus,
} from './steps.js';

const MIR = '2200000000000004';
const VISA = '4242424242424242';

const WIDGETS = [
  {
    tag: 'bank131-self-employed',
    tokenPath: '/bank131/token/self-employed',
    sessionPath: '/widget/self-employed/session',
    script: '/self-employed.js',
    globalName: 'Bank131SelfEmployed',
    use: requestLinking,
  },
  {
    tag: 'bank131-card-tokenize',
    tokenPath: '/bank131/token/card',
    sessionPath: '/widget/tokenize/session',
    script: '/tokenize.js',
    globalName: 'Bank131Tokenize',
    use: (page: Page) => saveCard(page, MIR),
  },
] as const;

/** The tokens that the page fetches, and the sessions with the bank: a token is spent on one. */
const countTokens = (page: Page, {tokenPath, sessionPath}: (typeof WIDGETS)[number]) => ({
  fetched: postsTo(page, tokenPath),
  spent: postsTo(page, sessionPath),
});

/** Moves an element to another place of the document, as most code does: that takes it out and puts it in again. */
const move = (page: Page, tag: string) =>
  page.locator(tag).evaluate((element) => {
    document.body.prepend(element);
  });

for (const widget of WIDGETS) {
  test.describe(`<${widget.tag}>`, {tag: '@thorough'}, () => {
    const {tag, tokenPath, script, globalName, use} = widget;

    /** Opens the page and leaves the element without what it waits for. */
    async function openHeld(page: Page, url: string): Promise<() => void> {
      const release = await hold(page, url);
      await page.goto('/tags', {waitUntil: 'domcontentloaded'});
      await statesOf(page.locator(tag)).toEqual(['loading']);
      return release;
    }

    const removeAndHear = (page: Page) =>
      page.locator(tag).evaluate((element) => {
        element.remove();
        const {result} = element as HTMLElement & {result: Promise<unknown>};
        return result.catch((error: unknown) => (error as {code?: string}).code);
      });

    test('removed while the bank’s script is on the way, it ends in silence', async ({page, demo}) => {
      const {fetched, spent} = countTokens(page, widget);
      const release = await openHeld(page, demo.bank + script);
      expect(await removeAndHear(page)).toBe('unmounted');
      release();
      await page.waitForFunction((name) => name in window, globalName);
      expect(await page.locator(tag).count()).toBe(0);
      expect(fetched).toHaveLength(1);
      expect(spent).toHaveLength(0);
    });

    test('removed while its token is on the way, it ends in silence', async ({page, demo}) => {
      const {fetched, spent} = countTokens(page, widget);
      const release = await openHeld(page, demo.partner + tokenPath);
      const given = page.waitForEvent('requestfailed', (request) => request.url().endsWith(tokenPath));
      expect(await removeAndHear(page)).toBe('unmounted');
      await given;
      release();
      await page.waitForFunction((name) => name in window, globalName);
      expect(fetched).toHaveLength(1);
      expect(spent).toHaveLength(0);
    });

    test('moved while the bank’s script is on the way, it opens with its one token', async ({page, demo}) => {
      const {fetched, spent} = countTokens(page, widget);
      const release = await openHeld(page, demo.bank + script);
      await move(page, tag);
      release();
      await use(page);
      expect(fetched).toHaveLength(1);
      expect(spent).toHaveLength(1);
    });

    test('moved while its token is on the way, it opens with that one', async ({page, demo}) => {
      const {fetched, spent} = countTokens(page, widget);
      const release = await openHeld(page, demo.partner + tokenPath);
      await move(page, tag);
      release();
      await use(page);
      expect(fetched).toHaveLength(1);
      expect(spent).toHaveLength(1);
    });

    test('removed and put back later, it opens anew with a fresh token', async ({page}) => {
      const {fetched, spent} = countTokens(page, widget);
      await page.goto('/tags');
      await statesOf(page.locator(tag)).toEqual(['ready']);
      await expect.poll(() => spent).toHaveLength(1);
      const element = await page.locator(tag).elementHandle();
      await element.evaluate((node) => (node as Element).remove());
      await element.evaluate((node) => document.body.prepend(node));
      await statesOf(page.locator(tag)).toEqual(['ready']);
      await use(page);
      expect(fetched).toHaveLength(2);
      expect(spent).toHaveLength(2);
    });
  });
}

test('a person whose linking form is moved goes on where they were', async ({page}) => {
  const {fetched, spent} = countTokens(page, WIDGETS[0]);
  await page.goto('/tags');
  await personField(page).fill('8 900 000-00-00');
  await move(page, 'bank131-self-employed');
  await expect(personField(page)).toHaveValue('8 900 000-00-00');

  await requestLinking(page);
  await move(page, 'bank131-self-employed');
  await decideInTaxApp(page, 'confirm');
  await updateStatus(page);
  await statesOf(page.locator('bank131-self-employed')).toEqual(['done', 'completed']);
  expect([fetched.length, spent.length]).toEqual([1, 1]);
});

test('a card form that is moved still takes the card', async ({page}) => {
  const {fetched, spent} = countTokens(page, WIDGETS[1]);
  await page.goto('/tags');
  await expect(numberField(page)).toBeVisible();
  await move(page, 'bank131-card-tokenize');
  await saveCard(page, MIR);
  await statesOf(page.locator('bank131-card-tokenize')).toEqual(['done']);
  expect([fetched.length, spent.length]).toEqual([1, 1]);
});

test('a saved card stays when its form is moved, and can still be corrected', async ({page}) => {
  const {fetched, spent} = countTokens(page, WIDGETS[1]);
  const value = () =>
    page
      .locator('bank131-card-tokenize')
      .evaluate((element) =>
        JSON.stringify((element as HTMLElementTagNameMap['bank131-card-tokenize']).value),
      );
  await page.goto('/tags');
  await saveCard(page, MIR);
  await expect.poll(value).toContain('number_hash');
  const saved = await value();

  await move(page, 'bank131-card-tokenize');
  await expect(cardForm(page).getByText(`•••• ${MIR.slice(-4)}`)).toBeVisible();
  expect(await value()).toBe(saved);
  await changeCard(page);
  await saveCard(page, VISA);
  await expect.poll(value).not.toBe(saved);
  expect([fetched.length, spent.length]).toEqual([1, 1]);
});

test('a card form that is moved with `moveBefore` keeps what was typed', async ({page}) => {
  const {fetched, spent} = countTokens(page, WIDGETS[1]);
  await page.goto('/tags');
  const number = numberField(page);
  await number.fill('4242 42');
  await page.locator('bank131-card-tokenize').evaluate((element) => {
    (document.body as unknown as {moveBefore(node: Node, child: null): void}).moveBefore(element, null);
  });
  await expect(number).toHaveValue('4242 42');
  await saveCard(page, VISA);
  await statesOf(page.locator('bank131-card-tokenize')).toEqual(['done']);
  expect([fetched.length, spent.length]).toEqual([1, 1]);
});
