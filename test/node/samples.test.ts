import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import ts from 'typescript';

/** Documents whose TypeScript samples must compile against the built package, as a reader would paste them. */
const DOCUMENTS = ['README.md', 'docs/server.md', 'docs/frameworks.md'];

const samples = DOCUMENTS.flatMap((document) =>
  [...readFileSync(document, 'utf8').matchAll(/^```(tsx?)\n(.*?)^```/gms)].map((match, index) => ({
    name: `${document}, sample ${index + 1}`,
    file: path.resolve(`${path.basename(document, '.md')}-${index + 1}.sample.${match[1]!}`),
    text: match[2]!,
  })),
);

function complaints(file: string, text: string): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const {getSourceFile, fileExists} = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the samples in the documents', () => {
  it('are found', () => {
    assert.ok(samples.length >= 3);
  });

  for (const {name, file, text} of samples) {
    it(`compile: ${name}`, () => {
      assert.deepEqual(complaints(file, text), []);
    });
  }

  it('are those of the demo that runs, where they are for a compiler of their own', () => {
    const guide = readFileSync('docs/frameworks.md', 'utf8');
    for (const file of ['vue/Linking.vue', 'svelte/Card.svelte']) {
      const [, language] = file.split('.');
      const text = readFileSync(`demo/frameworks/src/${file}`, 'utf8');
      assert.ok(guide.includes(`\`\`\`${language}\n${text}\`\`\`\n`), file);
    }
  });

  it('would not compile with a wrong option', () => {
    const text =
      "import {bindSelfEmployed} from 'bank131-widgets';\nvoid bindSelfEmployed({contaner: '#bind'});";
    assert.notDeepEqual(complaints(path.resolve('wrong.sample.ts'), text), []);
  });
});
