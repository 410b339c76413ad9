import type {Page} from 'playwright/test';
import {INN} from './demo.js';
import {expect, test} from './fixtures.js';
import {numberField, personField, requestLinking, saveCard, statesOf} from './steps.js';

const FORGERIES = [
  {
    name: 'self-employed',
    message: {meta: {stage: 'bind'}, payload: {status: 'completed'}},
    field: personField,
    use: requestLinking,
    used: ['ready', 'in-progress'],
  },
  {
    name: 'card-tokenize',
    message: {meta: {stage: 'tokenize'}, payload: {status: 'completed', number_hash: 'ab'.repeat(32)}},
    field: numberField,
    use: (page: Page) => saveCard(page, '4242424242424242'),
    used: ['done'],
  },
] as const;

for (const {name, message, field, use, used} of FORGERIES) {
  const tag = `bank131-${name}`;

  test(`a foreign frame that speaks in the place of <${tag}> is not believed`, async ({
    page,
    demo,
    site,
    complaints,
  }) => {
    complaints.expect(new RegExp(`warning/refused-message, ${name}, null, `));
    await site.open(`
      <script src="/bank131-widgets.min.js" defer></script>
      <${tag} token-url="/bank131/token/${name}" widget-host="${demo.bank}" tax-reference-or-phone="${INN}"></${tag}>`);
    await expect(field(page)).toBeVisible();

    await page.evaluate(async (forged) => {
      const frame = document.createElement('iframe');
      frame.sandbox.add('allow-scripts');
      frame.srcdoc = `<script>parent.postMessage(${JSON.stringify(forged)}, '*')</script>`;
      const heard = new Promise((resolve) => {
        window.addEventListener('message', resolve, {once: true});
      });
      document.body.append(frame);
      await heard;
    }, message);
    await statesOf(page.locator(tag)).toEqual(['ready']);

    // What the bank's own says counts all the same.
    await use(page);
    await statesOf(page.locator(tag)).toEqual(used);
  });
}
