import {codeOf} from '../../docs/.vitepress/playground/code.js';
import {initialState, type State} from '../../docs/.vitepress/playground/state.js';
import type {Code} from './compile.js';

const STRANGE = `"'\\{}<>&\`$\${1}`;

/** States of the playground: as it opens, with everything set, and with text that code must escape. */
const states = (['bank131-self-employed', 'bank131-card-tokenize'] as const).flatMap((tag): State[] => {
  const {attributes, properties} = initialState('en');
  return [
    {...initialState('ru'), tag},
    {
      tag,
      lang: 'en',
      attributes: {...attributes, environment: 'demo', loading: 'lazy', timeout: '5000', disabled: true},
      properties: {...properties, '--bank131-accent': '#00f', '--bank131-gap': '0'},
    },
    {
      tag,
      lang: 'en',
      attributes: {...attributes, 'tax-reference-or-phone': STRANGE, name: STRANGE, timeout: STRANGE},
      properties: {...properties, '--bank131-accent': STRANGE},
    },
  ];
});

const LANGUAGES = {TypeScript: 'ts', React: 'tsx', Vue: 'vue'} as const;

/** What the playground shows for them. */
export const playgroundCodes = (Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]).flatMap((language) =>
  states.map((state, index): Code => ({
    name: `the playground’s ${language} ${index + 1}`,
    language: LANGUAGES[language],
    text: codeOf(state, language),
  })),
);
