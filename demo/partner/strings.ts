import {LANGUAGES, type Language} from './language.js';
import {linking} from './strings/linking.js';
import {payout} from './strings/payout.js';
import {site} from './strings/site.js';
import {steps} from './strings/steps.js';

const texts = {...site, linking, payout, steps};
export type Strings = typeof texts;

/** Takes one language out of texts such as `Payout | Выплата`. */
function pick(node: string | object, index: number): unknown {
  if (typeof node !== 'string') {
    return Object.fromEntries(
      Object.entries(node).map(([key, inner]: [string, object]) => [key, pick(inner, index)]),
    );
  }
  const text = node.split(/ \|\s+/)[index];
  if (!text) throw new Error(`A text has no ${LANGUAGES[index]}: ${node}`);
  return text;
}

export const strings = Object.fromEntries(
  LANGUAGES.map((language, index) => [language, pick(texts, index)]),
) as Record<Language, Strings>;
