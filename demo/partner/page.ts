import type {Context, MiddlewareHandler} from 'hono';
import {useRequestContext} from 'hono/jsx-renderer';
import type {Language} from './language.js';
import type {SampleValues} from './samples.js';
import {sampleValues, type Site} from './site.js';
import {strings, type Strings} from './strings.js';

/** What every component of a page may need. */
export interface Page {
  language: Language;
  text: Strings;
  values: SampleValues;
  isMock: boolean;
  widgetOrigin: string;
}

interface Env {
  Variables: {page: Page};
}

/** Lets the components of the request's page call {@link usePage}. */
export const providePage =
  (site: Site): MiddlewareHandler =>
  async (context: Context, next) => {
    const language = context.get('language') === 'ru' ? 'ru' : 'en';
    const {isMock, widgetOrigin} = site.options;
    const values = sampleValues(site, language);
    context.set('page', {language, text: strings[language], values, isMock, widgetOrigin} satisfies Page);
    await next();
  };

export const usePage = (): Page => useRequestContext<Env>().get('page');

/** The address of a page of the bank. The mock bank's are in the language of this one. */
export function bankPage({language, widgetOrigin, isMock}: Page, address: string): string {
  if (!isMock) return address;
  const url = new URL(address, widgetOrigin);
  url.searchParams.set('lang', language);
  return url.href;
}
