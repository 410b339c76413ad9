import type {Bank131ErrorCode} from '../core/errors.js';
import {pageOrigin, sharedPage, type ScriptEntry} from '../core/page.js';
import {setGlobal} from './page-globals.js';

/** The codes that a start can be made to fail with. The page itself causes all others: token, options, signal. */
export type StartFailure = Extract<
  Bank131ErrorCode,
  'script-failed' | 'script-blocked' | 'timeout' | 'render-failed'
>;

const START_FAILURES: readonly StartFailure[] = [
  'script-failed',
  'script-blocked',
  'timeout',
  'render-failed',
];

/** The vendor's names that a fake answers to. */
export interface FakeNames {
  readonly globalName: string;
  readonly containerId: string;
  readonly stages?: Readonly<Record<string, string>>;
}

/** The options of the vendor's constructor. */
interface VendorOptions {
  readonly publicToken?: unknown;
  readonly stage?: unknown;
}

/** The real clock: a test may have stopped the page's. */
const soon = setTimeout.bind(globalThis) as (callback: () => void) => unknown;

/** A message that waits for a widget to send it. */
interface Waiting {
  readonly message: object;
  readonly isFinal: boolean;
}

/**
 * One of the bank's widgets, as a page sees it: a constructor, a container, messages. Messages wait until the widget is
 * on the page. The engine finds the constructor in its own record of scripts, so it loads nothing.
 */
export class FakeWidget {
  readonly #names: FakeNames;
  readonly #files: {readonly script: string; readonly stylesheet: string};
  readonly #vendor: unknown;
  readonly #restoreGlobal: () => void;
  readonly #waiting: Waiting[] = [];
  #shown: {readonly element: Element; isSettled: boolean} | undefined;
  #failure: 'render-failed' | 'timeout' | undefined;

  constructor(names: FakeNames) {
    this.#names = names;
    // Browsers block port 1, so not even a preload makes a request.
    const base = `http://localhost:1/a-fake-of-${names.globalName}`;
    this.#files = {script: `${base}.js`, stylesheet: `${base}.css`};
    this.#vendor = this.#createVendor();
    // For code of the page that uses the bank's constructor directly.
    this.#restoreGlobal = setGlobal(names.globalName, this.#vendor);
    this.#setScript();
    // In a document of its own: a test that empties the page's head does not disconnect it.
    const link = document.createElement('link');
    document.implementation.createHTMLDocument('').head.append(link);
    sharedPage().stylesheets.set(this.#files.stylesheet, {link, isLoaded: true});
  }

  /** The parts of the widget's definition that point to this fake. */
  get definition() {
    const {globalName, containerId} = this.#names;
    // No global has this name: only the record of scripts counts.
    return {globalName: `a fake of ${globalName}`, containerId, ...this.#files};
  }

  /** Lets the widget send a message. A final one is its outcome. */
  send(message: object, isFinal: boolean): void {
    this.#waiting.push({message, isFinal});
    // A widget with an outcome sends a correction, unless the page is starting the next widget right now.
    if (this.#shown?.isSettled) soon(() => this.#deliver());
    else this.#deliver();
  }

  /** Lets the next start fail. */
  fail(code: StartFailure): void {
    if (!START_FAILURES.includes(code)) {
      throw new TypeError(`A fake can't fail with "${code}". Use one of: ${START_FAILURES.join(', ')}.`);
    }
    const isScripts = code === 'script-failed' || code === 'script-blocked';
    this.#failure = isScripts ? undefined : code;
    if (isScripts) this.#setFailingScript(code);
    else this.#setScript();
  }

  /** Lets every script fail while the browser is offline. */
  setOnline(isOnline: boolean): void {
    if (isOnline) this.#setScript();
    else this.#setFailingScript('offline');
  }

  uninstall(): void {
    const {leases, scripts, stylesheets} = sharedPage();
    // A test that left its widget on the page must not block the next one.
    leases.get(this.#names.containerId)?.evict();
    this.#waiting.length = 0;
    this.#shown = undefined;
    scripts.delete(this.#files.script);
    stylesheets.delete(this.#files.stylesheet);
    this.#restoreGlobal();
  }

  /** A script that has run. */
  #setScript(): void {
    const entry: ScriptEntry = {tag: document.createElement('script'), vendor: this.#vendor};
    sharedPage().scripts.set(this.#files.script, entry);
  }

  /** A script that fails as soon as the engine waits for it. */
  #setFailingScript(code: 'script-failed' | 'script-blocked' | 'offline'): void {
    const {scripts} = sharedPage();
    const {script} = this.#files;
    const tag = document.createElement('script');
    const answer = () => {
      if (scripts.get(script) !== entry) return;
      if (code !== 'offline') this.#setScript();
      if (code === 'script-blocked') document.dispatchEvent(policyViolation(script));
      tag.dispatchEvent(new Event('error'));
    };
    const entry: ScriptEntry = {
      get tag() {
        soon(answer);
        return tag;
      },
    };
    scripts.set(script, entry);
  }

  /** Creates the bank's constructor. */
  #createVendor(): unknown {
    const {stages} = this.#names;
    const check = (options: VendorOptions | undefined) => this.#check(options);
    const show = () => this.#show();
    const hide = (element: Element) => this.#hide(element);
    return class {
      static readonly STAGES = stages;
      #element: Element | undefined;

      constructor(options?: VendorOptions) {
        check(options);
      }

      render(): unknown {
        const {element, rendered} = show();
        this.#element = element;
        return rendered;
      }

      destroy(): void {
        if (this.#element) hide(this.#element);
      }
    };
  }

  /** As strict as the bank's documents: a mistake that fails at the bank must fail in a test. */
  #check({publicToken, stage}: VendorOptions = {}): void {
    const {globalName, stages} = this.#names;
    if (typeof publicToken !== 'string' || publicToken === '') {
      throw new TypeError(`${globalName} needs a publicToken.`);
    }
    if (stages && !Object.values(stages).includes(stage as string)) {
      throw new TypeError(`${globalName} needs a stage, one of ${globalName}.STAGES.`);
    }
  }

  #show(): {element: Element; rendered?: Promise<void>} {
    const {globalName, containerId} = this.#names;
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure === 'render-failed') throw new Error(`The test lets ${globalName} fail.`);
    const container = document.getElementById(containerId);
    if (!container) throw new Error(`The page has no element with the id "${containerId}".`);

    const element = document.createElement('p');
    element.textContent = `A fake of ${globalName}`;
    container.replaceChildren(element);
    if (failure === 'timeout') return {element, rendered: new Promise<void>(() => {})};
    // After the mount's `ready`.
    soon(() => {
      if (!element.isConnected) return;
      this.#shown = {element, isSettled: false};
      this.#deliver();
    });
    return {element};
  }

  #hide(element: Element): void {
    element.remove();
    if (this.#shown?.element === element) this.#shown = undefined;
  }

  #deliver(): void {
    for (let next; this.#shown && (next = this.#waiting.shift());) {
      this.#shown.isSettled ||= next.isFinal;
      dispatch(next.message);
    }
  }
}

/** Sends a message as the page's own window does. In jsdom, `postMessage` sets neither source nor origin. */
function dispatch(message: object): void {
  // A copy, as with `postMessage`. `structuredClone` is missing in Jest's jsdom.
  const event = new MessageEvent('message', {data: JSON.parse(JSON.stringify(message)) as unknown});
  Object.defineProperties(event, {source: {value: window}, origin: {value: pageOrigin()}});
  window.dispatchEvent(event);
}

/** The event for a script that an enforced policy blocked. DOM imitations have no class for it. */
function policyViolation(url: string): Event {
  return Object.assign(new Event('securitypolicyviolation'), {
    blockedURI: url,
    disposition: 'enforce',
    effectiveDirective: 'script-src-elem',
    originalPolicy: "script-src 'self'",
  });
}
