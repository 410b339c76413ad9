import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, inWorkspace, test} from './fixtures.js';

const repository = path.resolve(import.meta.dirname, '../..');

/** The paths of all files in a folder, with `/`. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) =>
      path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, '/'),
    );
}

test('the package holds what is made of its sources, the command, and what editors and people read, and no more', async () => {
  const modules = (await filesIn(path.join(repository, 'src')))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((module) => module !== 'script-tag');
  const made = modules.flatMap((module) =>
    ['.js', '.js.map', '.d.ts'].map((kind) => `dist/${module}${kind}`),
  );
  const bankFiles = (await filesIn(path.join(repository, 'mock-bank/public'))).map(
    (file) => `dist/cli/public/${file}`,
  );
  expect((await filesIn(inWorkspace('node_modules/bank131-widgets'))).sort()).toEqual(
    [
      ...made,
      ...bankFiles,
      'dist/server/index.cjs',
      'dist/server/index.d.cts',
      'dist/cli/LICENSES.txt',
      'dist/cli/main.js',
      ...['.min.js', '.mjs', '-functions.mjs', '-verbose.min.js', '-testing.min.js'].flatMap((file) => [
        `dist/bank131-widgets${file}`,
        `dist/bank131-widgets${file}.map`,
      ]),
      'dist/integrity.json',
      'dist/custom-elements.json',
      'dist/vscode.css-custom-data.json',
      'dist/vscode.html-custom-data.json',
      'dist/web-types.json',
      'docs/errors.md',
      'LICENSE',
      'README.md',
      'README.ru.md',
      'package.json',
    ].sort(),
  );
});

test('has the hash of each file that a page loads as it is', async () => {
  const dist = inWorkspace('node_modules/bank131-widgets/dist');
  const hashes = JSON.parse(await readFile(path.join(dist, 'integrity.json'), 'utf8')) as Record<
    string,
    string
  >;
  const files = (await readdir(dist)).filter((name) => /^bank131-widgets.*\.m?js$/.test(name));
  expect(Object.keys(hashes).sort()).toEqual(files.sort());
  for (const name of files) {
    const file = await readFile(path.join(dist, name));
    expect(hashes[name]).toBe(`sha384-${createHash('sha384').update(file).digest('base64')}`);
  }
});
