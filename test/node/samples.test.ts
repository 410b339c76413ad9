import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {transformSync} from 'esbuild';
import ts from 'typescript';
import {compileScript, parse} from 'vue/compiler-sfc';
import {findOnPath} from '../tools/browser.mjs';
import {compile, type Code} from '../tools/compile.js';
import {playgroundCodes} from '../tools/playground-codes.js';
import {samples, samplesIn, type Sample} from '../tools/samples.js';

/** What looks at the samples in a language. `html` runs in `test/demo/samples.spec.ts`. */
const checks: Readonly<Record<string, (code: Code) => string[]>> = {
  ts: ({name}) => compiled.get(name) ?? ['was not compiled'],
  tsx: ({name}) => compiled.get(name) ?? ['was not compiled'],
  vue: ({text}) => vueErrors(text),
  js: ({text}) => syntaxErrors(text),
  css: ({text}) => transformSync(text, {loader: 'css', logLevel: 'silent'}).warnings.map(({text}) => text),
  json: ({text}) => complaintsOf(() => JSON.parse(text)),
  sh: ({text}) => told('sh', ['-n'], text),
  php: ({text}) => told('php', ['-l'], text),
};
const checkedElsewhere = ['html'];

const skips: Readonly<Record<string, string | false>> = {
  php: findOnPath(['php']) ? false : 'there is no PHP here',
};

/** One of each kind that is wrong. */
const mistakes = Object.entries({
  ts: "import {bindSelfEmployed} from 'bank131-widgets';\nvoid bindSelfEmployed({contaner: '#bind'});",
  vue: '<template><br @x="(" /></template>',
  js: 'const = 1;',
  css: 'bank131-self-employed { display: block',
  json: '{"public_token": …}',
  sh: 'if true',
  php: '<?php echo (;',
}).map(([language, text]): Code => ({name: `a mistake in ${language}`, language, text}));

const codes = [...samplesIn(...Object.keys(checks)), ...playgroundCodes];
const compiled = compile([...codes, ...mistakes].filter(({language}) => /^tsx?$/.test(language)));

function vueErrors(text: string): string[] {
  const {descriptor, errors} = parse(text);
  const complaints = complaintsOf(() => compileScript(descriptor, {id: 'test', inlineTemplate: true}));
  return [...errors.map(String), ...complaints];
}

/** A fragment of a file may use what stands elsewhere in it, so only its syntax is looked at. */
function syntaxErrors(text: string): string[] {
  const {diagnostics = []} = ts.transpileModule(text, {reportDiagnostics: true, fileName: 'sample.js'});
  return diagnostics.map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function complaintsOf(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** What a program says of a text that it reads from its input and does not run. */
function told(program: string, args: string[], text: string): string[] {
  const {status, stdout, stderr, error} = spawnSync(program, args, {input: text, encoding: 'utf8'});
  if (error) throw error;
  return status === 0 ? [] : [stdout + stderr];
}

describe('the samples in the documents', () => {
  it('are all looked at, or say why not', () => {
    const unlooked = samples.filter(
      ({language, unchecked, file}) =>
        !unchecked && !file && !checks[language] && !checkedElsewhere.includes(language),
    );
    assert.deepEqual(
      unlooked.map(({name, language}) => `${name}: ${language || 'no language'}`),
      [],
    );
  });

  for (const {name, text, file} of samples.filter(({file}) => file)) {
    it(`are the files that they name, and which run: ${name}, ${file}`, () => {
      assert.equal(text, readFileSync(file!, 'utf8'));
    });
  }

  for (const code of codes) {
    const {name, language} = code;
    it(`hold: ${name}, ${language}`, {skip: skips[language]}, () => {
      assert.deepEqual(checks[language]!(code), []);
    });
  }

  for (const mistake of mistakes) {
    const {language} = mistake;
    it(`would not hold with a mistake: ${language}`, {skip: skips[language]}, () => {
      assert.notDeepEqual(checks[language]!(mistake), []);
    });
  }
});

const bothReadmes = (['README.md', 'README.ru.md'] as const).map((document) => ({
  document,
  markdown: readFileSync(document, 'utf8'),
  samples: samples.filter((sample) => sample.document === document),
}));

describe('the Russian README', () => {
  const [english, russian] = bothReadmes as [(typeof bothReadmes)[0], (typeof bothReadmes)[0]];

  it('has the same samples', () => {
    // Comments and what a person reads are translated.
    const bare = ({text}: Sample) =>
      text.replaceAll(/ *\/\/ .*|#.*|>[^<\n]+</g, '').replaceAll(/lang="\w+"/g, '');
    assert.deepEqual(russian.samples.map(bare), english.samples.map(bare));
  });

  it('has as many headings and lists', () => {
    const outline = (markdown: string) => markdown.match(/^(#+ |- )/gm);
    assert.deepEqual(outline(russian.markdown), outline(english.markdown));
  });

  it('links to the same documents, in Russian where there are any', () => {
    // Anchors follow the headings, which are Russian there; test/node/links.test.ts checks them.
    const targets = ({markdown}: {markdown: string}) =>
      [...markdown.matchAll(/\]\(((?!README)[^)#]+)/g)].map(([, target]) => target!).sort();
    const inRussian = (target: string) => target.replace(/^docs\/(?=[\w-]+\.md$)/, 'docs/ru/');
    assert.deepEqual(targets(russian), targets(english).map(inRussian).sort());
  });
});

describe('both READMEs', () => {
  for (const {document} of bothReadmes) {
    it(`take at most 10 kB: ${document}`, () => {
      assert.ok(readFileSync(document).byteLength <= 10_000);
    });
  }
});
