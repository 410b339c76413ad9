import {attributesOf, propertiesOf, type State} from './state.js';

/** The languages of the code. */
export const LANGUAGES = ['HTML', 'TypeScript', 'React', 'Vue'] as const;
export type CodeLanguage = (typeof LANGUAGES)[number];

type Attribute = readonly [name: string, value: string | true];

/** Returns the code of a page, a module or a component with the element in this state. */
export function codeOf(state: State, language: CodeLanguage): string {
  return GENERATORS[language](state).replace(/^\n/, '');
}

const GENERATORS: Readonly<Record<CodeLanguage, (state: State) => string>> = {
  HTML: html,
  TypeScript: ts,
  React: react,
  Vue: vue,
};

const isCard = ({tag}: State) => tag === 'bank131-card-tokenize';

/** With a token endpoint, which the playground lacks. */
const attributes = (state: State): Attribute[] => [
  ['token-url', isCard(state) ? '/bank131/token/card' : '/bank131/token/self-employed'],
  ...attributesOf(state),
];

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const quoted = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
const inMarkup = ([name, value]: Attribute) => (value === true ? name : `${name}="${escaped(value)}"`);
const lines = (texts: readonly string[], indent: string) =>
  texts.map((text) => `\n${indent}${text}`).join('');

/** The attribute `style`, if there are custom properties. */
function style(state: State): Attribute[] {
  const properties = propertiesOf(state);
  return properties.length ? [['style', properties.map((pair) => pair.join(': ')).join('; ')]] : [];
}

/** Listeners on the constant `element`. */
function listeners(state: State): string[] {
  const [detail, field] = isCard(state) ? ['result.type', 'result'] : ['status', 'status'];
  return [
    `element.addEventListener('bank131-${field}', ({${field}}) => console.log(${detail}));`,
    "element.addEventListener('bank131-error', ({error}) => console.log(error.code));",
  ];
}

function html(state: State): string {
  const {tag} = state;
  const all = [...attributes(state), ...style(state)].map(inMarkup);
  const element = (indent: string) => `<${tag}${lines(all, `${indent}  `)}\n${indent}></${tag}>`;
  return `
<!doctype html>
<html lang="${state.lang}">
  <meta charset="utf-8" />
  <script src="/bank131-widgets.min.js" defer></script>

  ${
    isCard(state)
      ? `<form method="post" action="/cards">\n    ${element('    ')}\n    <button>OK</button>\n  </form>`
      : element('  ')
  }

  <script type="module">
    const element = document.querySelector('${tag}');
    ${listeners(state).join('\n    ')}
  </script>
</html>
`;
}

function ts(state: State): string {
  const settings = attributes(state).map(
    ([name, value]) => `element.${camelCase(name)} = ${literal(name, value)};`,
  );
  const properties = propertiesOf(state).map(
    (pair) => `element.style.setProperty(${pair.map(quoted).join(', ')});`,
  );
  return `
import 'bank131-widgets/elements';

const element = document.createElement('${state.tag}');${lines([...settings, ...properties, ...listeners(state)], '')}
document.querySelector('${isCard(state) ? 'form' : 'main'}')!.append(element);
`;
}

function literal(name: string, value: string | true): string {
  return value === true || name === 'timeout' ? String(value) : quoted(value);
}

function react(state: State): string {
  const [component, outcome] = isCard(state)
    ? ['CardTokenizeWidget', 'onResult={(result) => console.log(result.type)}']
    : ['SelfEmployedWidget', 'onStatus={(status) => console.log(status)}'];
  const properties = propertiesOf(state).map((pair) => pair.map(quoted).join(': '));
  const all = [
    ...attributes(state).map(([name, value]) =>
      name === 'timeout' ? `timeout={${value}}` : inMarkup([camelCase(name), value]),
    ),
    ...(properties.length ? [`style={{${properties.join(', ')}} as CSSProperties}`] : []),
    outcome,
    'onError={(error) => console.log(error.code)}',
  ];
  return `
import {${component}} from 'bank131-widgets/react';${properties.length ? "\nimport type {CSSProperties} from 'react';" : ''}

export const Widget = () => (
  <${component}${lines(all, '    ')}
  />
);
`;
}

function vue(state: State): string {
  const all = [
    ...[...attributes(state), ...style(state)].map(([name, value]) =>
      inMarkup([name === 'timeout' ? ':timeout' : name, value]),
    ),
    isCard(state)
      ? '@bank131-result="outcome = $event.result.type"'
      : '@bank131-status="outcome = $event.status"',
    '@bank131-error="outcome = $event.error.code"',
  ];
  return `
<script setup lang="ts">
import 'bank131-widgets/elements';
import type {} from 'bank131-widgets/vue';
import {ref} from 'vue';

const outcome = ref('');
</script>

<template>
  <${state.tag}${lines(all, '    ')}
  />
  <output>{{ outcome }}</output>
</template>
`;
}
