import {waitUntil} from '@open-wc/testing';
import type * as Elements from '../../src/elements/index.js';
import type * as Functions from '../../src/index.js';
import {releaseHosts, widgetHost, type VendorRecords} from '../tools/hosts.js';
import {pageUrl, type PageOptions} from '../tools/pages.js';

export {HASH, cardOf, linking, part, tokenized} from '../elements/tools.js';

// Each test opens a page of its own in a frame, with the package as one classic script: what happened on one page can't
// reach another test, and nothing here depends on how the sources are cut into modules.

export type Api = typeof Functions & typeof Elements;
export type WidgetElement = Elements.Bank131SelfEmployedElement | Elements.Bank131CardTokenizeElement;
export type CardElement = Elements.Bank131CardTokenizeElement;

export type PageWindow = Window &
  typeof globalThis & {
    Bank131Widgets: Api;
    Bank131WidgetsConfig?: unknown;
    __vendor?: VendorRecords;
    field: PageRecords;
  };

/** What the page's first script records. */
interface PageRecords {
  warnings: string[];
  errors: string[];
  events: Event[];
  /** The addresses of all scripts, stylesheets and hints that were put into the page, if only for a moment. */
  assets: string[];
  /** Posts a message as code of the page does: its source is the page's own window. */
  post(data: unknown): void;
}

export interface FieldPageOptions extends Omit<PageOptions, 'module' | 'nonce'> {
  /** The tag of the package. */
  script?: string;
  /** Whether all has loaded, or the parser has come to the end: there may be scripts that never come. */
  until?: 'load' | 'parsed';
}

/** The package's tag, as the README has it. */
export const PACKAGE = '<script src="/bundle/bank131-widgets.js" defer nonce="page"></script>';

/** How long to wait for something that comes soon, if at all, in milliseconds. */
export const WAIT = {interval: 10, timeout: 4_000};

export const EVENTS = ['bank131-ready', 'bank131-status', 'bank131-result', 'bank131-error'] as const;

/** Runs in the page, as source text, before anything else there. */
function record(types: readonly string[]): void {
  const page = window as unknown as PageWindow;
  const records: PageRecords = {
    warnings: [],
    errors: [],
    events: [],
    assets: [],
    post(data) {
      page.postMessage(data, page.origin);
    },
  };
  const {warnings, errors, events, assets} = (page.field = records);
  console.warn = (...values: unknown[]) => warnings.push(values.map(String).join(' '));
  page.addEventListener('error', ({message}) => errors.push(message));
  page.addEventListener('unhandledrejection', ({reason}) => errors.push(String(reason)));
  for (const type of types) page.addEventListener(type, (event) => events.push(event));
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({addedNodes}) => [...addedNodes])) {
      const {src, href, localName} = node as HTMLScriptElement & HTMLLinkElement;
      if (localName === 'script' || localName === 'link') assets.push(src || href);
    }
  }).observe(document, {childList: true, subtree: true});
}

const RECORDER = `<script nonce="page">(${record.toString()})(${JSON.stringify(EVENTS)})</script>`;
const PARSED = '<script nonce="page">parent.postMessage("parsed", "*")</script>';

/** Opens a page; its body holds `<div id="place"></div>` unless it is given. */
export async function openPage({
  head = '',
  body = '<div id="place"></div>',
  script = PACKAGE,
  until = 'load',
  ...options
}: FieldPageOptions = {}): Promise<FieldPage> {
  const frame = document.createElement('iframe');
  const opened = new Promise<void>((resolve) => {
    if (until === 'load') frame.addEventListener('load', () => resolve(), {once: true});
    else
      window.addEventListener('message', function listener({data}) {
        if (data !== 'parsed') return;
        window.removeEventListener('message', listener);
        resolve();
      });
  });
  frame.src = pageUrl({...options, head: RECORDER + head + script, body: body + PARSED});
  document.body.append(frame);
  await opened;
  return new FieldPage(frame);
}

/** A page under test. */
export class FieldPage {
  readonly frame: HTMLIFrameElement;
  readonly window: PageWindow;
  readonly document: Document;

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
    this.window = frame.contentWindow as PageWindow;
    this.document = this.window.document;
  }

  get api(): Api {
    return this.window.Bank131Widgets;
  }

  get warnings(): string[] {
    return this.window.field.warnings;
  }

  /** What reached the window as uncaught. */
  get errors(): string[] {
    return this.window.field.errors;
  }

  /** Looks through the prototype: an element of the page may shadow what a document has. */
  findAll<T extends Element>(selector: string): T[] {
    const {querySelectorAll} = Document.prototype as {querySelectorAll: (selector: string) => NodeListOf<T>};
    return [...Reflect.apply(querySelectorAll, this.document, [selector])];
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector() itself has it
  find<T extends Element = HTMLElement>(selector: string): T {
    const [found] = this.findAll<T>(selector);
    if (!found) throw new Error(`The page has no ${selector}.`);
    return found;
  }

  get card(): CardElement {
    return this.find('bank131-card-tokenize');
  }

  /** The types of the elements' events so far, in order. */
  get events(): string[] {
    return this.window.field.events.map(({type}) => type);
  }

  /** Addresses of the bank's files that the page was made to ask for. */
  get assets(): string[] {
    return this.window.field.assets.filter((url) => /\/(tokenize|self-employed)\.(js|css)/.test(url));
  }

  /** How often the bank's script ran, by its address. */
  get executions(): Record<string, number> {
    return this.window.__vendor?.executions ?? {};
  }

  get runs(): number {
    return Object.values(this.executions).reduce((sum, runs) => sum + runs, 0);
  }

  /** How the start of the page's element, the first or the one after `skip` starts, ended: `ready`, or a code. */
  async outcome(skip = 0): Promise<string> {
    const ends = () => this.window.field.events.filter(({type}) => /ready|error/.test(type));
    await waitUntil(() => ends().length > skip, 'The element neither got ready nor failed.', {
      timeout: 8_000,
    });
    const event = ends()[skip]!;
    return event.type === 'bank131-ready' ? 'ready' : codeOf((event as Event & {error: unknown}).error);
  }

  /** Waits until the page has warned of something. */
  async warned(pattern: RegExp): Promise<string> {
    const find = () => this.warnings.find((warning) => pattern.test(warning));
    await waitUntil(find, `No warning says ${pattern.source}.`, WAIT);
    return find()!;
  }

  /** Posts messages as the page's own code does, and waits until the last has arrived. */
  async say(...messages: unknown[]): Promise<void> {
    for (const message of messages) this.window.field.post(message);
    await this.quiet();
  }

  /** Waits until every message that was posted so far has arrived and was dealt with. */
  async quiet(): Promise<void> {
    const mark = `mark-${crypto.randomUUID()}`;
    const arrived = new Promise<void>((resolve) => {
      const listener = ({data}: MessageEvent) => {
        if (data !== mark) return;
        this.window.removeEventListener('message', listener);
        resolve();
      };
      this.window.addEventListener('message', listener);
    });
    this.window.field.post(mark);
    await arrived;
    await tasks();
  }

  mountCard(options: Partial<Functions.CardTokenizeOptions> = {}): Functions.CardTokenizeMount {
    return this.api.mountCardTokenize({...this.#defaults(options), ...options});
  }

  mountSelfEmployed(options: Partial<Functions.SelfEmployedOptions> = {}): Functions.SelfEmployedMount {
    return this.api.mountSelfEmployed({...this.#defaults(options), ...options});
  }

  #defaults({tokenUrl}: {tokenUrl?: string | undefined}) {
    return {
      container: '#place',
      widgetHost: widgetHost('ok'),
      timeout: 5_000,
      retries: 0,
      ...(tokenUrl === undefined && {publicToken: freshToken}),
    };
  }

  /** An element whose options are set by code. */
  add<K extends 'bank131-self-employed' | 'bank131-card-tokenize'>(
    tag: K,
    properties: Partial<HTMLElementTagNameMap[K]> = {},
    parent: ParentNode = this.document.body,
  ): HTMLElementTagNameMap[K] {
    const element = this.document.createElement(tag);
    Object.assign(element, {widgetHost: widgetHost('ok'), publicToken: freshToken, ...properties});
    parent.append(element);
    return element;
  }
}

let issued = 0;

export const freshToken = (): string => `token-${(issued += 1)}`;

/** Lets microtasks, updates and a few tasks pass. */
export async function tasks(): Promise<void> {
  for (let task = 0; task < 3; task += 1) await new Promise((resolve) => setTimeout(resolve));
}

/** The code of what was thrown; what has none is a defect, and shown as it is. */
export function codeOf(error: unknown): string {
  const {code} = Object(error) as {code?: unknown};
  return typeof code === 'string' && (error as Error).name === 'Bank131Error'
    ? code
    : `uncoded ${String(error)}`;
}

/** How a promise ended: `resolved`, or a code. */
export const endOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'resolved', codeOf);

/** What a promise was rejected with. */
export const rejectionOf = (promise: Promise<unknown>): Promise<Functions.Bank131Error> =>
  promise.then(
    () => {
      throw new Error('It was resolved.');
    },
    (error: unknown) => error as Functions.Bank131Error,
  );

export const OTHER_HASH = 'fedcba9876543210'.repeat(4);

export const REFUSED: unknown = {meta: {stage: 'tokenize'}, payload: {status: 'failed'}};

/** The element's custom states. */
export const statesOf = (element: Element): string[] =>
  ['loading', 'ready', 'done', 'error'].filter((state) => element.matches(`:state(${state})`));

/** To be called once in each file: leaves nothing behind a test. */
export function cleanUp(): void {
  afterEach(async () => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    await releaseHosts();
  });
}
