import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'esbuild';
import {brotli, bundleWithEsbuild} from './sizes.js';

// What each feature costs `bindSelfEmployed`: its bytes with and without it.

/** Replaces compiled code from one text to the end of another. */
interface Cut {
  file: string;
  from: string;
  to: string;
  by?: string;
}

export interface Feature {
  name: string;
  bytes: number;
}

const END_OF_FUNCTION = '\n}\n';
const fn = (file: string, name: string, by: string): Cut => ({
  file,
  from: `function ${name}(`,
  to: END_OF_FUNCTION,
  by: `function ${name}${by}\n`,
});
const constant = (file: string, name: string, by: string): Cut => ({
  file,
  from: `const ${name} = `,
  to: ';\n',
  by: `const ${name} = ${by};\n`,
});

const OPTIONS = 'options.js';
const LOAD = 'core/load.js';
const CSP = 'core/csp.js';
const TOKEN = 'core/token.js';
const CONTAINER = 'core/container.js';

const features: Readonly<Record<string, readonly Cut[]>> = {
  'checks of every option': [
    fn(OPTIONS, 'known', '(options) { return own(options); }'),
    fn(OPTIONS, 'checked', '(options) { return own(options); }'),
    ...['PAGE_RULES', 'CALL', 'CONFIG', 'OVERRIDE', 'INTEGRITY'].map((name) => constant(OPTIONS, name, '{}')),
  ],
  'the page’s own tags': [fn(LOAD, 'findPageTag', '() {}'), constant(LOAD, 'answerTo', '() => undefined')],
  'Trusted Types': [
    fn(CSP, 'trustedPolicy', '() { return {createScriptURL: String}; }'),
    constant(CSP, 'isPolicyRefused', '() => false'),
  ],
  'retries, also offline': [
    {
      file: LOAD,
      from: '        progress.error = createError(navigator',
      to: 'nextTries.dispatchEvent(new Event(url));\n',
      by: "throw createError('script-failed', [url]);",
    },
  ],
  'CSP directive in the error': [fn(CSP, 'watchViolations', '() { return {}; }')],
  'events for analytics': [
    {file: 'core/mount.js', from: '#observe(step, code) {', to: '\n    }\n', by: '#observe() {}'},
  ],
  'secrets masked in causes': [
    fn('core/errors.js', 'safeCause', '({name, message}) { return {name, message}; }'),
  ],
  'no string token twice': [
    fn(TOKEN, 'spendToken', '() {}'),
    {file: TOKEN, from: 'if (spent.has(', to: '});\n'},
  ],
  'warnings about messages': [
    {file: 'core/messages.js', from: 'const warnOnce = ', to: '\n    };\n', by: 'const warnOnce = () => {};'},
  ],
  'a fresh URL after silence': [constant(LOAD, 'freshUrl', '(url) => url')],
  'names of new globals': [
    constant(LOAD, 'newGlobals', "() => ''"),
    {file: LOAD, from: 'if (!globalsBefore.has(url))', to: ';\n'},
  ],
  'leftover and foreign containers': [
    fn(CONTAINER, 'isFound', '() { return true; }'),
    fn(CONTAINER, 'borrow', '(container) { return [container, () => container.replaceChildren()]; }'),
  ],
  'containers in shadow roots': [
    fn(CONTAINER, 'relay', '(target, container) { target.append(container); return [container]; }'),
  ],
};

const ENTRY = {code: "export {bindSelfEmployed} from 'bank131-widgets'", side: 'ours'} as const;

/** Bytes of each feature after Brotli 11, of all together, and what is left without them. */
export async function measureFeatures(): Promise<{features: Feature[]; all: number; left: number}> {
  const whole = brotli(await bundleWithEsbuild(ENTRY));
  const without = async (cuts: readonly Cut[]) => brotli(await bundleWithEsbuild(ENTRY, [cutting(cuts)]));
  const measured: Feature[] = [];
  for (const [name, cuts] of Object.entries(features))
    measured.push({name, bytes: whole - (await without(cuts))});
  const left = await without(Object.values(features).flat());
  return {features: measured.sort((a, b) => b.bytes - a.bytes), all: whole - left, left};
}

function cutting(cuts: readonly Cut[]): Plugin {
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));
  return {
    name: 'cut',
    setup(build) {
      build.onLoad({filter: /\/dist\/.*\.js$/}, async ({path}) => {
        const code = await readFile(path, 'utf8');
        const mine = cuts.filter(({file}) => path === dist + file);
        return {contents: mine.reduce(cut, code)};
      });
    },
  };
}

function cut(code: string, {file, from, to, by = ''}: Cut): string {
  const start = code.indexOf(from);
  const end = code.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`dist/${file} has no code from "${from}" to "${to.trim()}".`);
  return code.slice(0, start) + by + code.slice(end + to.length);
}
