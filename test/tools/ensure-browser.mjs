import {spawnSync} from 'node:child_process';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {chromium} from 'playwright';
import {findChromium, isPlaywrightsOwn} from './browser.mjs';
import {installFromSystem} from './system-packages.mjs';

// Runs before the tests: sees to it that there is a Chromium that starts, installing one where it may.

const MINUTE = 60_000;

/** @param {string} text */
const say = (text) => {
  console.log(`[browser] ${text}`);
};

/** Why no browser starts, in one line; undefined where one does. */
async function problem() {
  try {
    const {executablePath, args} = findChromium();
    if (!executablePath) return 'no Chrome or Chromium was found.';
    const browser = await chromium.launch({executablePath, args, timeout: MINUTE / 2});
    await browser.close();
    return undefined;
  } catch (error) {
    return `the browser does not start: ${firstReason(error)}`;
  }
}

/** @param {unknown} error Playwright's launch errors carry the browser's own words below a long call log. */
function firstReason(error) {
  const lines = String(error).split('\n');
  return (lines.find((line) => /error while loading|\[err\]/i.test(line)) ?? lines[0] ?? '').trim();
}

/** @param {string[]} args */
function playwright(args) {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  const {status, stdout, stderr, error} = spawnSync(process.execPath, [cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 10 * MINUTE,
    // Behind a firewall that drops packets, each of its five attempts would otherwise take half a minute.
    env: {PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env},
  });
  if (status === 0) return;
  const lines = `${stderr}\n${stdout}`.split('\n').filter((line) => line.trim());
  say(
    `That failed: ${error?.message ?? lines.find((line) => line.includes('Error')) ?? lines.at(-1) ?? status}`,
  );
}

/** Tried in this order until a browser starts. */
const remedies = [
  {
    applies: () => !isPlaywrightsOwn(),
    run() {
      say('Downloading one with `playwright install chromium` (some 180 MB) …');
      playwright(['install', '--no-shell', 'chromium']);
    },
  },
  {
    applies: () => process.platform === 'linux' && isPlaywrightsOwn(),
    run() {
      say('Adding the system libraries it needs with `playwright install-deps chromium` …');
      playwright(['install-deps', 'chromium']);
    },
  },
  {
    applies: () => !isPlaywrightsOwn(),
    run() {
      installFromSystem('chromium', say);
    },
  },
];

let trouble = await problem();
if (trouble) say(`No browser to test in: ${trouble}`);
// Whoever names a browser wants that one and no other.
for (const remedy of process.env.CHROMIUM_PATH ? [] : remedies) {
  if (!trouble) break;
  if (!remedy.applies()) continue;
  remedy.run();
  trouble = await problem();
}
if (trouble) {
  say(`There is still no browser to test in: ${trouble}`);
  say(
    'Install Chrome or Chromium, run `npx playwright install --with-deps chromium`, or name one in CHROMIUM_PATH.',
  );
  process.exitCode = 1;
} else {
  say(`Testing in ${findChromium().executablePath ?? ''}`);
}
