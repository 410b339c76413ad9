import type {Page} from 'playwright/test';
import {INN} from './demo.js';
import {expect, test} from './fixtures.js';
import {
  decideInTaxApp,
  hold,
  linkingWidget,
  logOf,
  personField,
  postsTo,
  requestLinking,
  sendRequest,
  statesOf,
  updateStatus,
} from './steps.js';

// The words of the bank's own guide.
test.use({locale: 'ru-RU'});

const LOG = 'self-employed-log';
const TOKEN = '/bank131/token/self-employed';

test.describe('linking by a tag', () => {
  const tag = (page: Page) => page.locator('bank131-self-employed');

  /** What the element says of itself; its promise as `pending` while it is that. */
  const outcomeOf = (page: Page) =>
    tag(page).evaluate(async (node) => {
      const element = node as HTMLElementTagNameMap['bank131-self-employed'];
      return {
        result: await Promise.race([element.result, Promise.resolve('pending')]),
        status: element.status,
      };
    });

  test.beforeEach(async ({page}) => {
    await page.goto('/tags');
    await expect(personField(page)).toHaveValue(INN);
  });

  test('a person who confirms is in progress first, then completed', async ({page}) => {
    await statesOf(tag(page)).toEqual(['ready']);
    expect(await outcomeOf(page)).toEqual({result: 'pending', status: undefined});

    await requestLinking(page);
    await statesOf(tag(page)).toEqual(['ready', 'in-progress']);
    expect(await outcomeOf(page)).toEqual({result: 'pending', status: 'in_progress'});

    await decideInTaxApp(page, 'confirm');
    expect(await outcomeOf(page)).toEqual({result: 'pending', status: 'in_progress'});

    await updateStatus(page);
    await statesOf(tag(page)).toEqual(['done', 'completed']);
    expect(await outcomeOf(page)).toEqual({
      result: {stage: 'bind', status: 'completed'},
      status: 'completed',
    });
    await expect(tag(page).getByText('Готово: привязка к банку выполнена')).toBeVisible();
    await logOf(page, LOG).toEqual([
      ['event', 'bank131-ready'],
      ['status', 'in_progress'],
      ['status', 'completed'],
      ['outcome', '{"stage":"bind","status":"completed"}'],
    ]);
  });

  test('a person who asks before deciding stays in progress', async ({page}) => {
    await requestLinking(page);
    await updateStatus(page);
    await expect(linkingWidget(page).getByText('Пока не подтверждён')).toBeVisible();
    await logOf(page, LOG).toEqual([
      ['event', 'bank131-ready'],
      ['status', 'in_progress'],
      ['status', 'in_progress'],
    ]);
    expect(await outcomeOf(page)).toEqual({result: 'pending', status: 'in_progress'});
  });

  test('a person who rejects has failed, and may still link in the same widget', async ({page}) => {
    const tokens = postsTo(page, TOKEN);
    await requestLinking(page);
    await decideInTaxApp(page, 'reject');
    await updateStatus(page);
    await statesOf(tag(page)).toEqual(['done', 'failed']);
    const failed = {stage: 'bind', status: 'failed'};
    expect(await outcomeOf(page)).toEqual({result: failed, status: 'failed'});
    await expect(tag(page).getByText('Привязка к банку не выполнена')).toBeVisible();

    await linkingWidget(page).getByRole('button', {name: 'Попробовать ещё раз'}).click();
    await requestLinking(page);
    await decideInTaxApp(page, 'confirm');
    await updateStatus(page);
    await statesOf(tag(page)).toEqual(['done', 'completed']);
    // A promise settles once; the status goes on.
    expect(await outcomeOf(page)).toEqual({result: failed, status: 'completed'});
    await logOf(page, LOG).toEqual([
      ['event', 'bank131-ready'],
      ['status', 'in_progress'],
      ['status', 'failed'],
      ['outcome', '{"stage":"bind","status":"failed"}'],
      ['status', 'in_progress'],
      ['status', 'completed'],
      ['outcome', '{"stage":"bind","status":"completed"}'],
    ]);
    expect(tokens).toEqual([]);
  });

  test('a phone number links as well as an INN', async ({page}) => {
    await personField(page).fill('8 (900) 000-00-00');
    await requestLinking(page);
    await decideInTaxApp(page, 'confirm');
    await updateStatus(page);
    await statesOf(tag(page)).toEqual(['done', 'completed']);
  });

  test('another person’s INN is told in the widget, and is no outcome', async ({page, complaints}) => {
    complaints.expect(/422 .*\/widget\/self-employed\/request/);
    await personField(page).fill('123456789012');
    await sendRequest(page);
    await expect(linkingWidget(page).getByText('Форма открыта для другого ИНН')).toBeVisible();
    expect(await outcomeOf(page)).toEqual({result: 'pending', status: undefined});

    await personField(page).fill(INN);
    await requestLinking(page);
    await statesOf(tag(page)).toEqual(['ready', 'in-progress']);
  });

  test('a backend without a token leaves a button for another try, which links', async ({
    page,
    complaints,
  }) => {
    complaints.expect(/502 .*\/bank131\/token\/self-employed/);
    complaints.expect(/token-failed/);
    await page.route('**/bank131/token/self-employed', (route) => route.fulfill({status: 502}), {times: 1});
    await page.reload();
    await statesOf(tag(page)).toEqual(['error']);
    await logOf(page, LOG).toEqual([['error', 'token-failed']]);

    await tag(page).getByRole('button', {name: 'Попробовать ещё раз'}).click();
    await requestLinking(page);
    await statesOf(tag(page)).toEqual(['ready', 'in-progress']);
  });
});

test.describe('linking by a call', () => {
  const panel = (page: Page) => page.locator('#self-employed-example');
  const promise = (page: Page) => panel(page).locator('[data-part="promise"]');
  const start = (page: Page) => panel(page).getByRole('button', {name: 'Привязать'});
  const cancel = (page: Page) => panel(page).getByRole('button', {name: 'Отменить'});

  test.beforeEach(async ({page}) => {
    await page.goto('/calls');
  });

  for (const [decision, status] of [
    ['confirm', 'completed'],
    ['reject', 'failed'],
  ] as const) {
    test(`the promise is pending until the person’s decision (${decision}), then ${status}`, async ({
      page,
    }) => {
      await start(page).click();
      await expect(personField(page)).toHaveValue(INN);
      await requestLinking(page);
      await decideInTaxApp(page, decision);
      await logOf(page, LOG).toEqual([['status', 'in_progress']]);
      await expect(promise(page)).toHaveText('pending');

      await updateStatus(page);
      await expect(promise(page)).toHaveText('fulfilled');
      await logOf(page, LOG).toEqual([
        ['status', 'in_progress'],
        ['status', status],
        ['outcome', `{"status":"${status}"}`],
      ]);
    });
  }

  test('cancelling rejects the promise with the abort and takes the widget away', async ({page}) => {
    const tokens = postsTo(page, TOKEN);
    await start(page).click();
    await requestLinking(page);
    await cancel(page).click();
    await expect(promise(page)).toHaveText('rejected');
    await expect(page.locator('#bind')).toBeEmpty();
    await logOf(page, LOG).toEqual([
      ['status', 'in_progress'],
      ['error', 'AbortError'],
    ]);

    await start(page).click();
    await expect(linkingWidget(page).getByRole('heading', {name: 'Запрос отправлен'})).toBeVisible();
    await expect(promise(page)).toHaveText('pending');
    expect(tokens).toHaveLength(2);
  });

  test('cancelling while the widget loads leaves nothing on the page', async ({page, demo}) => {
    const script = `${demo.bank}/self-employed.js`;
    const release = await hold(page, script);
    const asked = page.waitForRequest(script);
    await start(page).click();
    await asked;
    await cancel(page).click();
    await expect(promise(page)).toHaveText('rejected');
    await logOf(page, LOG).toEqual([['error', 'AbortError']]);

    const loaded = page.waitForEvent('requestfinished', (request) => request.url() === script);
    release();
    await loaded;
    await expect(page.locator('#bind')).toBeEmpty();
  });
});
