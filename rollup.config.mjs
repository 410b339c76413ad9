import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {commandLine} from './scripts/rollup-cli.mjs';
import {commonJsServer} from './scripts/rollup-server.mjs';

/**
 * A file for a script tag; the npm modules stay as the compiler writes them.
 *
 * @param {string} input
 * @param {string} file
 * @param {string} name what holds its functions on `window`
 * @returns {import('rollup').RollupOptions}
 */
const scriptTag = (input, file, name) => ({
  input,
  output: {
    file,
    format: 'iife',
    name,
    // One file, the texts for developers too.
    inlineDynamicImports: true,
    sourcemap: true,
    // @ts-expect-error The plugin's types describe its CommonJS form alone.
    plugins: [terser({ecma: 2022, compress: {passes: 2}, format: {comments: false}})],
  },
  plugins: [nodeResolve({browser: true, exportConditions: ['production']})],
});

export default [
  scriptTag('dist/script-tag.js', 'dist/bank131-widgets.min.js', 'Bank131Widgets'),
  scriptTag('dist/testing/index.js', 'dist/bank131-widgets-testing.min.js', 'Bank131WidgetsTesting'),
  commandLine,
  ...commonJsServer,
];
