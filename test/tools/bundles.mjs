import {existsSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {build} from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The package as one file, as a partner's bundler makes it, for the pages of `test/field`.
 *
 *     GET /bundle/bank131-widgets.js   functions and elements from the sources, as `window.Bank131Widgets`
 *     GET /bundle/lit.js               the page's own copy of Lit, as `window.PageLit`
 *     GET /bundle/dist/<file>          a built file, without an encoding in its header, as many servers send it
 */
export function bundles() {
  /** @type {Map<string, Promise<string>>} */
  const made = new Map();

  /** @param {import('./http.mjs').Exchange} exchange */
  return async ({response, url}) => {
    const [, , name = '', file = ''] = url.pathname.split('/');
    if (!made.has(name))
      made.set(
        name,
        name === 'lit.js' ? bundle('export * from "lit"', 'PageLit') : bundle(ofPackage(), 'Bank131Widgets'),
      );
    const body =
      name === 'dist' ? await readFile(path.join(root, 'dist', path.basename(file))) : await made.get(name);
    response.writeHead(200, {'Content-Type': 'text/javascript', 'Cache-Control': 'max-age=600'}).end(body);
  };
}

/** The entries by their public names, with the full sentences of errors if there is an entry for them. */
function ofPackage() {
  const {exports} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const source = (/** @type {string} */ entry) =>
    exports[entry] && sourceOf(exports[entry].default ?? exports[entry]);
  const verbose = source('./verbose') ?? './src/verbose.ts';
  return [
    `export * from "${source('.')}"; export * from "${source('./elements')}";`,
    existsSync(path.join(root, verbose)) ? `import "${verbose}";` : '',
  ].join('\n');
}

/** @param {string} built */
const sourceOf = (built) => built.replace('/dist/', '/src/').replace(/\.js$/, '.ts');

/**
 * @param {string} contents
 * @param {string} globalName
 */
async function bundle(contents, globalName) {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: root, loader: 'ts'},
    bundle: true,
    write: false,
    format: 'iife',
    globalName,
    target: 'es2022',
    // The manifest names built files alone as those with side effects.
    ignoreAnnotations: true,
    tsconfig: path.join(root, 'tsconfig.json'),
  });
  return outputFiles[0]?.text ?? '';
}
