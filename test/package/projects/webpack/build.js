import {promisify} from 'node:util';
import webpack from 'webpack';

// The command-line tool of webpack wants a newer Node.
const stats = await promisify(webpack)({
  mode: 'production',
  context: import.meta.dirname,
  entry: {main: './main.js', unused: './unused.js'},
});
console.log(stats.toString());
if (stats.hasErrors() || stats.hasWarnings()) process.exitCode = 1;
