import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type Page} from 'playwright';
import {openDemo} from '../test/demo/demo.js';
import {requestLinking} from '../test/demo/steps.js';
import {findChromium} from '../test/tools/browser.mjs';

// Makes the pictures of the demo that the READMEs show, in `docs/images/`. Needs `npm run build`.

const NOON = new Date('2026-01-15T12:00:00');
const languages = {en: '', ru: '-ru'} as const;
const schemes = {light: '', dark: '-dark'} as const;

const browser = await chromium.launch(findChromium());
try {
  for (const [language, inLanguage] of Object.entries(languages)) {
    for (const [scheme, inScheme] of Object.entries(schemes)) {
      const file = new URL(`../docs/images/tags${inLanguage}${inScheme}.png`, import.meta.url);
      await takePicture(browser, fileURLToPath(file), language, scheme as keyof typeof schemes);
    }
  }
} finally {
  await browser.close();
}

/** The page of tags, where a request for linking was sent, in a demo that knows of no other. */
async function takePicture(browser: Browser, path: string, locale: string, colorScheme: 'light' | 'dark') {
  const demo = await openDemo();
  const viewport = {width: 1180, height: 900};
  const page = await browser.newPage({colorScheme, locale, viewport, reducedMotion: 'reduce'});
  try {
    await page.clock.setFixedTime(NOON);
    // The page's own module is to hear of everything, `bank131-ready` too.
    await page.route(`${demo.bank}/self-employed.js`, async (route) => {
      await page.waitForLoadState('domcontentloaded');
      await route.continue();
    });
    await page.goto(`${demo.partner}/tags?lang=${locale}`);
    await requestLinking(page);
    await nameUsualPort(page, demo.bank);
    await page.locator('.example').first().screenshot({path});
    console.log(path);
  } finally {
    await page.close();
    await demo.close();
  }
}

/** Puts the address that `npm start` has in the place of this demo's, whose port was whatever was free. */
async function nameUsualPort(page: Page, bank: string): Promise<void> {
  await page.evaluate((bank) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.nodeValue?.includes(bank)) {
        text.nodeValue = text.nodeValue.replaceAll(bank, 'http://localhost:8131');
      }
    }
  }, bank);
}
