import {defineConfig} from 'playwright/test';
import {findChromium} from '../tools/browser.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  // Once in hundreds of walks a card was not saved, for a reason not found yet (see `saveCard`). What passes only the
  // second time is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  // A machine that is busy with other things takes its time.
  expect: {timeout: 15_000},
  reporter: 'list',
  use: {
    launchOptions: findChromium(),
    trace: 'off',
  },
});
