import {languageDetector} from 'hono/language';

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Reads `?lang=`, then the earlier choice, then the browser's languages. */
export const detectLanguage = languageDetector({
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: 'en',
  lookupCookie: 'demo-lang',
  // Plain HTTP on loopback: some browsers drop a Secure cookie there.
  cookieOptions: {sameSite: 'Lax', secure: false, httpOnly: true},
});
