import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type axe from 'axe-core';

const WAIT = {timeout: 30_000};

/** The playground in a frame, as a user finds it: by visible texts. */
class Page {
  readonly frame = document.createElement('iframe');

  get document(): Document {
    return this.frame.contentDocument!;
  }

  async open(path: string, {width = 1280, appearance = 'light'} = {}): Promise<this> {
    localStorage.setItem('vitepress-theme-appearance', appearance);
    Object.assign(this.frame, {src: path, width, height: 900});
    document.body.append(this.frame);
    await waitUntil(() => this.log.at(-1) === 'bank131-ready', `${path} shows no widget`, WAIT);
    return this;
  }

  /** The one element of these whose text begins so. */
  find(selector: string, text: string): HTMLElement {
    const found = this.all(selector).filter((element) => element.textContent.trim().startsWith(text));
    if (found.length !== 1) throw new Error(`${found.length} times ${selector} with “${text}”`);
    return found[0]!;
  }

  all(selector: string): HTMLElement[] {
    return [...this.document.querySelectorAll<HTMLElement>(`.playground ${selector}`)];
  }

  press(name: string): void {
    this.find('button', name).click();
  }

  choose(label: string): void {
    this.find('label', label).click();
  }

  fill(label: string, value: string): void {
    const field = this.find('label', label).querySelector<HTMLInputElement>('input, select')!;
    field.value = value;
    field.dispatchEvent(new Event('change', {bubbles: true}));
  }

  get element(): HTMLElement {
    return this.all('.preview *').find(({localName}) => localName.startsWith('bank131-'))!;
  }

  /** The element's own text, in its shadow tree. */
  get message(): string {
    return this.element.shadowRoot!.textContent.trim();
  }

  get log(): string[] {
    return this.all('[role=log] p').map((line) => line.textContent.trim().replaceAll(/\s+/g, ' '));
  }

  get code(): string {
    return this.all('pre')[0]!.textContent;
  }

  async logs(...lines: (string | RegExp)[]): Promise<void> {
    const matches = (line: string | undefined, expected: string | RegExp) =>
      typeof expected === 'string' ? line === expected : expected.test(line ?? '');
    const isThere = () => {
      const last = this.log.slice(-lines.length);
      return last.length === lines.length && lines.every((expected, index) => matches(last[index], expected));
    };
    await waitUntil(isThere, '', WAIT).catch(() => {
      expect(this.log.slice(-lines.length)).to.deep.equal(lines.map(String));
    });
  }

  async shows(read: () => string, text: string | RegExp): Promise<void> {
    await waitUntil(() => read().search(text) >= 0, `no “${String(text)}” in “${read()}”`, WAIT);
  }
}

const [LINKING, CARD] = ['Self-employed linking', 'Card tokenization'];
const RESULT = /^bank131-result .*"number_hash":"[0-9a-f]{4}…[0-9a-f]{4}"/;

describe('the playground', () => {
  let page: Page;

  beforeEach(() => {
    page = new Page();
  });

  afterEach(() => {
    page.frame.remove();
  });

  describe('of the self-employed widget', () => {
    beforeEach(() => page.open('/playground'));

    it('logs each status, and an outcome as a result', async () => {
      page.press('in_progress');
      await page.logs('bank131-ready', 'bank131-status in_progress');
      page.press('completed');
      await page.logs('bank131-status completed', 'bank131-result {"stage":"bind","status":"completed"}');
      await page.shows(() => page.message, 'Done: linked to the bank');
    });

    it('logs that the linking failed', async () => {
      page.press('failed');
      await page.logs('bank131-status failed', 'bank131-result {"stage":"bind","status":"failed"}');
      await page.shows(() => page.message, 'Not linked to the bank');
    });

    for (const [button, code] of [
      ['Blocked script', 'script-blocked'],
      ['Script does not load', 'script-failed'],
      ['Timeout', 'timeout'],
      ['The bank’s code throws', 'render-failed'],
      ['No token', 'token-failed'],
    ] as const) {
      it(`logs ${code} when the user presses “${button}”, and shows the widget when the user starts again`, async () => {
        page.press(button);
        await page.logs(new RegExp(`^bank131-error ${code}, retryable: (true|false)\\. .{20}`));
        page.press('Start again');
        await page.logs(/^bank131-error/, 'bank131-ready');
      });
    }

    it('logs offline when the browser is offline, and shows the widget when it is online again', async () => {
      page.choose('The browser is offline');
      await page.logs(/^bank131-error offline, retryable: true/);
      await page.shows(() => page.message, 'You are offline');
      page.choose('The browser is offline');
      await page.logs(/^bank131-error/, 'bank131-ready');
    });

    it('waits for the user when loading is manual', async () => {
      page.press('Clear');
      await page.logs('No events yet.');
      page.fill('loading', 'manual');
      await page.shows(() => page.code, 'loading="manual"');
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(page.log).to.deep.equal(['No events yet.']);
    });

    it('applies custom properties without a new start', async () => {
      page.press('completed');
      await page.logs(/^bank131-result/);
      page.fill('--bank131-accent', 'rgb(1, 2, 3)');
      await page.shows(() => page.code, '--bank131-accent: rgb\\(1, 2, 3\\)');
      const icon = page.element.shadowRoot!.querySelector('.icon')!;
      expect(getComputedStyle(icon).color).to.equal('rgb(1, 2, 3)');
    });

    it('shows the element in the chosen language', async () => {
      page.fill('lang', 'ru');
      await page.logs('bank131-ready', 'bank131-ready');
      page.press('completed');
      await page.shows(() => page.message, 'Готово: привязка к банку выполнена');
    });
  });

  describe('of the tokenization widget', () => {
    beforeEach(async () => {
      await page.open('/playground');
      page.choose(CARD);
      await page.logs('bank131-ready', 'bank131-ready');
    });

    it('logs a card and a corrected one', async () => {
      page.press('Card');
      await page.logs('bank131-ready', RESULT);
      page.press('Corrected card');
      await page.logs(RESULT, RESULT);
      const [first, second] = page.log.slice(-2);
      expect(first).not.to.equal(second);
    });

    it('logs a bank account', async () => {
      page.press('Bank account');
      await page.logs(/^bank131-result .*"type":"bank_account".*"token":"[0-9a-f]{4}…/);
    });

    it('logs a refused card, also after one that was accepted', async () => {
      page.press('Card');
      await page.logs(RESULT);
      page.press('Refused card');
      await page.logs(RESULT, /^bank131-error widget-failed/);
    });

    it('submits the card with the form, but never shows a whole hash', async () => {
      page.press('Card');
      await page.logs(RESULT);
      page.press('Submit the form');
      await page.logs(RESULT, /^submit payment_method=\{"type":"card".*…/);
      expect(page.document.documentElement.outerHTML).not.to.match(/[0-9a-f]{32}/);
    });

    it('submits nothing while the required card is missing', async () => {
      page.press('Clear');
      await page.logs('No events yet.');
      page.press('Submit the form');
      page.choose('required');
      await page.logs('bank131-ready');
      page.press('Submit the form');
      await page.logs('bank131-ready', 'submit');
    });
  });

  describe('the code', () => {
    beforeEach(() => page.open('/playground'));

    it('has the attributes of the element in the preview', async () => {
      page.fill('tax-reference-or-phone', '"<&>');
      page.fill('environment', 'demo');
      page.fill('timeout', '5000');
      await page.shows(() => page.code, 'timeout="5000"');
      const parsed = new DOMParser()
        .parseFromString(page.code, 'text/html')
        .querySelector(page.element.localName)!;
      const attributes = ({attributes}: Element) =>
        [...attributes].map(({name, value}) => `${name}=${value}`);
      expect(attributes(parsed)).to.deep.equal([
        'token-url=/bank131/token/self-employed',
        ...attributes(page.element),
      ]);
    });

    it('changes with the element and the language', async () => {
      page.choose('React');
      await page.shows(() => page.code, '<SelfEmployedWidget');
      page.choose(CARD);
      await page.shows(() => page.code, '<CardTokenizeWidget');
      page.choose('Vue');
      await page.shows(() => page.code, '<script setup lang="ts">');
      page.choose('TypeScript');
      await page.shows(() => page.code, "createElement\\('bank131-card-tokenize'\\)");
      page.choose(LINKING);
      await page.shows(() => page.code, "createElement\\('bank131-self-employed'\\)");
    });

    it('is copied, and the page says so', async () => {
      let copied = '';
      clipboard(async (text) => void (copied = text));
      page.press('Copy the code');
      await page.shows(status, 'Copied.');
      expect(copied).to.equal(page.code);
    });

    it('is left to the user when the browser refuses to copy it', async () => {
      clipboard(() => Promise.reject(new Error('refused')));
      page.press('Copy the code');
      await page.shows(status, 'does not allow copying');
    });

    const status = () => page.all('[role=status]').at(-1)!.textContent;

    function clipboard(writeText: (text: string) => Promise<void>): void {
      Object.defineProperty(page.frame.contentWindow!.navigator, 'clipboard', {value: {writeText}});
    }
  });

  it('is used by keyboard', async () => {
    await page.open('/playground');
    page.find('label', LINKING).querySelector('input')!.focus();
    await sendKeys({press: 'ArrowDown'});
    await page.logs('bank131-ready', 'bank131-ready');
    expect(page.element.localName).to.equal('bank131-card-tokenize');
    const card = page.find('button', 'Card');
    for (let presses = 0; page.document.activeElement !== card && presses < 10; presses++) {
      await sendKeys({press: 'Tab'});
    }
    expect(page.document.activeElement).to.equal(card);
    await sendKeys({press: 'Enter'});
    await page.logs('bank131-ready', RESULT);
  });

  it('is in Russian on the Russian page, with the element', async () => {
    await page.open('/ru/playground');
    page.press('Таймаут');
    await page.logs(/^bank131-error timeout/);
    await page.shows(() => page.message, 'Банк долго не отвечает');
    expect(page.code).to.contain('<html lang="ru">');
  });

  for (const path of ['/playground', '/ru/playground']) {
    for (const appearance of ['light', 'dark']) {
      it(`of ${path} is accessible in ${appearance}, and fits a phone`, async () => {
        await page.open(path, {width: 390, appearance});
        page.all('label').at(1)!.click();
        await page.logs('bank131-ready', 'bank131-ready');
        page
          .all('button')
          .find(({textContent}) => /^\s*(Card|Карта)\s*$/.test(textContent))!
          .click();
        await page.logs(RESULT);
        expect(page.document.documentElement.classList.contains('dark')).to.equal(appearance === 'dark');
        expect(await violationsIn(page)).to.deep.equal([]);
        const {scrollWidth, clientWidth} = page.document.documentElement;
        expect(scrollWidth).to.equal(clientWidth);
      });
    }
  }
});

/** Returns what axe finds wrong with the page's content. */
async function violationsIn({frame, document}: Page): Promise<string[]> {
  const script = document.createElement('script');
  script.src = '/node_modules/axe-core/axe.min.js';
  const loaded = new Promise((resolve) => (script.onload = resolve));
  document.head.append(script);
  await loaded;
  const {axe: checker} = frame.contentWindow as unknown as {axe: typeof axe};
  const {passes, violations} = await checker.run('main');
  expect(passes.length).to.be.above(10);
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({html, failureSummary}) => `${id}: ${html}: ${failureSummary}`),
  );
}
