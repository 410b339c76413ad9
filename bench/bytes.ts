import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {build} from 'esbuild';
import {rollup} from 'rollup';

// What each way of using this package and its peers costs a page, as a partner's bundler would build it.

/** What a page imports, and what that is for. */
interface Use {
  name: string;
  code: string;
  holds: string;
  side: 'ours' | 'peer' | 'part';
}

/** The bytes of a bundle after Brotli 11; `lazy` is what a page loads by `import()`, if it comes to that. */
interface Bundle {
  minified: number;
  brotli: number;
  lazy: number;
}

/** A use with the bytes of its bundles. */
export interface Size extends Omit<Use, 'code'> {
  imports: string;
  esbuild: Bundle;
  rollup: Bundle;
  /** The larger of both bundles: a bar is held against this one. */
  brotli: number;
}

const root = fileURLToPath(new URL('../', import.meta.url));
const SCRIPT_TAG_FILE = path.join(root, 'dist/bank131-widgets.min.js');

const ours = (name: string, code: string, holds: string): Use => ({name, code, holds, side: 'ours'});
const peer = (name: string, code: string, holds: string): Use => ({name, code, holds, side: 'peer'});

const uses: readonly Use[] = [
  ours(
    'loadSelfEmployed',
    "export {loadSelfEmployed} from 'bank131-widgets'",
    'script and stylesheet: retries, deadline, nonce, Trusted Types, coded errors',
  ),
  ours(
    'bindSelfEmployed',
    "export {bindSelfEmployed} from 'bank131-widgets'",
    'the same, with token, container, messages, outcome',
  ),
  ours('tokenizeCard', "export {tokenizeCard} from 'bank131-widgets'", 'the same for the other widget'),
  ours(
    'both functions',
    "export {bindSelfEmployed, tokenizeCard} from 'bank131-widgets'",
    'the same for both widgets',
  ),
  ours('both elements', "import 'bank131-widgets/elements'", 'Lit 3, two elements, one in forms'),
  {
    name: 'Lit alone',
    code: "export {LitElement, css, html, nothing} from 'lit'",
    holds: 'what both elements stand on',
    side: 'part',
  },
  peer('@stripe/stripe-js', "export {loadStripe} from '@stripe/stripe-js'", 'loader, loads at import'),
  peer('@stripe/stripe-js/pure', "export {loadStripe} from '@stripe/stripe-js/pure'", 'loader'),
  peer(
    '@paypal/paypal-js/sdk-v6',
    "export {loadCoreSdkScript} from '@paypal/paypal-js/sdk-v6'",
    'loader: retry, deadline, checked options',
  ),
  peer(
    '@googlemaps/js-api-loader',
    "export {setOptions, importLibrary} from '@googlemaps/js-api-loader'",
    'loader: nonce, Trusted Types',
  ),
  peer(
    '@checkout.com/checkout-web-components',
    "export {loadCheckoutWebComponents} from '@checkout.com/checkout-web-components'",
    'loader: coded errors',
  ),
  peer('@hcaptcha/loader', "export {hCaptchaLoader} from '@hcaptcha/loader'", 'loader: retry, error reports'),
  peer('@hcaptcha/vanilla-hcaptcha', "import '@hcaptcha/vanilla-hcaptcha'", 'one element without Lit'),
  peer(
    '@googlemaps/extended-component-library, loader',
    "import '@googlemaps/extended-component-library/api_loader.js'",
    'Lit 3, one element that loads',
  ),
  peer(
    '@power-elements/stripe-elements',
    "import '@power-elements/stripe-elements'",
    'Lit 2, two elements, loader',
  ),
];

/** Builds everything with both bundlers, and adds the file for a script tag, which nobody bundles. */
export async function measureBytes(): Promise<Size[]> {
  const sizes: Size[] = [];
  for (const {code, ...use} of uses) {
    const [esbuild, rollup] = [
      sizeOf(await bundleWithEsbuild(code, use.side)),
      sizeOf(await bundleWithRollup(code, use.side)),
    ];
    sizes.push({...use, imports: code, esbuild, rollup, brotli: Math.max(esbuild.brotli, rollup.brotli)});
  }
  const file = sizeOf([{code: await readFile(SCRIPT_TAG_FILE), isLazy: false}]);
  sizes.splice(
    sizes.findIndex(({side}) => side !== 'ours'),
    0,
    {
      name: 'bank131-widgets.min.js',
      imports: '<script src="bank131-widgets.min.js">',
      holds: 'both elements with Lit, and all functions; as it is published',
      side: 'ours',
      esbuild: file,
      rollup: file,
      brotli: file.brotli,
    },
  );
  return sizes;
}

interface Chunk {
  code: Uint8Array;
  isLazy: boolean;
}

function sizeOf(chunks: readonly Chunk[]): Bundle {
  const sum = (isLazy: boolean, size: (code: Uint8Array) => number) =>
    chunks.filter((chunk) => chunk.isLazy === isLazy).reduce((total, {code}) => total + size(code), 0);
  return {minified: sum(false, ({length}) => length), brotli: sum(false, brotli), lazy: sum(true, brotli)};
}

const brotli = (code: Uint8Array) =>
  brotliCompressSync(code, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;

/** A package of ours is found from the root, which is that package; a peer from here, where it is installed. */
const folderOf = (side: Use['side']) => (side === 'peer' ? import.meta.dirname : root);

async function bundleWithEsbuild(code: string, side: Use['side']): Promise<Chunk[]> {
  const {outputFiles, metafile} = await build({
    stdin: {contents: code, resolveDir: folderOf(side), sourcefile: 'entry.js'},
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['module', 'production'],
    legalComments: 'none',
    metafile: true,
    write: false,
    outdir: root,
    absWorkingDir: root,
  });
  const entry = Object.entries(metafile.outputs).find(([, {entryPoint}]) => entryPoint)?.[0] ?? '';
  const atOnce = reachable(entry, (name) =>
    (metafile.outputs[name]?.imports ?? [])
      .filter(({kind, external}) => kind === 'import-statement' && !external)
      .map((imported) => imported.path),
  );
  return outputFiles.map(({path: file, contents}) => ({
    code: contents,
    isLazy: !atOnce.has(path.relative(root, file)),
  }));
}

async function bundleWithRollup(code: string, side: Use['side']): Promise<Chunk[]> {
  const entry = path.join(folderOf(side), 'entry.js');
  const bundle = await rollup({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? code : null),
      },
      nodeResolve({browser: true, exportConditions: ['production']}),
    ],
    onwarn(warning, report) {
      // The compilers' helpers ask for a global `this`, and do without.
      if (warning.code !== 'THIS_IS_UNDEFINED') report(warning);
    },
  });
  const {output} = await bundle.generate({
    format: 'es',
    plugins: [
      // @ts-expect-error The plugin's types describe its CommonJS form alone.
      terser({
        ecma: 2020,
        module: true,
        format: {comments: false},
        // As esbuild does by itself.
        compress: {global_defs: {'process.env.NODE_ENV': 'production'}},
      }),
    ],
  });
  await bundle.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  const atOnce = reachable(
    chunks.find(({isEntry}) => isEntry)?.fileName ?? '',
    (name) => chunks.find(({fileName}) => fileName === name)?.imports ?? [],
  );
  return chunks.map(({code, fileName}) => ({code: Buffer.from(code), isLazy: !atOnce.has(fileName)}));
}

/** A file with all that it imports by statement, and so on. */
function reachable(from: string, importsOf: (name: string) => readonly string[]): Set<string> {
  const found = new Set([from]);
  for (const name of found) for (const imported of importsOf(name)) found.add(imported);
  return found;
}
