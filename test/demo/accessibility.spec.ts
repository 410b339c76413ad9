import type {Page} from 'playwright/test';
import {bringAxe, expectAccessible} from './accessibility.js';
import {INN} from './demo.js';
import {expect, test} from './fixtures.js';
import {
  cardForm,
  decide,
  decideInTaxApp,
  decideOnPayout,
  EXPIRY,
  handInCard,
  hold,
  linkingWidget,
  numberField,
  order,
  payoutStatus,
  personField,
  requestLinking,
  saveCard,
  statesOf,
  updateStatus,
} from './steps.js';

const CARD = '2200000000000004';

// axe measures with styles of its own.
test.use({bypassCSP: true});

test.beforeEach(async ({page, complaints}) => {
  // axe in the bank's frame sends messages to the page, which the package can't read.
  complaints.allow(/unreadable-message, card-tokenize, \S+, string/);
  await bringAxe(page);
});

const WIDGETS = [
  {
    tag: 'bank131-self-employed',
    script: '/self-employed.js',
    shown: (page: Page) => expect(personField(page)).toBeVisible(),
    finish: async (page: Page) => {
      await requestLinking(page);
      await decideInTaxApp(page, 'confirm');
      await updateStatus(page);
    },
    done: ['done', 'completed'],
  },
  {
    tag: 'bank131-card-tokenize',
    script: '/tokenize.js',
    shown: (page: Page) => expect(numberField(page)).toBeVisible(),
    finish: (page: Page) => saveCard(page, CARD),
    done: ['done'],
  },
] as const;

for (const {tag, script, shown, finish, done} of WIDGETS) {
  test.describe(`<${tag}>`, {tag: '@thorough'}, () => {
    test('is accessible while it loads, ready, and with an outcome', async ({page, demo}) => {
      const release = await hold(page, demo.bank + script);
      await page.goto('/tags', {waitUntil: 'domcontentloaded'});
      await statesOf(page.locator(tag)).toEqual(['loading']);
      await expectAccessible(page);
      release();
      await shown(page);
      await expectAccessible(page);
      await finish(page);
      await statesOf(page.locator(tag)).toEqual(done);
      await expectAccessible(page);
    });

    test('is accessible in an error, with and without a retry button', async ({page, demo, complaints}) => {
      for (const complaint of [/ERR_FAILED/, /script-failed/, /invalid-options/])
        complaints.expect(complaint);
      await page.route(demo.bank + script, (route) => route.abort());
      await page.goto('/tags');
      await statesOf(page.locator(tag)).toEqual(['error']);
      await expect(page.locator(tag).getByRole('button')).toBeVisible();
      await expectAccessible(page);
      await page.locator(tag).evaluate((element) => {
        element.setAttribute('environment', 'none');
        (element as HTMLElement & {reload(): void}).reload();
      });
      await expect(page.locator(tag).getByRole('button')).toHaveCount(0);
      await expectAccessible(page);
    });
  });
}

test.describe('the demo is accessible', {tag: '@thorough'}, () => {
  for (const path of ['/', '/tags', '/calls', '/payout/ilya', '/linking/ilya']) {
    test(`on ${path}`, async ({page}) => {
      await page.goto(path);
      await expect(page.getByRole('heading', {level: 1})).toBeVisible();
      // A widget that starts adds a frame, which then loads.
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectAccessible(page);
    });
  }

  test('on a payout’s page, before and after the decision', async ({page}) => {
    await page.goto('/payout/ilya');
    await handInCard(page, CARD);
    await expectAccessible(page);
    await order(page, 'Start payout', '1500');
    await expect(payoutStatus(page)).toHaveText(/^The bank is ready\. /);
    await expectAccessible(page);
    await decideOnPayout(page, 'confirm');
    await expect(payoutStatus(page)).toHaveText('Paid.');
    await expectAccessible(page);
  });

  test('on the bank’s own pages: first page, tax app, receipt', async ({page, demo}) => {
    await page.goto('/linking/ilya');
    await personField(page).fill(INN);
    await requestLinking(page);
    const opened = page.waitForEvent('popup');
    await linkingWidget(page).getByRole('link').first().click();
    const app = await opened;
    await expectAccessible(app);
    await decide(app, 'confirm');
    await page.goto(demo.bank);
    await expectAccessible(page);
  });
});

test.describe('by keyboard alone', () => {
  /** Presses Tab until this has the focus. */
  async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (await isThere()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('60 presses of Tab did not lead there.');
  }

  const focused = (locator: ReturnType<Page['locator']>) => () =>
    locator.evaluate((element) => {
      const root = element.getRootNode() as Document | ShadowRoot;
      return element.ownerDocument.hasFocus() && root.activeElement === element;
    });

  test('a card is entered and saved', async ({page}) => {
    await page.goto('/tags');
    await expect(numberField(page)).toBeVisible();
    await tabTo(page, focused(numberField(page)));
    await page.keyboard.type(CARD);
    await page.keyboard.press('Tab');
    await page.keyboard.type(EXPIRY);
    await page.keyboard.press('Enter');
    await expect(cardForm(page).getByText('•••• 0004')).toBeVisible();
    await statesOf(page.locator('bank131-card-tokenize')).toEqual(['done']);
  });

  test('a person is linked', async ({page}) => {
    await page.goto('/tags');
    await expect(personField(page)).toBeVisible();
    await tabTo(page, focused(personField(page)));
    await page.keyboard.press('Enter');
    await expect(linkingWidget(page).getByRole('heading')).toHaveText(/^(Запрос отправлен|Request sent)$/);
    await tabTo(page, focused(linkingWidget(page).getByRole('link')));
    const opened = page.waitForEvent('popup');
    await page.keyboard.press('Enter');
    await decide(await opened, 'confirm');
    await page.bringToFront();
    await tabTo(page, focused(linkingWidget(page).getByRole('button')));
    await page.keyboard.press('Enter');
    await statesOf(page.locator('bank131-self-employed')).toEqual(['done', 'completed']);
  });

  test('a failed widget is tried again, and the focus leads into it', async ({page, demo, complaints}) => {
    complaints.expect(/ERR_FAILED/);
    complaints.expect(/script-failed/);
    let isDown = true;
    await page.route(`${demo.bank}/tokenize.js`, (route) => (isDown ? route.abort() : route.continue()));
    await page.goto('/tags');
    const retry = page.locator('bank131-card-tokenize').getByRole('button');
    await expect(retry).toBeVisible();
    isDown = false;
    await tabTo(page, focused(retry));
    await page.keyboard.press('Enter');
    await expect(numberField(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await tabTo(page, focused(numberField(page)));
  });
});

test('each status is announced once', async ({page, demo}) => {
  const release = await hold(page, `${demo.bank}/tokenize.js`);
  await page.addInitScript(() => {
    const announced: string[] = [];
    Object.assign(window, {announced});
    addEventListener('DOMContentLoaded', () => {
      const element = document.querySelector('bank131-card-tokenize')!;
      const listen = () => {
        for (const region of element.shadowRoot!.querySelectorAll('[role=status], [role=alert]')) {
          const heard = () => {
            const text = region.textContent.trim().replaceAll(/\s+/g, ' ');
            if (text) announced.push(`${region.role}: ${text}`);
          };
          heard();
          new MutationObserver(heard).observe(region, {childList: true, characterData: true, subtree: true});
        }
      };
      void customElements.whenDefined('bank131-card-tokenize').then(listen);
    });
  });
  // The held script keeps the page from loading.
  await page.goto('/tags?lang=en', {waitUntil: 'commit'});
  const announced = expect.poll(() => page.evaluate('window.announced'));
  await announced.toEqual(['status: Loading the bank’s form…']);
  release();
  await saveCard(page, CARD);
  await expect
    .poll(() => page.evaluate('window.announced'))
    .toEqual(['status: Loading the bank’s form…', 'status: Done: details accepted']);
});
