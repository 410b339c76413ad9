import {defineConfig} from 'playwright/test';
import demo from '../demo/playwright.config.js';

// What needs a page on another host than this machine's, or a browser's own doing: Chromium alone. The files of the
// package are the built ones.
export default defineConfig({...demo, testDir: '.', timeout: 30_000, expect: {timeout: 5_000}});
