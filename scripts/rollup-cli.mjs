import {existsSync} from 'node:fs';
import {chmod, cp, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {transform} from 'esbuild';

/** @typedef {import('rollup').Plugin} Plugin */

const folder = 'dist/cli';

/**
 * The command line in one file, with the mock bank and the libraries it needs, so that the package has no further
 * dependency.
 *
 * @type {import('rollup').RollupOptions}
 */
export const commandLine = {
  input: 'mock-bank/cli/main.ts',
  output: {
    file: `${folder}/main.js`,
    format: 'es',
    plugins: [minified()],
  },
  external: /^node:/,
  plugins: [typescript(), nodeResolve({exportConditions: ['node']}), whatGoesWithIt()],
  onwarn(warning, report) {
    if (!warning.id?.includes('node_modules') && !warning.ids?.every((id) => id.includes('node_modules')))
      report(warning);
  },
};

/** @returns {import('rollup').OutputPlugin} */
function minified() {
  return {
    name: 'minified',
    renderChunk: (code) => transform(code, {minify: true, target: 'node20', legalComments: 'none'}),
  };
}

/** Takes the types off; an import that names the compiled file finds its source. @returns {Plugin} */
function typescript() {
  return {
    name: 'typescript',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return null;
      const file = path.resolve(path.dirname(importer), source.replace(/\.js$/, '.ts'));
      return existsSync(file) ? file : null;
    },
    async transform(source, id) {
      if (!id.endsWith('.ts')) return null;
      const {code} = await transform(source, {loader: 'ts', target: 'node20', sourcefile: id});
      return {code, map: null};
    },
  };
}

/** Files that the mock bank serves as they are, and the licences of the libraries. @returns {Plugin} */
function whatGoesWithIt() {
  return {
    name: 'what-goes-with-it',
    async writeBundle(_options, bundle) {
      await chmod(`${folder}/main.js`, 0o755);
      await cp('mock-bank/public', `${folder}/public`, {recursive: true});
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? chunk.moduleIds : [],
      );
      const packages = new Set(modules.flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []));
      const licences = await Promise.all([...packages].sort().map(licenceOf));
      await writeFile(`${folder}/LICENSES.txt`, licences.join(`\n${'-'.repeat(80)}\n\n`));
    },
  };
}

/** @param {string} directory a package's */
async function licenceOf(directory) {
  const {name, version, license} = JSON.parse(await readFile(`${directory}/package.json`, 'utf8'));
  const file = (await readdir(directory)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file, which must go with its code.`);
  return `${name} ${version}, ${license}\n\n${await readFile(`${directory}/${file}`, 'utf8')}`;
}
