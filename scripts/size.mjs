import {readFile} from 'node:fs/promises';
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';

// What each way of using the package costs a page, as a partner's bundler would build it: minified, brotli at its best.
// Needs `npm run build`. Fails if importing the package for nothing costs something.

const uses = [
  {name: 'import nothing', code: "import 'bank131-widgets'", limit: 0},
  {name: 'loadSelfEmployed', code: "export {loadSelfEmployed} from 'bank131-widgets'"},
  {name: 'bindSelfEmployed', code: "export {bindSelfEmployed} from 'bank131-widgets'"},
  {name: 'tokenizeCard', code: "export {tokenizeCard} from 'bank131-widgets'"},
  {
    name: 'bindSelfEmployed, tokenizeCard',
    code: "export {bindSelfEmployed, tokenizeCard} from 'bank131-widgets'",
  },
  {name: './elements, with Lit', code: "import 'bank131-widgets/elements'"},
  {name: 'bank131-widgets.min.js', file: new URL('../dist/bank131-widgets.min.js', import.meta.url)},
];

/** @param {string} code */
async function bundle(code) {
  const {outputFiles} = await build({
    stdin: {contents: code, resolveDir: import.meta.dirname},
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    conditions: ['production'],
    // An import for nothing is meant here.
    logOverride: {'ignored-bare-import': 'silent'},
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

/** @param {Buffer} bytes */
const brotli = (bytes) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;

const rows = await Promise.all(
  uses.map(async ({name, code, file, limit}) => {
    const bytes = code === undefined ? await readFile(file) : await bundle(code);
    return {name, minified: bytes.length, brotli: bytes.length ? brotli(bytes) : 0, limit};
  }),
);

console.log('| use | minified | brotli |\n| --- | ---: | ---: |');
for (const {name, minified, brotli: compressed} of rows) {
  console.log(`| ${name} | ${minified.toLocaleString('en')} B | ${compressed.toLocaleString('en')} B |`);
}

for (const {name, minified, limit} of rows) {
  if (limit === undefined || minified <= limit) continue;
  console.error(`${name}: ${minified} bytes, where ${limit} are allowed.`);
  process.exitCode = 1;
}
