// What each way of using the package adds to a page, as a plain esbuild makes it: one file, no conditions, nothing external,
// minified, Brotli 11. The limits are what has been reached, and one percent; a change that needs more raises them and
// says why.

/**
 * @param {string} name
 * @param {string} path
 * @param {string} limit
 * @param {string} [imports]
 */
const entry = (name, path, limit, imports) => ({
  name,
  path,
  limit,
  ...(imports && {import: imports}),
  /** @param {import('esbuild').BuildOptions} config */
  modifyEsbuildConfig: (config) => ({...config, format: 'esm'}),
});

/** @param {string} imports @param {string} limit */
const functions = (imports, limit) => entry(imports, 'dist/index.js', limit, `{ ${imports} }`);

/** @param {string} name @param {string} limit */
const file = (name, limit) => ({name, path: `dist/${name}`, disablePlugins: ['@size-limit/esbuild'], limit});

export default [
  functions('loadSelfEmployed', '4.21 kB'),
  functions('bindSelfEmployed', '7.18 kB'),
  functions('tokenizeCard', '7.32 kB'),
  functions('bindSelfEmployed, tokenizeCard', '7.6 kB'),
  entry('./elements, with Lit', 'dist/elements/index.js', '17.9 kB'),
  entry('./elements/card-tokenize', 'dist/elements/card-tokenize.js', '17.37 kB'),
  file('bank131-widgets.min.js', '18 kB'),
  file('bank131-widgets.mjs', '18 kB'),
  file('bank131-widgets-functions.mjs', '8.51 kB'),
  entry('./verbose', 'dist/verbose.js', '2.25 kB'),
];
