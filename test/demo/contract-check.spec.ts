import type * as widgets from 'bank131-widgets';
import {Hono} from 'hono';
import type {Page} from 'playwright/test';
import {bringAxe, expectAccessible} from './accessibility.js';
import {expect, test} from './fixtures.js';
import {serve} from './serve.js';
import {decideInTaxApp, hold, requestLinking, saveCard} from './steps.js';

const HASH = 'c0ffee'.repeat(10) + 'beef';
const TOKEN = 'secret-token-of-the-partner';
let tokens = 0;

/** Each is good for one start. */
const freshToken = () => `${TOKEN}-${++tokens}`;

const fact = (page: Page, name: string) =>
  page.locator('#facts li', {has: page.getByText(name, {exact: true})});

/** Fills the form in and checks. */
async function check(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`[name=${name}]`);
    if ((await control.evaluate((element) => element.tagName)) === 'SELECT')
      await control.selectOption(value);
    else await control.fill(value);
  }
  await page.getByRole('button', {name: 'Check', exact: true}).click();
}

/** Runs the correction that the page shows on a page without it, enters a card, and returns the card that comes. */
async function runCorrection(page: Page, widgetHost: string, enter?: () => Promise<void>): Promise<unknown> {
  const source = (await page.locator('#correction').textContent()) ?? '';
  await page.reload();
  const card = page.evaluate(
    async ([body, host, publicToken]) => {
      const module = '/dist/index.js';
      const {configure, readPaymentMethod, tokenizeCard} = (await import(module)) as typeof widgets;
      document.body.innerHTML = '<div id="there"></div>';
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- as a reader would paste it
      const correct = new Function('configure', 'readPaymentMethod', body) as (...tools: unknown[]) => void;
      correct(configure, readPaymentMethod);
      return tokenizeCard({container: '#there', publicToken, widgetHost: host});
    },
    [source.replace(/^import .*$/m, ''), widgetHost, freshToken()] as const,
  );
  await enter?.();
  return card;
}

const encrypted = {type: 'card', card: {type: 'encrypted_card', encrypted_card: {number_hash: HASH}}};

/** A bank whose tokenization has other names, and calls handlers back. */
const callbackBank = `
  window.CardForm = class {
    constructor(token, {container}) {
      this.token = token;
      this.container = container;
      this.onSaved = null;
    }
    render() {
      if (!this.container) throw new Error('no container');
      const button = document.createElement('button');
      button.textContent = 'Save';
      button.onclick = () => this.onSaved?.({entered: {numberHash: '${HASH}'}});
      this.container.append(button);
    }
  };`;

/** One whose widget looks for another container, and whose frame speaks from another origin in another shape. */
const elsewhereBank = (origin: string) => `
  window.Bank131Tokenize = class {
    constructor({publicToken}) {
      if (!publicToken) throw new Error('no token');
    }
    render() {
      const frame = document.createElement('iframe');
      frame.src = '${origin}/frame';
      document.getElementById('bank131-card-form').append(frame);
    }
  };`;

const frame = `<script>
  parent.postMessage({event: 'saved', detail: {card: {number_hash: '${HASH}'}}}, '*');
</script>`;

const script = (source: string) => new Response(source, {headers: {'Content-Type': 'text/javascript'}});

/** Serves these scripts, and a stylesheet. */
const bankOf = (files: Record<string, string>) => {
  const app = new Hono();
  for (const [file, source] of Object.entries(files)) app.get(`/${file}`, () => script(source));
  app.get('/frame', (context) => context.html(frame));
  app.get('/tokenize.css', (context) => context.body('', 200, {'Content-Type': 'text/css'}));
  return serve(() => ({app}), '127.0.0.1');
};

test.describe('the contract check', {tag: '@thorough'}, () => {
  test.beforeEach(async ({page, complaints}) => {
    // Its policy only reports: that is how it knows what a page needs.
    complaints.allow(/report-only|\[Report Only\]/i);
    await page.goto('/demo/contract-check.html');
  });

  test('finds that the mock bank keeps to all of it for linking', async ({page, demo}) => {
    await check(page, {
      kind: 'selfEmployed',
      environment: '',
      widgetHost: demo.bank,
      publicToken: await demo.token('self-employed'),
    });
    for (const name of ['Script', 'Stylesheet', 'Global', 'STAGES', 'Container', 'Policy']) {
      await expect(fact(page, name)).toHaveAttribute('data-state', 'holds');
    }
    await expect(fact(page, 'Message')).toHaveAttribute('data-state', 'open');
    await page.locator('#bank131-self-employed input').fill('500000000000');
    await requestLinking(page);
    await expect(fact(page, 'Message')).toContainText('status in_progress, understood');
    await decideInTaxApp(page, 'confirm');
    await expect(page.locator('#messages li').first()).toHaveText(
      `message from ${demo.partner} (this window): {meta: {stage: string}, payload: {status: string}}`,
    );
    await expect(page.locator('#correction')).toHaveText('None is needed so far.');
    await expect(page.getByRole('button', {name: /Use it for the next check/})).toBeHidden();
    const policy = page.locator('#policy');
    for (const directive of ['script-src', 'style-src', 'connect-src']) {
      await expect(policy).toContainText(`${directive} 'self' ${demo.bank};`);
    }
    await expect(page.locator('#summary')).toHaveText('7 hold, 0 differ, 0 not seen yet.');
  });

  test('finds that it keeps to all of it for cards, and shows no hash', async ({page, demo}) => {
    const publicToken = await demo.token('card');
    await check(page, {kind: 'cardTokenize', environment: '', widgetHost: demo.bank, publicToken});
    await expect(fact(page, 'Container')).toHaveAttribute('data-state', 'holds');
    await saveCard(page, '2200000000000004');
    await expect(fact(page, 'Message')).toContainText('an outcome, understood');
    const said = page.locator('#messages li');
    await expect(said).toContainText([`message from ${demo.bank} (a frame)`]);
    await expect(said).toContainText(['number_hash: string']);
    await expect(page.locator('#policy')).toContainText(`frame-src 'self' ${demo.bank};`);
    const shown = await page.locator('body').innerHTML();
    expect(shown).not.toMatch(/[0-9a-f]{64}/);
    expect(shown).not.toContain(publicToken);
    await expect(page.locator('[name=publicToken]')).toHaveValue('');
  });

  test('comes step by step to the correction for other names and an object that calls back', async ({
    page,
  }) => {
    const bank = await bankOf({'card-form.js': callbackBank});
    const fields = {
      kind: 'cardTokenize',
      environment: '',
      widgetHost: bank.origin,
      publicToken: freshToken(),
    };
    await page.getByText('Overrides').click();
    await check(page, {...fields, script: 'card-form.js'});
    await expect(fact(page, 'Global')).toContainText('there is no window.Bank131Tokenize; new: CardForm');

    const takeOver = page.getByRole('button', {name: /Use it for the next check/});
    await takeOver.click();
    await check(page, {publicToken: freshToken()});
    await expect(fact(page, 'Start')).toContainText('takes 2 arguments');

    await takeOver.click();
    await check(page, {publicToken: freshToken()});
    const save = () => page.getByRole('button', {name: 'Save'}).click();
    await save();
    await expect(fact(page, 'Message')).toContainText('an outcome, understood');
    await expect(page.locator('#messages li')).toHaveText(
      'callback onSaved: {entered: {numberHash: string}}',
    );
    await expect(page.locator('#correction')).toContainText('readPaymentMethod(data.entered)');
    expect(await page.locator('body').innerHTML()).not.toMatch(new RegExp(`${HASH}|${TOKEN}`));
    expect(await runCorrection(page, bank.origin, save)).toEqual(encrypted);
    await bank.close();
  });

  test('comes to the correction for another container, origin and message', async ({page, complaints}) => {
    const elsewhere = await bankOf({});
    const bank = await bankOf({
      'tokenize.js': elsewhereBank(elsewhere.origin.replace('127.0.0.1', 'localhost')),
    });
    complaints.allow(/a message .* was refused|bank131-widgets/);
    const fields = {
      kind: 'cardTokenize',
      environment: '',
      widgetHost: bank.origin,
      publicToken: freshToken(),
    };
    await check(page, fields);
    await expect(fact(page, 'Container')).toContainText('asked for #bank131-card-form');
    const takeOver = page.getByRole('button', {name: /Use it for the next check/});
    await takeOver.click();
    await check(page, {publicToken: freshToken()});
    await expect(fact(page, 'Message')).toContainText('the outcome is at data.detail.card');
    await expect(page.locator('#correction')).toContainText('messageOrigins: [');
    expect(await page.locator('body').innerHTML()).not.toMatch(new RegExp(`${HASH}|${TOKEN}`));
    expect(await runCorrection(page, bank.origin)).toEqual(encrypted);
    await Promise.all([bank.close(), elsewhere.close()]);
  });

  test('suggests nothing that another window says', async ({page, demo, context}) => {
    await page.goto(demo.bank);
    const opening = context.waitForEvent('page');
    const popup = await page.evaluateHandle((url) => open(url), `${demo.partner}/demo/contract-check.html`);
    const opened = await opening;
    const publicToken = await demo.token('card');
    await check(opened, {kind: 'cardTokenize', environment: '', widgetHost: demo.bank, publicToken});
    await expect(fact(opened, 'Message')).toHaveAttribute('data-state', 'open');
    await popup.evaluate((view, hash) => view?.postMessage({saved: {number_hash: hash}}, '*'), HASH);
    await expect(opened.locator('#messages li').first()).toContainText('{saved: {number_hash: string}}');
    await expect(fact(opened, 'Message')).toHaveAttribute('data-state', 'open');
    await expect(opened.locator('#correction')).toHaveText('None is needed so far.');
  });

  test('tells of a host without the files', async ({page, complaints}) => {
    complaints.allow(/404|warning\/stylesheet/);
    const bank = await bankOf({});
    // A failed script ends the run, so the stylesheet has to fail first.
    const release = await hold(page, `${bank.origin}/self-employed.js`);
    await check(page, {
      kind: 'selfEmployed',
      environment: '',
      widgetHost: bank.origin,
      publicToken: freshToken(),
    });
    await expect(fact(page, 'Stylesheet')).toHaveAttribute('data-state', 'differs');
    release();
    await expect(fact(page, 'Script')).toHaveAttribute('data-state', 'differs');
    await bank.close();
  });

  test.describe('for everybody', () => {
    // axe measures with styles of its own.
    test.use({bypassCSP: true});

    test('is accessible, before and after a check', async ({page, demo}) => {
      await bringAxe(page);
      await page.reload();
      await expectAccessible(page);
      const publicToken = await demo.token('card');
      const fields = {kind: 'cardTokenize', environment: '', widgetHost: demo.bank, publicToken};
      await page.getByText('Overrides').click();
      await check(page, {...fields, globalName: 'Another'});
      await expect(fact(page, 'Global')).toHaveAttribute('data-state', 'differs');
      await expectAccessible(page);
    });
  });
});
