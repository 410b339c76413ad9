import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/** The file for a script tag; the npm modules stay as the compiler writes them. */
export default {
  input: 'dist/script-tag.js',
  output: {
    file: 'dist/bank131-widgets.min.js',
    format: 'iife',
    name: 'Bank131Widgets',
    // One file, the texts for developers too.
    inlineDynamicImports: true,
    sourcemap: true,
    // @ts-expect-error The plugin's types describe its CommonJS form alone.
    plugins: [terser({ecma: 2022, compress: {passes: 2}, format: {comments: false}})],
  },
  plugins: [nodeResolve({browser: true, exportConditions: ['production']})],
};
