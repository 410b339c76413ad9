import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
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
      'dist/bank131-widgets.min.js',
      'dist/bank131-widgets.min.js.map',
      'dist/bank131-widgets-testing.min.js',
      'dist/bank131-widgets-testing.min.js.map',
      'dist/custom-elements.json',
      'dist/vscode.css-custom-data.json',
      'dist/vscode.html-custom-data.json',
      'dist/web-types.json',
      'LICENSE',
      'README.md',
      'README.ru.md',
      'package.json',
    ].sort(),
  );
});

test('each build prints the hash that a page names in `integrity`', async () => {
  const {stdout} = await promisify(execFile)(process.execPath, [
    path.join(repository, 'scripts/integrity.mjs'),
  ]);
  const file = await readFile(inWorkspace('node_modules/bank131-widgets/dist/bank131-widgets.min.js'));
  expect(stdout).toContain(`integrity="sha384-${createHash('sha384').update(file).digest('base64')}"`);
  const {scripts} = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as {
    scripts: {build: string};
  };
  expect(scripts.build).toMatch(/ && node scripts\/integrity\.mjs$/);
});
