import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {build} from 'esbuild';

const bundle = async (contents: string) => {
  const result = await build({
    stdin: {contents, resolveDir: process.cwd()},
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
  });
  return {text: result.outputFiles[0]!.text, inputs: Object.keys(result.metafile.inputs)};
};

describe('the package', () => {
  it('can be imported on a server, every entry of it', async () => {
    const functions = await import('bank131-widgets');
    const elements = await import('bank131-widgets/elements');
    assert.equal(typeof functions.bindSelfEmployed, 'function');
    assert.equal(typeof elements.Bank131SelfEmployedElement, 'function');
    assert.equal(typeof elements.Bank131CardTokenizeElement, 'function');
  });

  it('rejects with not-in-browser on a server', async () => {
    const {bindSelfEmployed, loadSelfEmployed, tokenizeCard} = await import('bank131-widgets');
    for (const call of [
      bindSelfEmployed({container: '#bind', publicToken: 'token'}),
      tokenizeCard({container: '#card', publicToken: 'token'}),
      loadSelfEmployed(),
    ]) {
      await assert.rejects(call, {name: 'Bank131Error', code: 'not-in-browser', retryable: false});
    }
  });

  it('has a root entry without side effect: nothing is left of importing it for nothing', async () => {
    assert.equal((await bundle("import 'bank131-widgets'")).text.trim(), '');
    assert.equal((await bundle("import {} from 'bank131-widgets'")).text.trim(), '');
  });

  it('has a root entry without Lit', async () => {
    const {inputs} = await bundle("export * from 'bank131-widgets'");
    assert.deepEqual(
      inputs.filter((input) => input.includes('node_modules')),
      [],
    );
  });

  it('registers both elements when ./elements is imported for nothing else', async () => {
    const {text} = await bundle("import 'bank131-widgets/elements'");
    assert.match(text, /bank131-self-employed/);
    assert.match(text, /bank131-card-tokenize/);
  });

  it('has no class static block, which Chrome 90 does not parse', async () => {
    const files = (await readdir('dist', {recursive: true})).filter((file) => file.endsWith('.js'));
    assert.ok(files.length > 10);
    for (const file of files) {
      assert.doesNotMatch(await readFile(`dist/${file}`, 'utf8'), /\bstatic\s*\{/, file);
    }
  });
});
