import {defineConfig} from 'playwright/test';
import {findChromiumInOneProcess} from '../tools/browser.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  // A test that passes only the second time is a defect to explain.
  retries: 0,
  // Only a test that hangs reaches these: beside other work, everything takes several times as long.
  timeout: 120_000,
  expect: {timeout: 30_000},
  reporter: 'list',
  use: {
    // With the back/forward cache, as users have it. Playwright turns it off.
    launchOptions: {...findChromiumInOneProcess(), ignoreDefaultArgs: ['--disable-back-forward-cache']},
    trace: 'off',
  },
});
