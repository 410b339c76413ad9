import assert from 'node:assert/strict';
import {access, readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {describe, it} from 'node:test';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {build, type BuildFailure} from 'esbuild';
import {rollup} from 'rollup';

const bundle = async (contents: string) => {
  const result = await build({
    stdin: {contents, resolveDir: process.cwd()},
    platform: 'browser',
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return {text: result.outputFiles[0]!.text, inputs: Object.keys(result.metafile.inputs)};
};

interface Conditions {
  types?: string;
  default?: string;
  require?: Conditions;
}

interface Manifest {
  main: string;
  types: string;
  exports: Record<string, Conditions | string>;
  typesVersions: {'*': Record<string, string[]>};
}

/** The types for CommonJS, where there are some. */
const typesOf = (target: Conditions | string | undefined): string | undefined =>
  typeof target === 'object' ? (target.require?.types ?? target.types) : undefined;

describe('the package', () => {
  it('can be imported on a server, every entry of it', async () => {
    const functions = await import('bank131-widgets');
    const elements = await import('bank131-widgets/elements');
    const server = await import('bank131-widgets/server');
    const testing = await import('bank131-widgets/testing');
    assert.equal(typeof functions.bindSelfEmployed, 'function');
    assert.equal(typeof elements.Bank131SelfEmployedElement, 'function');
    assert.equal(typeof elements.Bank131CardTokenizeElement, 'function');
    assert.equal(typeof server.createBank131Client, 'function');
    for (const framework of ['react', 'preact', 'vue', 'svelte', 'solid']) {
      await assert.doesNotReject(import(`bank131-widgets/${framework}`), framework);
    }
    assert.equal(typeof testing.installFakeWidgets, 'function');
  });

  it('can be required, its server entry, which is one file that needs nothing but Node', async () => {
    const require = createRequire(import.meta.url);
    const server = require('bank131-widgets/server') as object;
    const imported = await import('bank131-widgets/server');
    assert.deepEqual(Object.keys(server).sort(), Object.keys(imported).sort());
    const text = await readFile(require.resolve('bank131-widgets/server'), 'utf8');
    const required = [...text.matchAll(/\brequire\('([^']+)'\)/g)].map(([, name]) => name);
    assert.deepEqual(required.sort(), ['node:crypto', 'node:util']);
  });

  it('names its types for tools that don’t read exports, those of every entry', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
    const {'.': root, ...entries} = manifest.exports;
    assert.deepEqual([manifest.types, manifest.main], [typesOf(root), (root as Conditions).default]);
    const expected = Object.entries(entries).flatMap(([entry, target]) => {
      const types = typesOf(target);
      return types ? [[entry.slice(2), [types]]] : [];
    });
    assert.deepEqual(manifest.typesVersions['*'], Object.fromEntries(expected));
    for (const [, [types]] of expected as [string, [string]][]) await assert.doesNotReject(access(types));
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

  it('has nothing of the fakes in what a page gets', async () => {
    const all = "export * from 'bank131-widgets'; export * from 'bank131-widgets/elements'";
    const {inputs} = await bundle(all);
    assert.ok(inputs.some((input) => input.includes('/elements/')));
    assert.deepEqual(
      inputs.filter((input) => input.includes('/testing/')),
      [],
    );
    assert.doesNotMatch(await readFile('dist/bank131-widgets.min.js', 'utf8'), /A fake of/);
  });

  it('registers both elements when ./elements is imported for nothing else', async () => {
    const {text} = await bundle("import 'bank131-widgets/elements'");
    assert.match(text, /bank131-self-employed/);
    assert.match(text, /bank131-card-tokenize/);
  });

  for (const [entry, own, other] of [
    ['card-tokenize', /card-tokenize|Bank131Tokenize/, /self-employed|Bank131SelfEmployed/],
    ['self-employed', /self-employed|Bank131SelfEmployed/, /card-tokenize|Bank131Tokenize/],
  ] as const) {
    it(`bundles nothing of the other widget when only ./elements/${entry} is imported`, async () => {
      // Of the other, `configure()` knows the name of its overrides alone.
      const {text, inputs} = await bundle(`import 'bank131-widgets/elements/${entry}'`);
      assert.match(text, own);
      assert.doesNotMatch(text, other);
      assert.deepEqual(
        inputs.filter((input) => other.test(input)),
        [],
      );
    });
  }

  it('has a server entry that esbuild refuses to bundle for a browser, and says that this is meant', async () => {
    await assert.rejects(bundle("import 'bank131-widgets/server'"), ({errors: [error]}: BuildFailure) => {
      assert.match(error!.text, /Could not resolve "bank131-widgets\/server"/);
      assert.match(error!.notes[0]!.text, /explicitly disabled by the package author/);
      return true;
    });
  });

  it('has a server entry of which nothing gets into a browser bundle by Rollup, which warns and names it', async () => {
    const warnings: string[] = [];
    const entry = path.resolve('entry.js');
    const bundled = await rollup({
      input: entry,
      onwarn: ({message}) => warnings.push(message),
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === entry ? id : null),
          load: (id) => (id === entry ? "export * from 'bank131-widgets/server'" : null),
        },
        nodeResolve({browser: true}),
      ],
    });
    const modules = [...(bundled.cache?.modules ?? [])].map(({id}) => id);
    assert.deepEqual(modules, [entry]);
    assert.match(warnings.join(), /Could not resolve import "bank131-widgets\/server"/);
  });

  it('draws no module of Node into a page, by neither of its other entries', async () => {
    for (const name of ['bank131-widgets', 'bank131-widgets/elements']) {
      const {inputs} = await bundle(`export * from '${name}'`);
      assert.ok(inputs.length > 10);
      assert.deepEqual(
        inputs.filter((input) => input.startsWith('node:') || input.startsWith('dist/server/')),
        [],
      );
    }
    // Such a module would have ended the bundling.
    await assert.rejects(bundle("export * from './dist/server/index.js'"), /Could not resolve "node:crypto"/);
  });
});
