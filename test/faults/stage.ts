import {
  mountSelfEmployed,
  type Bank131Error,
  type SelfEmployedMount,
  type SelfEmployedOptions,
} from '../../src/index.js';
import {sharedPage, type ScriptEntry} from '../../src/core/page.js';
import type {Feature} from '../tools/engine-features.js';
import {releaseHosts, requests, vendor, widgetHost} from '../tools/hosts.js';

/** How a scenario came out, in a form that can be printed. */
export interface Outcome {
  /** What the page's author sees: `mounted`, `accepted`, `refused`, or the code of the error. */
  code: string;
  [detail: string]: unknown;
}

/** Something that may go wrong on a page, and what has to come of it. */
export interface Scenario {
  name: string;
  expected: Outcome;
  /** What of the engine the scenario is about. */
  needs?: Feature;
  play(stage: Stage): Promise<Outcome>;
}

/** A deadline that no scenario reaches by itself, in milliseconds. */
export const HELD = 600_000;

/** A place on the page, where everything is put right again afterwards. */
export class Stage {
  readonly container = document.createElement('div');
  /** What was said in the console. */
  readonly warnings: string[] = [];
  /** Errors that reached the window, as of a script that throws. */
  readonly uncaught: string[] = [];

  readonly #undo: (() => unknown)[] = [];

  constructor() {
    document.body.append(this.container);
    this.replace(console, 'warn', (text: string) => this.warnings.push(text));
    const {onerror} = window;
    window.onerror = (...[, , , , error]) => this.uncaught.push(String(error)) > 0;
    this.later(() => (window.onerror = onerror));
  }

  /** Mounts a self-employed widget until the scenario ends. */
  mount(options: Partial<SelfEmployedOptions> = {}): SelfEmployedMount {
    const {publicToken = options.tokenUrl === undefined ? freshToken : undefined} = options;
    const mount = mountSelfEmployed({
      container: this.container,
      widgetHost: widgetHost('ok'),
      ...options,
      publicToken,
    });
    this.later(() => mount.unmount());
    return mount;
  }

  /** Sets a property until the scenario ends. */
  replace<T extends object>(object: T, name: keyof T, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, {value, configurable: true, writable: true});
    this.later(() =>
      before ? Object.defineProperty(object, name, before) : Reflect.deleteProperty(object, name),
    );
  }

  /**
   * Takes over the deadline of mounts with `timeout: HELD`, and returns what lets it pass. A short deadline would race
   * with what the scenario waits for.
   */
  holdDeadline(): () => void {
    const {setTimeout, clearTimeout} = window;
    const held = new Map<unknown, () => void>();
    this.replace(window, 'setTimeout', (run: () => void, ms?: number) => {
      const timer: unknown = setTimeout.call(window, run, ms);
      if (ms === HELD) held.set(timer, run);
      return timer;
    });
    this.replace(window, 'clearTimeout', (timer: number) => {
      held.delete(timer);
      clearTimeout.call(window, timer);
    });
    return () => {
      for (const [timer, run] of held) {
        window.clearTimeout(timer as number);
        run();
      }
    };
  }

  /** Does something when the scenario ends. */
  later(undo: () => unknown): void {
    this.#undo.push(undo);
  }

  async clear(): Promise<void> {
    for (const undo of this.#undo.reverse()) await undo();
    this.container.remove();
    await releaseHosts();
    // A script that came later would leave its global to the next scenario.
    await Promise.all([...sharedPage().scripts.values()].map(ended));
    forgetEverything();
  }
}

/** Resolves when a script has run or failed. */
function ended({tag, vendor}: ScriptEntry): unknown {
  if (vendor !== undefined || !tag.isConnected) return undefined;
  return new Promise((resolve) => {
    for (const type of ['load', 'error']) tag.addEventListener(type, resolve);
  });
}

/** Resolves when all warnings that are due now are given. */
export function warned(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Makes the page one on which this package has never been. */
export function forgetEverything(): void {
  const names = [
    'Bank131SelfEmployed',
    'Bank131Tokenize',
    'Bank131CardForm',
    Symbol.for('bank131-widgets/2'),
  ];
  const {sentences} = sharedPage();
  for (const name of names) Reflect.deleteProperty(window, name);
  if (sentences) sharedPage().sentences = sentences;
  for (const tag of document.querySelectorAll('head [src*="/widget-host/"], head [href*="/widget-host/"]'))
    tag.remove();
}

let tokens = 0;

export const freshToken = (): string => `token-${++tokens}`;

/** How a mount came out, and what it cost the host and left on the page. */
export async function comesOut({ready, result}: SelfEmployedMount, host?: string): Promise<Outcome> {
  const outcome = await outcomeOf(ready);
  // Both promises tell of a failure.
  const same = outcome.code === 'mounted' || (await outcomeOf(result)).code === outcome.code;
  const asked = host === undefined ? undefined : (await requests(host))['self-employed.js'];
  const left = outcome.code === 'mounted' ? 0 : document.querySelectorAll('#bank131-self-employed').length;
  return {
    ...outcome,
    ...(same ? {} : {result: 'tells another story'}),
    ...(asked === undefined ? {} : {requests: asked}),
    ...(left ? {left} : {}),
  };
}

/** What a promise settled with. */
export async function outcomeOf(promise: Promise<unknown>, done = 'mounted'): Promise<Outcome> {
  try {
    await promise;
    return {code: done};
  } catch (error) {
    return failure(error);
  }
}

/** What a promise was rejected with. */
export function rejectionOf(promise: Promise<unknown>): Promise<Bank131Error> {
  return promise.then(
    () => {
      throw new Error('The promise was not rejected.');
    },
    (error: unknown) => error as Bank131Error,
  );
}

/** An error as the page's author tells it from others. */
export function failure(error: unknown): Outcome {
  const {code, name, retryable, cause} = error as {
    code?: unknown;
    name?: string;
    retryable?: boolean;
    cause?: unknown;
  };
  const known = typeof code === 'string';
  return {
    code: known ? code : `uncoded ${name ?? String(error)}`,
    ...(known ? {retryable} : {}),
    ...(cause === undefined ? {} : {cause: failure(cause).code.replace('uncoded ', '')}),
  };
}

/** How often the script of a host ran, whatever the query. */
export function executions(host: string): number {
  const {executions} = vendor();
  const runs = Object.entries(executions).filter(([url]) => url.startsWith(`${host}/`));
  return runs.reduce((sum, [, count]) => sum + count, 0);
}

/** Resolves when the condition holds. */
export async function until(holds: () => unknown): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
