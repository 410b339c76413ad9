import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {commandLine} from './scripts/rollup-cli.mjs';
import {commonJsServer} from './scripts/rollup-server.mjs';

/**
 * A file that a page loads as it is. The npm modules stay as the compiler writes them.
 *
 * @param {string} input
 * @param {string} file
 * @param {string} [name] the property of `window` that holds a classic script's functions; without it, an ES module
 * @returns {import('rollup').RollupOptions}
 */
const browserFile = (input, file, name) => ({
  input,
  output: {
    file,
    format: name ? 'iife' : 'es',
    ...(name && {name}),
    sourcemap: true,
    plugins: [
      // @ts-expect-error The plugin's types describe its CommonJS form alone.
      terser({
        ecma: 2022,
        module: !name,
        // Inlined functions with arguments repeat code, which Brotli packs worse than calls.
        compress: {passes: 3, inline: 1, keep_fargs: false},
        // A classic script is read in the page's encoding, which may be windows-1251.
        // Chromium compiles a script's functions when they are first called, on the main thread. The line makes it compile all
        // of them on another thread, while the file comes: a widget's start calls most.
        format: {comments: false, ascii_only: true, ...(name && {preamble: '//# allFunctionsCalledOnLoad'})},
      }),
    ],
  },
  plugins: [nodeResolve({browser: true, exportConditions: ['production']}), ourGlobalsForLit()],
});

/**
 * Lit reads globals when it is loaded, and would take the whole file with it: its Trusted Types policy can't be made where
 * the page's own copy of Lit has taken the name, and an element named `litHtmlVersions` or `createComment` is not what
 * Lit expects. In our files Lit uses our policy and our document.
 *
 * @returns {import('rollup').Plugin}
 */
function ourGlobalsForLit() {
  const core = (/** @type {string} */ file) =>
    JSON.stringify(new URL(`dist/core/${file}`, import.meta.url).pathname);
  const imports = `import {trustedTemplate} from ${core('csp.js')};import {doc} from ${core('page.js')};`;
  const globals =
    '{ShadowRoot,trustedTypes:{emptyScript:"",createPolicy:()=>({createHTML:trustedTemplate})}}';
  return {
    name: 'our-globals-for-lit',
    transform(code, id) {
      if (!/\/node_modules\/(lit|@lit|lit-\w+)\//.test(id)) return null;
      const replaced = code
        .replaceAll('=globalThis', `=${globals}`)
        .replace(/,\w+\.litPropertyMetadata\?\?=/, ';const litPropertyMetadata=')
        .replace(/(?<=\?\?)\w+(?=\)\.importNode)/, 'doc')
        .replace(/\b\w+(?=\.create(Element\("|Comment\(|TreeWalker\())/g, 'doc');
      if (replaced.includes('globalThis')) this.error(`Lit reads globals in another way now: ${id}`);
      return {code: imports + replaced, map: null};
    },
  };
}

export default [
  browserFile('dist/script-tag.js', 'dist/bank131-widgets.min.js', 'Bank131Widgets'),
  browserFile('dist/script-tag.js', 'dist/bank131-widgets.mjs'),
  browserFile('dist/index.js', 'dist/bank131-widgets-functions.mjs'),
  browserFile('dist/verbose.js', 'dist/bank131-widgets-verbose.min.js', 'Bank131WidgetsVerbose'),
  browserFile('dist/testing/index.js', 'dist/bank131-widgets-testing.min.js', 'Bank131WidgetsTesting'),
  commandLine,
  ...commonJsServer,
];
