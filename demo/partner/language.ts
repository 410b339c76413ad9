import type {Context} from 'hono';
import {languageDetector} from 'hono/language';

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** `?lang=`, then what was chosen before, then what the browser asks for. */
export const detectLanguage = languageDetector({
  supportedLanguages: [...languages],
  fallbackLanguage: 'en',
  lookupCookie: 'demo-lang',
  // Plain HTTP on loopback: not every browser keeps a Secure cookie there.
  cookieOptions: {sameSite: 'Lax', secure: false, httpOnly: true},
});

export function languageOf(context: Context): Language {
  return context.get('language') === 'ru' ? 'ru' : 'en';
}
