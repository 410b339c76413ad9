import {dts} from 'rollup-plugin-dts';

/**
 * `bank131-widgets/server` for `require`: Jest and the compilers of NestJS need CommonJS with types of its own, though
 * Node can require an ES module. One file each.
 *
 * @type {import('rollup').RollupOptions[]}
 */
export const commonJsServer = [
  {
    input: 'dist/server/index.js',
    output: {file: 'dist/server/index.cjs', format: 'cjs'},
    external: /^node:/,
    // The browser's modules come along for a function or two.
    treeshake: {moduleSideEffects: false},
  },
  {
    input: 'dist/server/index.d.ts',
    output: {file: 'dist/server/index.d.cts', format: 'cjs'},
    external: /^node:/,
    plugins: [dts()],
  },
];
