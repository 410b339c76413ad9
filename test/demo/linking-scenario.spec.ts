import type {Page} from 'playwright/test';
import {INN, type Demo} from './demo.js';
import {expect, test} from './fixtures.js';
import {
  decide,
  decideOnPayout,
  handInCard,
  journalOf,
  linkingWidget,
  order,
  payoutStatus,
  personField,
  requestLinking,
  stepsOf,
} from './steps.js';

const CARD = '2200000000000004';
const SERVICE = 'Delivery of orders';

const linkingStatus = (page: Page) => page.locator('#linking-status');

/** What the backend has written down of the courier. */
const record = (page: Page) => page.locator('#record .badge');

/** Opens the page of a courier, and waits until the bank has said how things stand. */
async function openLinking(page: Page, courier: string, answer: string): Promise<void> {
  await page.goto(`/linking/${courier}`);
  await expect(linkingStatus(page)).toContainText(answer);
}

/** Closes the courier's page, decides in the tax service's app, and gives the page of the next visit. */
async function decideMeanwhile(page: Page, demo: Demo, decision: 'confirm' | 'reject'): Promise<Page> {
  const context = page.context();
  await page.close();
  const app = await context.newPage();
  await app.goto(`${demo.bank}/tax-app?lang=en`);
  await decide(app, decision);
  return context.newPage();
}

test('a linking that is confirmed while the page is closed is found, and then paid with a receipt', async ({
  page,
  demo,
}) => {
  await openLinking(page, 'ilya', 'The courier is not linked yet.');
  await expect(page.locator('.linking-stage .tip')).toContainText(INN);
  await personField(page).fill(INN);
  await requestLinking(page);
  await expect(record(page)).toHaveAttribute('data-state', 'requested');
  await expect(linkingStatus(page)).toContainText('You can close this page.');
  const later = await decideMeanwhile(page, demo, 'confirm');
  await openLinking(later, 'ilya', 'The courier is linked: payouts with a receipt are possible.');
  await expect(record(later)).toHaveAttribute('data-state', 'linked');
  await expect(later.locator('#record')).toContainText('the bank, when asked');
  await expect(later.locator('#courier-ilya')).toContainText('linked');
  await expect(later.locator('bank131-self-employed')).toHaveCount(0);

  await handInCard(later, CARD);
  await expect(later.locator('#service')).toHaveValue(SERVICE);
  await order(later, 'Pay with a receipt', '1500.50');
  await decideOnPayout(later, 'confirm');
  await expect(payoutStatus(later)).toHaveText('Paid, and the tax service has the receipt.');
  await stepsOf(later).toEqual(Array(7).fill('done'));
  await journalOf(later).toEqual([
    ['token', 'ok'],
    ['payment_method'],
    ['token/info', 'ok'],
    ['session/create', 'ok'],
    ['session/start/payout/fiscalization', 'ok'],
    ['ready_to_confirm', 'signature verified'],
    ['session/confirm', 'ok'],
    ['payment_finished', 'signature verified'],
  ]);

  const opened = later.context().waitForEvent('page');
  await later.getByRole('link', {name: 'Open the receipt', exact: true}).click();
  const receipt = (await opened).getByRole('main');
  await expect(receipt.getByRole('heading', {level: 1})).toHaveText(/^Receipt /);
  for (const text of [INN, SERVICE, /1[\s,]500[.,]50/]) await expect(receipt).toContainText(text);
});

test(
  'a linking that is rejected while the page is closed shows as rejected on the next visit, and can start again',
  {tag: '@thorough'},
  async ({page, demo}) => {
    await openLinking(page, 'ilya', 'The courier is not linked yet.');
    await personField(page).fill(INN);
    await requestLinking(page);
    await expect(record(page)).toHaveAttribute('data-state', 'requested');
    const later = await decideMeanwhile(page, demo, 'reject');
    await openLinking(later, 'ilya', 'The courier rejected the request. They may start again.');
    await expect(record(later)).toHaveAttribute('data-state', 'rejected');
    await expect(linkingWidget(later).getByRole('heading', {name: 'Request rejected'})).toBeVisible();

    await linkingWidget(later).getByRole('button', {name: 'Try again', exact: true}).click();
    await personField(later).fill(INN);
    await requestLinking(later);
    await expect(record(later)).toHaveAttribute('data-state', 'requested');
    await expect(linkingStatus(later)).toContainText('You can close this page.');
  },
);

test(
  'a courier who is not linked is refused a payout with a receipt, and may be paid without one',
  {tag: '@thorough'},
  async ({page, demo}) => {
    await openLinking(page, 'anna', 'The courier is not linked yet.');
    await handInCard(page, CARD);
    await order(page, 'Pay with a receipt', '1500');
    await expect(payoutStatus(page)).toHaveText(
      'The bank refused the payout. The courier is not linked to the bank, so the tax service would refuse a receipt.',
    );
    await expect(page.locator('#facts code').first()).toHaveText('taxpayer_not_bound');
    await stepsOf(page).toEqual(['done', 'done', 'done', 'failed', 'todo', 'todo', 'todo']);
    await journalOf(page).toEqual([
      ['token', 'ok'],
      ['payment_method'],
      ['token/info', 'ok'],
      ['session/create', 'ok'],
      ['session/start/payout/fiscalization', 'taxpayer_not_bound'],
    ]);
    expect(demo.webhooks.deliveries).toEqual([]);

    await page.getByRole('link', {name: 'Link the courier', exact: true}).click();
    await expect(linkingStatus(page)).toContainText('The courier is not linked yet.');
    await expect(record(page)).toHaveAttribute('data-state', 'none');

    await page.goto('/payout/anna');
    await order(page, 'Start payout', '1500');
    await decideOnPayout(page, 'confirm');
    await expect(payoutStatus(page)).toHaveText('Paid.');
  },
);

test('a courier whom the tax service does not know is told so, and gets no widget', async ({page}) => {
  await openLinking(page, 'timur', 'The tax service does not know this INN as self-employed.');
  await expect(record(page)).toHaveAttribute('data-state', 'unregistered');
  await expect(page.locator('bank131-self-employed')).toHaveCount(0);
});
