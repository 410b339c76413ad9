import {expect, test} from './fixtures.js';
import {cardForm, hold, linkingWidget, saveCard} from './steps.js';

const LANGUAGES = [
  {
    lang: 'ru',
    title: 'Два тега',
    loading: 'Загружаем форму банка…',
    required: 'Заполните форму банка.',
    saved: 'Готово: данные приняты',
    failed: 'Не удалось открыть форму. Попробуйте ещё раз.',
    retry: 'Попробовать ещё раз',
    person: 'ИНН или номер телефона',
    number: 'Номер карты',
    link: 'Привязать',
  },
  {
    lang: 'en',
    title: 'Two tags',
    loading: 'Loading the bank’s form…',
    required: 'Please fill in the bank’s form.',
    saved: 'Done: details accepted',
    failed: 'The form could not be opened. Please try again.',
    retry: 'Try again',
    person: 'INN or phone number',
    number: 'Card number',
    link: 'Link',
  },
] as const;

for (const words of LANGUAGES) {
  const {lang} = words;

  test.describe(`a page in ${lang}`, {tag: '@thorough'}, () => {
    // The browser asks for neither: the page is in the language that was chosen on it.
    test.use({locale: 'de-DE'});

    test('has the elements’ words in its language, and the widgets’', async ({page, demo}) => {
      const release = await hold(page, `${demo.bank}/tokenize.js`);
      await page.goto(`/tags?lang=${lang}`, {waitUntil: 'domcontentloaded'});
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.getByRole('heading', {level: 1})).toHaveText(words.title);

      const element = page.locator('bank131-card-tokenize');
      await expect(element.getByText(words.loading)).toBeVisible();
      release();
      await expect(linkingWidget(page).getByLabel(words.person)).toBeVisible();
      await expect(cardForm(page).getByLabel(words.number)).toBeVisible();
      expect(
        await element.evaluate((node: Element & {validationMessage?: string}) => node.validationMessage),
      ).toBe(words.required);
      await saveCard(page, '4242424242424242');
      await expect(element.getByText(words.saved)).toBeVisible();
    });

    test('tells of an error in its language, by tag and by call', async ({page, complaints}) => {
      complaints.expect(/503 /);
      complaints.expect(/token-failed/);
      await page.route('**/bank131/token/*', (route) => route.fulfill({status: 503}));
      await page.goto(`/tags?lang=${lang}`);
      const element = page.locator('bank131-self-employed');
      await expect(element.getByText(words.failed)).toBeVisible();
      await expect(element.getByRole('button', {name: words.retry})).toBeVisible();

      await page.goto(`/calls?lang=${lang}`);
      await page.getByRole('button', {name: words.link}).click();
      await expect(page.locator('#self-employed-example').getByText(words.failed)).toBeVisible();
    });
  });
}

test.describe('a person whose browser asks for Russian', () => {
  test.use({locale: 'ru-RU'});

  test('reads Russian, until they choose English, which stays', async ({page}) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    await page.getByRole('link', {name: 'English'}).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('link', {name: 'Two calls'}).first().click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Two calls');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test.describe('a person whose browser asks for neither language', () => {
  test.use({locale: 'de-DE'});

  test('reads English', async ({page}) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});
