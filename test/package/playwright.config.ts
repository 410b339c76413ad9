import {defineConfig} from 'playwright/test';
import demo from '../demo/playwright.config.js';

export default defineConfig({
  ...demo,
  testDir: '.',
  // The projects' own tests are run by the projects.
  testIgnore: 'projects/**',
  globalSetup: './workspace.ts',
  fullyParallel: false,
  // Compilers and bundlers take longer than a person's clicks.
  timeout: 600_000,
  expect: {timeout: 60_000},
  reporter: [['list'], ['./table.ts']],
});
