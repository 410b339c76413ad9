import {expect, type FrameLocator, type Locator, type Page, type Request} from 'playwright/test';

/** The ids of the logs on the demo's pages. */
type Log = 'self-employed-log' | 'card-log';

/** What a person reads and presses, in either language. */
const words = {
  person: /^(ИНН или номер телефона|INN or phone number)$/,
  send: /^(Отправить запрос|Send request)$/,
  sent: /^(Запрос отправлен|Request sent)$/,
  openApp: /^(Открыть приложение|Open the app)/,
  update: /^(Обновить статус заявки|Update request status)$/,
  confirm: /^(Подтвердить|Confirm)$/,
  reject: /^(Отклонить|Reject)$/,
  number: /^(Номер карты|Card number)$/,
  expiry: /^(Срок действия|Expiry date)$/,
  saveCard: /^(Сохранить карту|Save card)$/,
  changeCard: /^(Изменить карту|Change card)$/,
};

/** A date that no card of the tests has passed. */
export const EXPIRY = `12/${String(new Date().getFullYear() + 1).slice(-2)}`;

/** The bank's widget for linking, wherever the page has it. */
export const linkingWidget = (page: Page): Locator => page.locator('#bank131-self-employed');

/** The bank's card form, in its frame. */
export const cardForm = (page: Page): FrameLocator => page.frameLocator('#bank131-tokenize iframe');

/** The field for INN or phone. */
export const personField = (page: Page): Locator => linkingWidget(page).getByLabel(words.person);

/** The card form's field for the number. */
export const numberField = (page: Page): Locator => cardForm(page).getByLabel(words.number);

/** Sends the request, for whom the field names. */
export async function sendRequest(page: Page): Promise<void> {
  await linkingWidget(page).getByRole('button', {name: words.send}).click();
}

/** Sends the request and reads that it was sent. */
export async function requestLinking(page: Page): Promise<void> {
  await sendRequest(page);
  await expect(linkingWidget(page).getByRole('heading', {name: words.sent})).toBeVisible();
}

/** Opens the tax service's app from the widget, decides there, and comes back. */
export async function decideInTaxApp(page: Page, decision: 'confirm' | 'reject'): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await linkingWidget(page).getByRole('link', {name: words.openApp}).click();
  await decide(await opened, decision);
  await page.bringToFront();
}

/** Decides in the tax service's app, which is open in a tab of its own. */
export async function decide(app: Page, decision: 'confirm' | 'reject'): Promise<void> {
  await app.getByRole('button', {name: words[decision]}).click();
  const decided = decision === 'confirm' ? 'linked' : 'rejected';
  await expect(app.locator('.request')).toHaveAttribute('data-status', decided);
  await app.close();
}

/** Presses «Обновить статус заявки». */
export async function updateStatus(page: Page): Promise<void> {
  await linkingWidget(page).getByRole('button', {name: words.update}).click();
}

/** The card form's button. */
export const saveButton = (page: Page): Locator => cardForm(page).getByRole('button', {name: words.saveCard});

/** Fills in the card form. */
export async function fillInCard(page: Page, number: string): Promise<void> {
  await numberField(page).fill(number);
  await cardForm(page).getByLabel(words.expiry).fill(EXPIRY);
}

/** Enters a card and saves it; whether the bank takes it, the caller looks. */
export async function enterCard(page: Page, number: string): Promise<void> {
  await fillInCard(page, number);
  await saveButton(page).click();
}

/** Enters a card that the bank takes, and waits until it says so. */
export async function saveCard(page: Page, number: string): Promise<void> {
  await enterCard(page, number);
  // Of the whole form, so that a failure shows what stands there instead.
  const form = cardForm(page).locator('.form');
  await expect(form).toContainText(`•••• ${number.slice(-4)}`, {useInnerText: true});
}

/** Goes back from the saved card to the form. */
export async function changeCard(page: Page): Promise<void> {
  await cardForm(page).getByRole('button', {name: words.changeCard}).click();
}

/** Enters a card in the partner's form and gives it to the partner's backend. */
export async function handInCard(page: Page, number: string): Promise<void> {
  await saveCard(page, number);
  await page.getByRole('button', {name: 'Use this card', exact: true}).click();
  await expect(page.locator('.saved-cards')).toContainText(number.slice(-4));
}

/** Orders a payout of a sum to the chosen card, and comes to its page. */
export async function order(page: Page, button: 'Start payout' | 'Pay with a receipt', amount: string) {
  await page.getByLabel('Sum, rubles', {exact: true}).fill(amount);
  await page.getByRole('button', {name: button, exact: true}).click();
  await page.waitForURL('**/payouts/*');
}

/** Waits until the bank is ready, and decides. */
export async function decideOnPayout(page: Page, decision: 'confirm' | 'cancel'): Promise<void> {
  await expect(payoutStatus(page)).toHaveText(/^The bank is ready\. /);
  await page.locator(`#${decision}`).click();
}

/** The sentence that says how a payout stands. */
export const payoutStatus = (page: Page): Locator => page.locator('#payout-status');

/** Reads the state of each step, in order. Polled, since the page follows what happens. */
export const stepsOf = (page: Page) =>
  expect.poll(() =>
    page
      .locator('#steps li')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.state)),
  );

/** Reads the journal: what was said, and how its line is marked. Polled, as above. */
export const journalOf = (page: Page, direction?: 'to-bank' | 'from-bank' | 'from-page') =>
  expect.poll(() =>
    page
      .locator(`#journal li${direction === undefined ? '' : `[data-direction=${direction}]`}`)
      .evaluateAll((items) =>
        items.map((item) => [
          (item as HTMLElement).dataset.name,
          ...Array.from(item.querySelectorAll('.badge'), (badge) => badge.textContent),
        ]),
      ),
  );

/** Reads the lines of a log: the kind of each, and its text. Polled, since a message may be on its way. */
export const logOf = (page: Page, id: Log) =>
  expect.poll(() =>
    page
      .locator(`#${id} p`)
      .evaluateAll((lines) =>
        lines.map((line) => [(line as HTMLElement).dataset.kind, line.querySelector('code')?.textContent]),
      ),
  );

/** Reads the custom states that an element is in. Polled, as above. */
export const statesOf = (element: Locator) =>
  expect.poll(() =>
    element.evaluate((node) =>
      ['loading', 'ready', 'done', 'error', 'in-progress', 'completed', 'failed'].filter((state) =>
        node.matches(`:state(${state})`),
      ),
    ),
  );

/** Collects the requests by POST to an address' path, from now on. */
export function postsTo(page: Page, path: string): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === path) requests.push(request);
  });
  return requests;
}

/** Leaves requests to an address without an answer until the returned function is called. */
export async function hold(page: Page, url: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}

/** Lets the mock bank answer for one of the bank's own hosts. */
export async function answerFor(page: Page, host: string, bank: string): Promise<void> {
  await page.route(`${host}/**`, async (route) => {
    const {pathname, search} = new URL(route.request().url());
    await route.fulfill({response: await route.fetch({url: `${bank}${pathname}${search}`})});
  });
}
