import type {Page} from 'playwright/test';
import type {PaymentMethod} from '../../src/index.js';
import {expect, test} from './fixtures.js';
import {cardForm, changeCard, enterCard, logOf, numberField, postsTo, saveCard, statesOf} from './steps.js';

const MIR = '2200000000000004';
const VISA = '4242424242424242';
const REFUSED = '4000000000000002';

const TOKEN = '/bank131/token/card';
const HASH: unknown = expect.stringMatching(/^[\da-f]{64}$/);
const PAYMENT_METHOD = {
  type: 'card',
  card: {type: 'encrypted_card', encrypted_card: {number_hash: HASH, expiration_date_hash: HASH}},
};

/** As the demo shows a hash: enough to tell two apart. */
const shortened = (hash = '') => `${hash.slice(0, 4)}…${hash.slice(-4)}`;

const numberHash = (method: PaymentMethod | undefined) =>
  method?.type === 'card' ? method.card.encrypted_card.number_hash : undefined;

/** What stands in the log of the demo's pages; a hash is read from the page itself, never from the screen. */
const logged = (kind: string, hash: string | undefined) => [
  kind,
  expect.stringContaining(`"number_hash": "${shortened(hash)}"`) as unknown,
];

test.describe('a card by a tag', () => {
  const tag = (page: Page) => page.locator('bank131-card-tokenize');
  const submit = (page: Page) => page.getByRole('button', {name: 'Use this card'});

  const valueOf = (page: Page) =>
    tag(page).evaluate((node) => (node as HTMLElementTagNameMap['bank131-card-tokenize']).value);

  test.beforeEach(async ({page}) => {
    await page.goto('/tags');
    await statesOf(tag(page)).toEqual(['ready']);
  });

  test('the form asks for the card before it can be submitted', async ({page}) => {
    const posts = postsTo(page, '/cards');
    await submit(page).click();
    await expect(tag(page)).toBeFocused();
    const validity = await tag(page).evaluate((node) => {
      const element = node as HTMLElementTagNameMap['bank131-card-tokenize'];
      return [
        element.matches(':invalid'),
        element.validity?.valueMissing,
        element.validationMessage,
        element.form?.checkValidity(),
      ];
    });
    expect(validity).toEqual([true, true, 'Please fill in the bank’s form.', false]);
    expect(posts).toEqual([]);
    await expect(page).toHaveURL(/\/tags$/);
  });

  test('the form submits the hashes by POST, and the backend shows what arrived', async ({page}) => {
    await saveCard(page, MIR);
    await statesOf(tag(page)).toEqual(['done']);
    const value = await valueOf(page);
    expect(value).toEqual(PAYMENT_METHOD);
    expect(
      await tag(page).evaluate((node) => (node as HTMLElementTagNameMap['bank131-card-tokenize']).result),
    ).toEqual(value);
    await logOf(page, 'card-log').toEqual([['event', 'bank131-ready'], logged('outcome', numberHash(value))]);

    const posted = page.waitForRequest((request) => request.url().endsWith('/cards'));
    await submit(page).click();
    const request = await posted;
    expect(request.method()).toBe('POST');
    const fields = new URLSearchParams(request.postData() ?? '');
    expect(JSON.parse(fields.get('payment_method') ?? '')).toEqual(value);

    await expect(page.getByRole('heading', {name: 'The backend has the card'})).toBeVisible();
    await expect(page.getByText(shortened(numberHash(value)))).toBeVisible();
    expect(page.url()).not.toContain(numberHash(value));
  });

  test('of a corrected card the latest counts', async ({page}) => {
    await saveCard(page, MIR);
    await statesOf(tag(page)).toEqual(['done']);
    const first = numberHash(await valueOf(page));

    await changeCard(page);
    await saveCard(page, VISA);
    await expect.poll(async () => numberHash(await valueOf(page))).not.toBe(first);
    const latest = numberHash(await valueOf(page));
    expect(latest).toEqual(HASH);
    await logOf(page, 'card-log').toEqual([
      ['event', 'bank131-ready'],
      logged('outcome', first),
      logged('outcome', latest),
    ]);

    await submit(page).click();
    await expect(page.getByText(shortened(latest))).toBeVisible();
    await expect(page.getByText(shortened(first))).toHaveCount(0);
  });

  test('a mistake in the number is told in the form, and is no outcome', async ({page}) => {
    await enterCard(page, '4242424242424243');
    await expect(cardForm(page).getByText('The number is wrong')).toBeVisible();
    await statesOf(tag(page)).toEqual(['ready']);
    expect(await valueOf(page)).toBeUndefined();
  });

  test('a refused card is an error, and another try takes a fresh token', async ({page, complaints}) => {
    // The frame that would complain is taken away at once.
    complaints.allow(/422 .*\/widget\/tokenize\/card/);
    const tokens = postsTo(page, TOKEN);
    await enterCard(page, REFUSED);
    await statesOf(tag(page)).toEqual(['error']);
    await expect(tag(page).getByRole('alert')).toContainText('The bank could not accept the details');
    expect(await valueOf(page)).toBeUndefined();
    expect(tokens).toHaveLength(0);

    await tag(page).getByRole('button', {name: 'Try again'}).click();
    await saveCard(page, MIR);
    await statesOf(tag(page)).toEqual(['done']);
    expect(await valueOf(page)).toEqual(PAYMENT_METHOD);
    expect(tokens).toHaveLength(1);
    await logOf(page, 'card-log').toEqual([
      ['event', 'bank131-ready'],
      ['error', 'widget-failed'],
      ['event', 'bank131-ready'],
      logged('outcome', numberHash(await valueOf(page))),
    ]);
  });
});

test.describe('a card by a call', () => {
  const panel = (page: Page) => page.locator('#card-example');
  const promise = (page: Page) => panel(page).locator('[data-part="promise"]');
  const start = (page: Page) => panel(page).getByRole('button', {name: 'Enter card'});

  test.beforeEach(async ({page}) => {
    await page.goto('/calls');
  });

  test('the promise gives the hashes of the card, and the form stays for a correction', async ({page}) => {
    await start(page).click();
    await expect(numberField(page)).toBeVisible();
    await expect(promise(page)).toHaveText('pending');
    await saveCard(page, VISA);
    await expect(promise(page)).toHaveText('fulfilled');
    await logOf(page, 'card-log').toEqual([
      ['outcome', expect.stringMatching(/"number_hash": "[\da-f]{4}…[\da-f]{4}"/)],
    ]);
    await changeCard(page);
    await saveCard(page, MIR);
    await expect(promise(page)).toHaveText('fulfilled');
  });

  test('a refused card rejects the promise, and another call takes a fresh token', async ({
    page,
    complaints,
  }) => {
    complaints.expect(/422 .*\/widget\/tokenize\/card/);
    const tokens = postsTo(page, TOKEN);
    await start(page).click();
    await enterCard(page, REFUSED);
    await expect(promise(page)).toHaveText('rejected');
    await expect(panel(page).getByText('The bank could not accept the details')).toBeVisible();
    await logOf(page, 'card-log').toEqual([['error', 'widget-failed']]);

    await start(page).click();
    await expect(promise(page)).toHaveText('pending');
    await saveCard(page, VISA);
    await expect(promise(page)).toHaveText('fulfilled');
    expect(tokens).toHaveLength(2);
  });

  test('cancelling rejects the promise with the abort and takes the form away', async ({page}) => {
    await start(page).click();
    await expect(numberField(page)).toBeVisible();
    await panel(page).getByRole('button', {name: 'Cancel'}).click();
    await expect(promise(page)).toHaveText('rejected');
    await expect(page.locator('#card')).toBeEmpty();
    await logOf(page, 'card-log').toEqual([['error', 'AbortError']]);
  });
});
