import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import ts from 'typescript';

/** Documents whose TypeScript samples must compile against the built package, as a reader would paste them. */
const DOCUMENTS = ['README.md', 'docs/server.md', 'docs/testing.md'];

const samples = DOCUMENTS.flatMap((document) =>
  [...readFileSync(document, 'utf8').matchAll(/^```ts\n(.*?)^```/gms)].map((match, index) => ({
    name: `${document}, sample ${index + 1}`,
    file: path.resolve(`${path.basename(document, '.md')}-${index + 1}.sample.ts`),
    text: match[1]!,
  })),
);

function complaints(file: string, text: string): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
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

  it('would not compile with a wrong option', () => {
    const text =
      "import {bindSelfEmployed} from 'bank131-widgets';\nvoid bindSelfEmployed({contaner: '#bind'});";
    assert.notDeepEqual(complaints(path.resolve('wrong.sample.ts'), text), []);
  });

  for (const document of ['docs/testing.md', 'docs/php.md']) {
    it(`are those that run, where they name a file: ${document}`, () => {
      const shown = [...readFileSync(document, 'utf8').matchAll(/^<!-- (\S+) -->\n\n```\w+\n(.*?)^```/gms)];
      assert.ok(shown.length > 0);
      for (const [, file, text] of shown) assert.equal(text, readFileSync(file!, 'utf8'), file);
    });
  }
});
