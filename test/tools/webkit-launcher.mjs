import {spawn} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {setTimeout as sleep} from 'node:timers/promises';
import {findOnPath} from './browser.mjs';
import {freePort} from './free-port.mjs';

/** Keys by the name that tests use, as WebDriver spells them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS = new Map(
  Object.entries({
    Backspace: '\uE003',
    Tab: '\uE004',
    Enter: '\uE007',
    Shift: '\uE008',
    Escape: '\uE00C',
    ArrowLeft: '\uE012',
    ArrowUp: '\uE013',
    ArrowRight: '\uE014',
    ArrowDown: '\uE015',
  }),
);

/** @typedef {keyof typeof BUTTONS} MouseButton */
const BUTTONS = {left: 0, middle: 1, right: 2};

const START_MS = 60_000;

/**
 * Runs the tests in WebKitGTK: its WebDriver, with a display that only exists in memory. One page at a time.
 *
 * @implements {TestLauncher}
 * @typedef {import('@web/test-runner-core').BrowserLauncher} TestLauncher
 */
export class WebKitLauncher {
  name = 'WebKit';
  // The name by which the test runner's commands know a launcher with `sendKeys()` and `sendMouseMove()`.
  type = 'webdriver';
  concurrency = 1;

  /** Whether what it takes is installed. */
  static isInstalled() {
    return !!(findOnPath(['WebKitWebDriver']) && findOnPath(['Xvfb']) && findMiniBrowser());
  }

  /** @type {import('node:child_process').ChildProcess[]} */
  #processes = [];
  #address = '';
  /** @type {Promise<void> | undefined} */
  #started;
  /** @type {string | undefined} */
  #active;

  /**
   * @param {string} id
   * @param {string} url
   */
  async startSession(id, url) {
    await (this.#started ??= this.#start());
    this.#active = id;
    await this.#command('POST', '/url', {url});
  }

  async stopSession() {
    // Whatever still runs on the page ends with it.
    await this.#command('POST', '/url', {url: 'about:blank'});
    this.#active = undefined;
    return {};
  }

  /** @param {string} id */
  isActive(id) {
    return this.#active === id;
  }

  async getBrowserUrl() {
    return String(await this.#command('GET', '/url'));
  }

  startDebugSession() {
    return Promise.reject(new Error('WebKit runs here without a display: there is nothing to debug in.'));
  }

  /**
   * @param {string} _id
   * @param {string[]} keys
   */
  async sendKeys(_id, keys) {
    const actions = keys.flatMap((key) => {
      const value = KEYS.get(key) ?? key;
      return [
        {type: 'keyDown', value},
        {type: 'keyUp', value},
      ];
    });
    await this.#command('POST', '/actions', {actions: [{type: 'key', id: 'keyboard', actions}]});
  }

  /**
   * @param {string} _id
   * @param {number} x
   * @param {number} y
   */
  async sendMouseMove(_id, x, y) {
    await this.#point({type: 'pointerMove', x, y});
  }

  /**
   * @param {string} id
   * @param {number} x
   * @param {number} y
   * @param {MouseButton} [button]
   */
  async sendMouseClick(id, x, y, button) {
    await this.sendMouseMove(id, x, y);
    await this.sendMouseDown(id, button);
    await this.sendMouseUp(id, button);
  }

  /**
   * @param {string} _id
   * @param {MouseButton} [button]
   */
  async sendMouseDown(_id, button = 'left') {
    await this.#point({type: 'pointerDown', button: BUTTONS[button]});
  }

  /**
   * @param {string} _id
   * @param {MouseButton} [button]
   */
  async sendMouseUp(_id, button = 'left') {
    await this.#point({type: 'pointerUp', button: BUTTONS[button]});
  }

  async resetMouse() {
    await this.#command('DELETE', '/actions');
  }

  async stop() {
    if (this.#address.includes('/session/')) await this.#command('DELETE', '');
    for (const child of this.#processes) child.kill();
  }

  async #start() {
    const port = await freePort();
    const display = await this.#startDisplay();
    this.#run('WebKitWebDriver', [`--port=${port}`, '--replace-on-new-session'], {
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
    });
    this.#address = `http://127.0.0.1:${port}`;
    await this.#ready();
    const browser = {
      binary: findMiniBrowser(),
      args: ['--automation', '--javascript-can-open-windows-automatically=true'],
    };
    const capabilities = {alwaysMatch: {pageLoadStrategy: 'none', 'webkitgtk:browserOptions': browser}};
    const {sessionId} = /** @type {{sessionId: string}} */ (
      await this.#command('POST', '/session', {capabilities})
    );
    this.#address += `/session/${sessionId}`;
  }

  /** @param {object} action */
  async #point(action) {
    const mouse = {type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions: [action]};
    await this.#command('POST', '/actions', {actions: [mouse]});
  }

  /** Starts an X server on a display of its own choice, whose name it gives. */
  async #startDisplay() {
    const server = this.#run('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
    const names = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    for await (const line of createInterface({input: names})) return `:${line}`;
    throw new Error('Xvfb did not start.');
  }

  /**
   * @param {string} command
   * @param {string[]} args
   * @param {Record<string, string>} [env]
   */
  #run(command, args, env) {
    const child = spawn(command, args, {
      env: {...process.env, ...env},
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    this.#processes.push(child);
    process.once('exit', () => child.kill());
    return child;
  }

  async #ready() {
    const deadline = Date.now() + START_MS;
    for (;;) {
      try {
        const status = /** @type {{ready: boolean}} */ (await this.#command('GET', '/status'));
        if (status.ready) return;
      } catch (error) {
        if (Date.now() > deadline) throw new Error('WebKitWebDriver did not start.', {cause: error});
      }
      await sleep(100);
    }
  }

  /**
   * @param {'GET' | 'POST' | 'DELETE'} method
   * @param {string} path
   * @param {unknown} [parameters]
   * @returns {Promise<unknown>}
   */
  async #command(method, path, parameters) {
    const response = await fetch(`${this.#address}${path}`, {
      method,
      ...(parameters === undefined ? {} : {body: JSON.stringify(parameters)}),
    });
    const {value} = /** @type {{value: {message?: string}}} */ (await response.json());
    if (!response.ok)
      throw new Error(`WebKit's driver refused ${method} ${path}: ${value.message ?? response.status}`);
    return value;
  }
}

/** WebKitGTK's own browser stands beside its library, in a folder named after the version. */
function findMiniBrowser() {
  const roots = [
    '/usr/libexec',
    '/usr/lib',
    ...(existsSync('/usr/lib') ? foldersIn('/usr/lib', /-linux-gnu/) : []),
  ];
  return roots
    .filter(existsSync)
    .flatMap((root) => foldersIn(root, /^webkit(2)?gtk-/))
    .map((folder) => join(folder, 'MiniBrowser'))
    .find(existsSync);
}

/**
 * @param {string} root
 * @param {RegExp} name
 */
function foldersIn(root, name) {
  return readdirSync(root)
    .filter((folder) => name.test(folder))
    .map((folder) => join(root, folder));
}
