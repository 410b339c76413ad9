import type {Page} from 'playwright/test';
import {expect, test} from './fixtures.js';
import {decideOnPayout, handInCard, journalOf, order, payoutStatus, postsTo, stepsOf} from './steps.js';

const CARD = '4242424242424242';
const FAILING_CARD = '4000000000000069';

const VERIFIED = 'signature verified';
const TWICE = '×2, handled once';
const BOTH_WEBHOOKS = [
  ['ready_to_confirm', VERIFIED],
  ['payment_finished', VERIFIED],
];
const SESSION: unknown = expect.stringMatching(/^ps_\d+$/);

/** From the page of a courier to a payout that the bank looks at. */
async function pay(page: Page, {card = CARD, amount = '1500'} = {}): Promise<void> {
  await page.goto('/payout/ilya');
  await handInCard(page, card);
  await order(page, 'Start payout', amount);
}

/** The lines of the journal about one call. */
const journalLine = (page: Page, name: string) => page.locator(`#journal li[data-name="${name}"]`);

/** The codes of a payout: the error's, if there is one, then the session's id and its status. */
const codesOf = (page: Page) => page.locator('#facts code').allTextContents();

test('a payout goes from the card form to “succeeded”; a webhook that comes twice is handled once', async ({
  page,
  demo,
}) => {
  const {trips, deliveries} = demo.webhooks;
  // The signature counts: with one digit changed, neither webhook is believed.
  trips.push({brings: ['changed', 'as sent', 'as sent']}, {brings: ['changed', 'as sent']});

  await page.goto('/payout/ilya');
  await expect(page.getByRole('button', {name: 'Start payout'})).toBeDisabled();
  await stepsOf(page).toEqual(['done', 'current', 'todo', 'todo', 'todo', 'todo', 'todo']);
  await handInCard(page, CARD);
  await stepsOf(page).toEqual(['done', 'done', 'current', 'todo', 'todo', 'todo', 'todo']);
  await journalOf(page).toEqual([['token', 'ok'], ['payment_method'], ['token/info', 'ok']]);

  await order(page, 'Start payout', '1500.50');
  await expect(page.getByRole('heading', {level: 1})).toContainText('1,500.50');
  await expect(payoutStatus(page)).toHaveText('The bank is ready. Confirm the payout, or cancel it.');
  await stepsOf(page).toEqual(['done', 'done', 'done', 'done', 'done', 'current', 'todo']);
  await journalOf(page, 'from-bank').toEqual([['ready_to_confirm', TWICE, VERIFIED]]);

  await decideOnPayout(page, 'confirm');
  await expect(payoutStatus(page)).toHaveText('Paid.');
  await stepsOf(page).toEqual(Array(7).fill('done'));
  await expect(page.locator('#facts')).toContainText('4242');
  expect(await codesOf(page)).toEqual([SESSION, 'accepted']);
  await journalOf(page).toEqual([
    ['token', 'ok'],
    ['payment_method'],
    ['token/info', 'ok'],
    ['session/create', 'ok'],
    ['session/start/payout', 'ok'],
    ['ready_to_confirm', TWICE, VERIFIED],
    ['session/confirm', 'ok'],
    ['payment_finished', VERIFIED],
  ]);
  await expect(page.locator('#confirm, #cancel')).toHaveCount(0);
  expect(deliveries).toEqual([
    {type: 'ready_to_confirm', partner: [400, 200, 200], bank: 200},
    {type: 'payment_finished', partner: [400, 200], bank: 200},
  ]);
});

test('a payout that is cancelled moves no money', async ({page}) => {
  await pay(page);
  await decideOnPayout(page, 'cancel');
  await expect(payoutStatus(page)).toHaveText('Cancelled: no money moved.');
  await stepsOf(page).toEqual(['done', 'done', 'done', 'done', 'done', 'cancelled', 'cancelled']);
  expect(await codesOf(page)).toEqual([SESSION, 'cancelled']);
  await journalOf(page, 'from-bank').toEqual(BOTH_WEBHOOKS);
  await expect(journalLine(page, 'session/cancel')).toHaveCount(1);
  await expect(journalLine(page, 'session/confirm')).toHaveCount(0);
  await expect(page.locator('#confirm, #cancel')).toHaveCount(0);
});

const failures = [
  {
    title: 'to an expired card',
    card: FAILING_CARD,
    code: 'bank_card_expired',
    why: 'The card has expired.',
    tag: [],
  },
  {
    title: 'of a sum that the other bank leaves unanswered',
    amount: '131.31',
    code: 'provider_timeout',
    why: 'The recipient’s bank did not answer in time.',
    tag: ['@thorough'],
  },
];

for (const {title, code, why, tag, ...what} of failures) {
  test(`a payout ${title} fails, and the page says why`, {tag}, async ({page}) => {
    await pay(page, what);
    await decideOnPayout(page, 'confirm');
    await expect(payoutStatus(page)).toHaveText(`The payout failed. ${why}`);
    await stepsOf(page).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'failed']);
    expect(await codesOf(page)).toEqual([code, SESSION, 'error']);
    await journalOf(page, 'from-bank').toEqual(BOTH_WEBHOOKS);
  });
}

test('a saved card pays again without the widget', async ({page, demo}) => {
  await pay(page);
  await decideOnPayout(page, 'confirm');
  await expect(payoutStatus(page)).toHaveText('Paid.');
  const first = page.url();

  const tokens = postsTo(page, '/bank131/token/card/ilya');
  const toBank: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin === demo.bank) toBank.push(request.url());
  });
  await page.getByRole('link', {name: 'Pay again with this card', exact: true}).click();
  await expect(page.getByRole('radio', {name: 'Visa ending in 4242'})).toBeChecked();
  await stepsOf(page).toEqual(['skipped', 'skipped', 'current', 'todo', 'todo', 'todo', 'todo']);
  await order(page, 'Start payout', '200');
  expect(page.url()).not.toBe(first);
  await decideOnPayout(page, 'confirm');
  await expect(payoutStatus(page)).toHaveText('Paid.');

  await stepsOf(page).toEqual(['skipped', 'skipped', 'done', 'done', 'done', 'done', 'done']);
  await journalOf(page).toEqual([
    ['session/create', 'ok'],
    ['session/start/payout', 'ok'],
    ['ready_to_confirm', VERIFIED],
    ['session/confirm', 'ok'],
    ['payment_finished', VERIFIED],
  ]);
  expect(tokens).toEqual([]);
  expect(toBank).toEqual([]);
});
