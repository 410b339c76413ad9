import type {Bank131ErrorCode} from '../core/errors.js';
import {sharedPage} from '../core/page.js';
import type {Answer} from './fake-files.js';
import {setGlobal} from './page-globals.js';

/** How a start can be made to fail. All else is the page's own: its token, its options, its signal. */
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

/** What the vendor's constructor is given. */
interface VendorOptions {
  readonly publicToken?: unknown;
  readonly stage?: unknown;
}

/** The real clock, for a test may have stopped its own. */
const soon = setTimeout.bind(globalThis) as (callback: () => void) => unknown;

/** A message that waits for a widget to send it. */
interface Waiting {
  readonly message: object;
  readonly final: boolean;
}

/**
 * One of the bank's widgets, as a page sees it: a global constructor, a container, messages. What is told before the
 * widget is on the page waits for it.
 */
export class FakeWidget {
  readonly #names: FakeNames;
  readonly #waiting: Waiting[] = [];
  #shown: {readonly element: Element; settled: boolean} | undefined;
  #failure: StartFailure | undefined;
  #removeGlobal: (() => void) | undefined;

  constructor(names: FakeNames) {
    this.#names = names;
    this.#setGlobal();
  }

  /** Lets the widget send a message; a final one is its outcome. */
  send(message: object, final: boolean): void {
    this.#waiting.push({message, final});
    // A widget with an outcome hears it as a correction, unless the page is calling for the next one just now.
    if (this.#shown?.settled) soon(() => this.#deliver());
    else this.#deliver();
  }

  /** Lets the next start fail. */
  fail(code: StartFailure): void {
    if (!START_FAILURES.includes(code)) {
      throw new TypeError(`A fake can't fail with "${code}". It can with: ${START_FAILURES.join(', ')}.`);
    }
    this.#failure = code;
    // Only then does the page ask for the script.
    if (code.startsWith('script-')) this.#removeGlobal?.();
    else this.#setGlobal();
  }

  /** What becomes of the script's tag, which there is only where the global is missing. */
  answerScript(url: string): Answer {
    const failure = this.#takeFailure('script-failed', 'script-blocked');
    this.#setGlobal();
    if (failure === 'script-blocked') document.dispatchEvent(policyViolation(url));
    return failure ? 'error' : 'load';
  }

  uninstall(): void {
    // A test that forgot its widget must not leave it to the next one.
    sharedPage().leases.get(this.#names.containerId)?.evict();
    this.#waiting.length = 0;
    this.#shown = undefined;
    this.#removeGlobal?.();
  }

  #setGlobal(): void {
    this.#removeGlobal?.();
    const restore = setGlobal(this.#names.globalName, this.#vendor());
    this.#removeGlobal = () => {
      restore();
      this.#removeGlobal = undefined;
    };
  }

  /** The bank's constructor. */
  #vendor() {
    const {stages} = this.#names;
    const check = (options: VendorOptions | undefined) => this.#check(options);
    const show = () => this.#show();
    const hide = (element: Element) => this.#hide(element);
    const vendor = class {
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
    // Not a static field: that would be compiled to what older browsers do not parse.
    return Object.assign(vendor, {STAGES: stages});
  }

  /** As strict as the documents: what would fail at the bank should fail in a test. */
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
    const failure = this.#takeFailure('render-failed', 'timeout');
    if (failure === 'render-failed') throw new Error(`The fake of ${globalName} was told to fail.`);
    const container = document.getElementById(containerId);
    if (!container) throw new Error(`The page has no element with the id "${containerId}".`);

    const element = document.createElement('p');
    element.textContent = `A fake of ${globalName}`;
    container.replaceChildren(element);
    if (failure === 'timeout') return {element, rendered: new Promise<void>(() => {})};
    // Once the page knows that the widget is there.
    soon(() => {
      if (!element.isConnected) return;
      this.#shown = {element, settled: false};
      this.#deliver();
    });
    return {element};
  }

  #hide(element: Element): void {
    element.remove();
    if (this.#shown?.element === element) this.#shown = undefined;
  }

  #takeFailure(...codes: StartFailure[]): StartFailure | undefined {
    const failure = this.#failure;
    if (failure === undefined || !codes.includes(failure)) return undefined;
    this.#failure = undefined;
    return failure;
  }

  #deliver(): void {
    for (let next; this.#shown && (next = this.#waiting.shift());) {
      this.#shown.settled ||= next.final;
      dispatch(next.message);
    }
  }
}

/** As the window's own `postMessage` brings it, which in jsdom names neither a source nor an origin. */
function dispatch(data: object): void {
  const event = new MessageEvent('message', {data: structuredClone(data)});
  Object.defineProperties(event, {source: {value: window}, origin: {value: self.origin}});
  window.dispatchEvent(event);
}

/** What a browser tells of a script that an enforced policy refused; DOM imitations have no class for it. */
function policyViolation(url: string): Event {
  return Object.assign(new Event('securitypolicyviolation'), {
    blockedURI: url,
    disposition: 'enforce',
    effectiveDirective: 'script-src-elem',
    originalPolicy: "script-src 'self'",
  });
}
