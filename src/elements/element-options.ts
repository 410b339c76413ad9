import type {Environment} from '../bank.js';
import {warn} from '../core/errors.js';
import type {WidgetMount} from '../core/mount.js';
import type {TokenProvider} from '../core/token.js';
import {configuration, TIMEOUT, type CommonOptions, type MarkupOptions} from '../options.js';

/** The properties that make an element's options. */
interface OptionsElement extends HTMLElement {
  readonly publicToken?: string | TokenProvider | null | undefined;
  readonly tokenUrl?: string | null | undefined;
  readonly tokenRequest?: RequestInit | (() => RequestInit) | undefined;
  readonly environment?: Environment | null | undefined;
  readonly widgetHost?: string | null | undefined;
  readonly timeout?: number | null | undefined;
}

/** An element's deadline in milliseconds. */
export const timeoutOf = ({timeout}: OptionsElement): number => timeout ?? configuration().timeout ?? TIMEOUT;

/** An element's options, as a call takes them. */
export const optionsOf = <Result, Status extends string>(
  element: OptionsElement,
): CommonOptions<Result, Status> => ({
  container: element,
  publicToken: element.publicToken ?? undefined,
  tokenUrl: element.tokenUrl ?? undefined,
  tokenRequest: element.tokenRequest,
  environment: element.environment ?? undefined,
  widgetHost: element.widgetHost ?? undefined,
  timeout: element.timeout ?? undefined,
  nonce: element.nonce || undefined,
});

/**
 * The options that attributes have set, which may come from injected HTML.
 *
 * @param codeEnvironment - the environment that code had set before an attribute replaced it
 */
export function markupOptionsOf(
  element: OptionsElement,
  codeEnvironment: Environment | null | undefined,
): MarkupOptions {
  const ifAttribute = <T>(value: T | null | undefined, attribute: string): T | undefined =>
    value === element.getAttribute(attribute) ? (value ?? undefined) : undefined;
  const environment = ifAttribute(element.environment, 'environment');
  // What HTML and React up to 18 make of `widgetHost`: without a word, the live host would be asked.
  if (element.hasAttribute('widgethost')) warn('warning/unknown-option', 'widgethost');
  return {
    environment,
    widgetHost: ifAttribute(element.widgetHost, 'widget-host'),
    tokenUrl: ifAttribute(element.tokenUrl, 'token-url'),
    codeEnvironment: (environment ? codeEnvironment : element.environment) ?? undefined,
  };
}

/** A mount that ended before it began. */
export function endedMount(error: unknown): WidgetMount<never, never> {
  const rejection = Promise.reject(error);
  rejection.catch(() => undefined);
  return {ready: rejection, result: rejection, status: undefined, unmount: () => {}};
}

/** Whether two lists differ. */
export const differ = (before: readonly unknown[], now: readonly unknown[]): boolean =>
  before.length !== now.length || before.some((value, index) => !Object.is(value, now[index]));
