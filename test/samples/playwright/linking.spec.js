import {expect, test} from '@playwright/test';

test('shows the outcome when a user links', async ({page, context}) => {
  await page.goto('/');
  const widget = page.locator('#bank131-self-employed');
  await widget.getByLabel('ИНН или номер телефона').fill('500000000000');
  await widget.getByRole('button', {name: 'Отправить запрос'}).click();
  await expect(page.locator('output')).toHaveText('in_progress');

  const opened = context.waitForEvent('page');
  await widget.getByRole('link', {name: 'Открыть приложение'}).click();
  const taxApp = await opened;
  await taxApp.getByRole('button', {name: 'Подтвердить'}).click();

  await widget.getByRole('button', {name: 'Обновить статус заявки'}).click();
  await expect(page.locator('output')).toHaveText('completed');
});
