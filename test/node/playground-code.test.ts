import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {compileScript, parse} from 'vue/compiler-sfc';
import {codeOf} from '../../docs/.vitepress/playground/code.js';
import {initialState, type State} from '../../docs/.vitepress/playground/state.js';
import {compile, type Code} from '../tools/compile.js';

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

const codes = (language: 'TypeScript' | 'React'): Code[] =>
  states.map((state, index) => ({
    name: `${language} ${index}`,
    language: language === 'React' ? 'tsx' : 'ts',
    text: codeOf(state, language),
  }));

/** Returns the compiler's messages on a component. */
function vueErrors(text: string): string[] {
  const {descriptor, errors} = parse(text);
  try {
    compileScript(descriptor, {id: 'test', inlineTemplate: true});
    return errors.map(String);
  } catch (error) {
    return [String(error)];
  }
}

describe('the code in the playground', () => {
  it('compiles in TypeScript and React', () => {
    const complaints = [...compile([...codes('TypeScript'), ...codes('React')])];
    assert.equal(complaints.length, 12);
    assert.deepEqual(
      complaints.filter(([, messages]) => messages.length),
      [],
    );
  });

  it('compiles in Vue', () => {
    assert.deepEqual(
      states.flatMap((state) => vueErrors(codeOf(state, 'Vue'))),
      [],
    );
    assert.notDeepEqual(vueErrors(codeOf(states[0]!, 'Vue').replace('/>', '@x="("/>')), []);
  });
});
