import {errorCode, type Bank131ErrorCode} from './errors.js';

/** A language of the sentences for people: Russian or English. */
export type Language = 'ru' | 'en';

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
 * A sentence for the person at the screen: what happened, what to do. Takes whatever was thrown; what is not a
 * `Bank131Error` gets a general sentence. It never repeats the error's own message, which is for developers.
 *
 * @param error - what a promise of this package was rejected with
 * @param language - `ru` or `en`
 */
export function describeError(error: unknown, language: Language): string {
  const {retryable} = Object(error) as {retryable?: unknown};
  const code = errorCode(error);
  const [, known] = Object.entries(SENTENCES).find(([name]) => name === code) ?? [];
  // All of them invite to try again: not where that can't help.
  const again = retryable === false ? RELOAD : known;
  return (again ?? (retryable === true ? AGAIN : RELOAD))[language === 'ru' ? 'ru' : 'en'];
}
