import {errorCode, type Bank131ErrorCode} from './errors.js';
import {doc} from './page.js';

/** A language of the built-in texts. */
export type Language = 'ru' | 'en';

/** The language for a BCP 47 tag: Russian, or English for everything else. */
export const languageFor = (tag: unknown): Language =>
  typeof tag === 'string' && /^ru(?![a-z])/i.test(tag) ? 'ru' : 'en';

type Sentence = Record<Language, string>;

const RELOAD: Sentence = {
  ru: 'Не удалось открыть форму. Обновите страницу или попробуйте позже.',
  en: 'The form could not be opened. Reload the page or try again later.',
};

const AGAIN: Sentence = {
  ru: 'Не удалось открыть форму. Попробуйте ещё раз.',
  en: 'The form could not be opened. Please try again.',
};

const SENTENCES: Partial<Record<Bank131ErrorCode, Sentence>> = {
  'container-busy': {
    ru: 'Такая форма уже открыта на этой странице. Сначала завершите её.',
    en: 'This form is already open on the page. Please finish it first.',
  },
  offline: {
    ru: 'Нет подключения к интернету. Проверьте соединение и попробуйте ещё раз.',
    en: 'You are offline. Check your connection and try again.',
  },
  timeout: {
    ru: 'Банк долго не отвечает. Попробуйте ещё раз.',
    en: 'The bank is taking too long to answer. Please try again.',
  },
  'script-failed': {
    ru: 'Не удалось связаться с банком. Проверьте соединение, отключите блокировщик рекламы и попробуйте ещё раз.',
    en: 'The bank could not be reached. Check your connection, turn off ad blockers and try again.',
  },
  'widget-failed': {
    ru: 'Банк не смог принять данные. Попробуйте ещё раз.',
    en: 'The bank could not accept the details. Please try again.',
  },
};

/**
 * Describes an error for the user: what happened, what to do. Takes anything that was thrown; whatever is not a
 * `Bank131Error` gets a general sentence. The result never repeats the error's own message, which is for developers.
 *
 * @param error - the rejection of a promise of this package
 * @param language - a BCP 47 tag, for example `ru-RU`. The default is the document's `lang`. Languages other than
 *   Russian get English
 */
export function describeError(error: unknown, language?: string): string {
  const {retryable} = Object(error) as {retryable?: unknown};
  const code = errorCode(error) as Bank131ErrorCode | undefined;
  const known = code !== undefined && Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
  // All of them invite to try again, which can't help here.
  const again = retryable === false ? RELOAD : known;
  const tag = language ?? (typeof document === 'undefined' ? '' : doc.documentElement?.lang);
  return (again ?? (retryable === true ? AGAIN : RELOAD))[languageFor(tag)];
}
