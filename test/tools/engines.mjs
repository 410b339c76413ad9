import {existsSync} from 'node:fs';
import {chromeLauncher} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import * as playwright from 'playwright';
import puppeteer from 'puppeteer-core';
import {findChromium, findOnPath} from './browser.mjs';
import {WebKitLauncher} from './webkit-launcher.mjs';

/**
 * A browser engine to test in.
 *
 * @typedef {object} Engine
 * @property {string} howToGet
 * @property {() => import('@web/test-runner-core').BrowserLauncher | undefined} launcher Undefined where the engine is
 *   missing.
 */

/** @type {Record<'chromium' | 'firefox' | 'webkit', Engine>} */
export const engines = {
  chromium: {
    howToGet: 'run `npx playwright install --with-deps chromium`, or install Chrome or Chromium',
    launcher() {
      const launchOptions = findChromium();
      return launchOptions.executablePath
        ? playwrightLauncher({product: 'chromium', launchOptions, ...reusedWindows()})
        : undefined;
    },
  },
  firefox: {
    howToGet: 'run `npx playwright install --with-deps firefox`, or install Firefox (Debian: `firefox-esr`)',
    launcher() {
      if (existsSync(playwright.firefox.executablePath())) return playwrightLauncher({product: 'firefox'});
      // Playwright drives no Firefox but its own; Puppeteer drives any.
      const executablePath = findFirefox();
      if (!executablePath) return undefined;
      return chromeLauncher({
        puppeteer,
        launchOptions: {browser: 'firefox', executablePath},
        // A page has the focus only while no other is opened.
        concurrency: 1,
      });
    },
  },
  webkit: {
    howToGet:
      "run `npx playwright install --with-deps webkit`, or install Debian's `webkit2gtk-driver` and `xvfb`",
    launcher() {
      if (existsSync(playwright.webkit.executablePath())) return playwrightLauncher({product: 'webkit'});
      return WebKitLauncher.isInstalled() ? new WebKitLauncher() : undefined;
    },
  },
};

/**
 * A new window with its profile costs as much as the tests of a small file: a file gets that of one that has ended.
 */
function reusedWindows() {
  /** @type {import('playwright').BrowserContext[]} */
  const idle = [];
  return {
    /** @param {{browser: import('playwright').Browser}} options */
    async createBrowserContext({browser}) {
      const context = idle.pop() ?? (await browser.newContext());
      context.close = async () => {
        idle.push(context);
      };
      return context;
    },
    /** @param {{context: import('playwright').BrowserContext}} options */
    createPage: async ({context}) => context.pages()[0] ?? (await context.newPage()),
  };
}

function findFirefox() {
  if (process.platform === 'darwin')
    return ['/Applications/Firefox.app/Contents/MacOS/firefox'].find(existsSync);
  if (process.platform === 'win32')
    return [`${process.env.ProgramFiles}\\Mozilla Firefox\\firefox.exe`].find(existsSync);
  return findOnPath(['firefox', 'firefox-esr']);
}
