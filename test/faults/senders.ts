import {foreignWidgetHost, widgetHost} from '../tools/hosts.js';
import {addFrame, relay} from '../tools/pages.js';
import {warned, type Outcome, type Stage} from './stage.js';

export type Verdict = 'accepted' | 'refused';
/** Which of the two warnings is given: a stranger says what could be read, or the bank what could not. */
export type Warning = 'stranger' | 'unreadable';

/** The bank's own message of success. */
export const COMPLETED = {meta: {stage: 'bind'}, payload: {status: 'completed'}};

export const bankFrame = () => `${foreignWidgetHost('ok')}/frame.html`;
export const ownFrame = () => `${widgetHost('ok')}/frame.html`;
export const onThisPage = {source: window, origin: self.origin};

/** Posts on the page itself; resolves when it has arrived. */
export async function post(data: unknown): Promise<void> {
  const {port1, port2} = new MessageChannel();
  window.postMessage(data, self.origin);
  const arrived = new Promise((resolve) => {
    window.addEventListener('message', function listener({ports}) {
      if (!ports.length) return;
      window.removeEventListener('message', listener);
      resolve(undefined);
    });
  });
  window.postMessage('a sign that it has arrived', self.origin, [port2]);
  await arrived;
  port1.close();
}

export async function fromFrame(
  address: string,
  parent: ParentNode = document.body,
  sandbox?: string,
): Promise<void> {
  const frame = await addFrame(address, {parent, ...(sandbox !== undefined && {sandbox})});
  await relay(frame.contentWindow, {post: COMPLETED});
  frame.remove();
}

export async function fromNested(outer: string, stage: Stage): Promise<void> {
  const {contentWindow} = await addFrame(outer, {parent: stage.container});
  await relay(contentWindow, {nest: bankFrame()});
  await relay(contentWindow, {forward: {post: COMPLETED, to: 'top'}});
}

export async function fromShadow(stage: Stage, mode: ShadowRootMode): Promise<void> {
  const host = document.createElement('div');
  stage.container.append(host);
  await fromFrame(bankFrame(), host.attachShadow({mode}));
}

export async function fromPopup(stage: Stage, address: string): Promise<void> {
  const popup = window.open(address);
  stage.later(() => popup?.close());
  const order = (post: unknown) =>
    popup?.postMessage({post, to: 'opener'}, '*', [new MessageChannel().port2]);
  const arrival = (of: unknown) =>
    new Promise((resolve) => {
      window.addEventListener('message', function listener({data}) {
        if (data !== of) return;
        window.removeEventListener('message', listener);
        resolve(undefined);
      });
    });

  // There is no telling when a page of another origin is ready to listen.
  const ready = arrival('ready');
  const timer = setInterval(order, 20, 'ready');
  await ready;
  clearInterval(timer);

  const last = arrival('last');
  order(COMPLETED);
  order('last');
  await last;
}

export function cyclic(object: object): object {
  return Object.assign(object, {meta: Object.keys(object).length ? object : undefined, itself: object});
}

export function throwing(object: object): object {
  for (const key of ['meta', 'payload']) {
    Object.defineProperty(object, key, {
      enumerable: true,
      get: () => {
        throw new Error('touched');
      },
    });
  }
  return object;
}

export function getter(key: string, value: unknown): object {
  return Object.defineProperty({...COMPLETED}, key, {enumerable: true, get: () => value});
}

export function untouchable(): object {
  const refuse = () => {
    throw new Error('touched');
  };
  return new Proxy(
    {},
    {get: refuse, getOwnPropertyDescriptor: refuse, ownKeys: refuse, getPrototypeOf: refuse},
  );
}

export function verdictOf(code: Verdict, warned: string | undefined): Outcome {
  return warned === undefined ? {code} : {code, warned};
}

/** The warning that was given, and whether it is one, and holds nothing of what the message said. */
export async function warningOf({warnings}: Stage): Promise<string | undefined> {
  await warned();
  const [text, more] = warnings;
  if (text === undefined) return undefined;
  if (more !== undefined || /completed|'bind'|a1a1|4242/.test(text)) return warnings.join('\n');
  if (text.includes('A message that looks like an outcome')) return 'stranger';
  return text.includes('sent a message that could not be read') ? 'unreadable' : text;
}
