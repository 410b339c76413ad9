import {LANGUAGES, type Language} from './language.js';
import {linking} from './strings/linking.js';
import {payout} from './strings/payout.js';
import {site} from './strings/site.js';
import {steps} from './strings/steps.js';

const texts = {...site, linking, payout, steps};

type In<Texts> = Texts extends readonly unknown[] ? string : {[Key in keyof Texts]: In<Texts[Key]>};
export type Strings = In<typeof texts>;

const pick = (node: object | readonly string[], index: number): unknown =>
  Array.isArray(node)
    ? node[index]
    : Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, pick(inner as object, index)]));

/** Every text of the site, by language. */
export const strings = Object.fromEntries(
  LANGUAGES.map((language, index) => [language, pick(texts, index)]),
) as Record<Language, Strings>;
