import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

export default {
  input: ['main.js', 'unused.js'],
  output: {dir: 'dist', format: 'es'},
  plugins: [nodeResolve({browser: true}), terser()],
  onLog(level, log, handler) {
    // That one of the files is empty is what this project shows.
    if (log.code !== 'EMPTY_BUNDLE') handler(level, log);
  },
};
