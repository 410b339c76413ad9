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
        format: {comments: false, ascii_only: true},
      }),
    ],
  },
  plugins: [nodeResolve({browser: true, exportConditions: ['production']}), ourPolicyForLit()],
});

/**
 * Lit creates its Trusted Types policy when it is loaded, which throws if the page's own copy of Lit has taken the name,
 * and takes it from that copy otherwise. In our files Lit uses our policy.
 *
 * @returns {import('rollup').Plugin}
 */
function ourPolicyForLit() {
  const theirs = /\w+\?\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\):void 0/;
  return {
    name: 'our-policy-for-lit',
    transform(code, id) {
      if (!id.endsWith('/lit-html/lit-html.js')) return null;
      if (!theirs.test(code)) this.error('Lit creates its policy in another way now: adapt the pattern.');
      const csp = JSON.stringify(new URL('dist/core/csp.js', import.meta.url).pathname);
      const ours = '{createHTML:trustedTemplate}';
      return {code: `import {trustedTemplate} from ${csp};${code.replace(theirs, ours)}`, map: null};
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
