import type {Bank131SelfEmployedConstructor} from '../../dist/index.js';
import {BANK, INN, place} from './place.js';

// The steps of the bank's docs, as an application has them without this package: nothing is checked, nothing retried.

export function loadStylesheet(): Promise<unknown> {
  const link = Object.assign(document.createElement('link'), {
    rel: 'stylesheet',
    href: `${BANK}/self-employed.css`,
  });
  return added(link);
}

export function loadScript(): Promise<unknown> {
  const script = Object.assign(document.createElement('script'), {src: `${BANK}/self-employed.js`});
  return added(script);
}

export async function fetchToken(): Promise<string> {
  const response = await fetch('/bank131/token', {method: 'POST'});
  const {public_token} = (await response.json()) as {public_token: string};
  return public_token;
}

export function show(publicToken: string): void {
  const container = document.createElement('div');
  container.id = 'bank131-self-employed';
  place.append(container);
  addEventListener('message', listenAsDocumented);
  const {Bank131SelfEmployed} = window as unknown as {Bank131SelfEmployed: Bank131SelfEmployedConstructor};
  const widget = new Bank131SelfEmployed({
    initialValues: {taxReferenceOrPhone: INN},
    stage: Bank131SelfEmployed.STAGES.bind,
    publicToken,
  });
  widget.render();
}

/** The last status. */
export let status: unknown;

/** The listener of the bank's docs. Theirs prints the data; this one reads of it what they document, and no more. */
export function listenAsDocumented(event: MessageEvent): void {
  const data = event.data as {meta?: {stage?: unknown}; payload?: {status?: unknown}} | null | undefined;
  if (data?.meta?.stage === 'bind') status = data.payload?.status;
}

function added(element: HTMLElement): Promise<unknown> {
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}
