import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {chromium} from 'playwright';

/**
 * @typedef {object} ChromiumLaunch Options for Playwright's `chromium.launch()`.
 * @property {string} [executablePath] The browser; left out where none was found.
 * @property {string[]} args
 */

/**
 * Finds a Chromium to test in: what the environment variable `CHROMIUM_PATH` names, else the one that Playwright has
 * downloaded, else the Chrome, Chromium or Edge of the system.
 *
 * @param {object} [options]
 * @param {boolean} [options.spareProcess] Keep a process in reserve for the next page or frame of another site, as users'
 *   browsers do: a benchmark must, and the tests are faster without.
 * @returns {ChromiumLaunch}
 */
export function findChromium({spareProcess = false} = {}) {
  const executablePath =
    namedByEnvironment() ?? [chromium.executablePath(), ...systemBrowsers()].find(existsSync);
  return {...(executablePath ? {executablePath} : {}), args: launchArguments(spareProcess)};
}

/**
 * The same browser, with a page and all its frames in one process. If a frame of another origin has its own process,
 * Chromium sends a click to the page instead, about once in 100 clicks, while the frame is new, moved or resized.
 * This one switch is enough: no frame gets a process of its own.
 *
 * @returns {ChromiumLaunch}
 */
export function findChromiumInOneProcess() {
  const {args, ...chromium} = findChromium();
  return {...chromium, args: [...args, '--disable-site-isolation-trials']};
}

/** Whether the browser in use is the one that Playwright has downloaded. */
export function isPlaywrightsOwn() {
  return findChromium().executablePath === chromium.executablePath();
}

function namedByEnvironment() {
  const path = process.env.CHROMIUM_PATH;
  if (!path) return undefined;
  if (!existsSync(path)) throw new Error(`CHROMIUM_PATH names "${path}", where there is no file.`);
  return path;
}

/**
 * Chromium starts two pages of its own user interface with each window, hidden: they take 40 % of the tests' time.
 * Only the last list counts, so this one repeats Playwright's (its `chromiumSwitches.ts`, 1.65).
 */
const DISABLED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** @param {boolean} spareProcess */
function launchArguments(spareProcess) {
  const disabled = spareProcess
    ? DISABLED_FEATURES
    : [...DISABLED_FEATURES, 'SpareRendererForSitePerProcess'];
  const args = ['--disable-domain-reliability', '--no-pings', `--disable-features=${disabled.join()}`];
  // Chromium refuses to start its sandbox as root, which is what most containers run as.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return args;
}

/** @returns {string[]} */
function systemBrowsers() {
  if (process.platform === 'darwin') return onMac();
  if (process.platform === 'win32') return onWindows();
  return onPath(['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']);
}

function onMac() {
  const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return names.flatMap((name) => folders.map((folder) => join(folder, `${name}.app/Contents/MacOS/${name}`)));
}

function onWindows() {
  const {ProgramFiles, LOCALAPPDATA} = process.env;
  const folders = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA].filter((folder) => !!folder);
  const programs = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
  programs.push('Microsoft/Edge/Application/msedge.exe');
  return programs.flatMap((program) => folders.map((folder) => join(String(folder), program)));
}

/** @param {string[]} names */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Where the first of these programs stands that there is.
 *
 * @param {string[]} names
 */
export function findOnPath(names) {
  return onPath(names).find(existsSync);
}
