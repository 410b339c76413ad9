import type {Language} from '../core/describe-error.js';

/** Words of our own; everything inside the widget is the bank's. */
export interface Strings {
  readonly loading: string;
  readonly retry: string;
  readonly linked: string;
  readonly notLinked: string;
  readonly cardSaved: string;
  readonly required: string;
}

/** Which words tell of an outcome. */
export type OutcomeWords = 'linked' | 'notLinked' | 'cardSaved';

const STRINGS: Readonly<Record<Language, Strings>> = {
  ru: {
    loading: 'Загружаем форму банка…',
    retry: 'Попробовать ещё раз',
    linked: 'Готово: привязка к банку выполнена',
    notLinked: 'Привязка к банку не выполнена',
    cardSaved: 'Готово: данные приняты',
    required: 'Заполните форму банка.',
  },
  en: {
    loading: 'Loading the bank’s form…',
    retry: 'Try again',
    linked: 'Done: linked to the bank',
    notLinked: 'Not linked to the bank',
    cardSaved: 'Done: details accepted',
    required: 'Please fill in the bank’s form.',
  },
};

/** The language that the nearest `lang` asks for, also from outside a shadow root: Russian, or else English. */
export function languageOf(element: Element): Language {
  const nearest = element.closest('[lang]');
  if (nearest) return /^ru(-|$)/i.test(nearest.getAttribute('lang') ?? '') ? 'ru' : 'en';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : 'en';
}

/** Words in a language. */
export const stringsIn = (language: Language): Strings => STRINGS[language];
