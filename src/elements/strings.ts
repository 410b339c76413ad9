import {unclobbered} from '../core/page.js';
import {languageFor, type Language} from '../core/describe-error.js';

/** Our own texts. Everything inside the widget is the bank's. */
export interface Strings {
  readonly loading: string;
  readonly retry: string;
  readonly linked: string;
  readonly notLinked: string;
  readonly cardSaved: string;
  readonly required: string;
}

/** The texts of an outcome. */
export type OutcomeTexts = 'linked' | 'notLinked' | 'cardSaved';

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

/** The language of the nearest `lang`, also outside a shadow root. */
export function languageOf(element: Element): Language {
  const nearest = element.closest('[lang]');
  if (nearest) return languageFor(unclobbered(() => nearest).getAttribute('lang'));
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : 'en';
}

/** The texts in a language. */
export const stringsIn = (language: Language): Strings => STRINGS[language];
