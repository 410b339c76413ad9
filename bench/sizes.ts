import {execFile} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {brotliCompressSync, constants} from 'node:zlib';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {build, type Plugin} from 'esbuild';
import {rollup, type InputPluginOption} from 'rollup';
import {build as viteBuild} from 'vite';

// What each way of using this package and its peers costs a page, as a plain user's bundler builds it: one file, no
// conditions, nothing external.

/** What a page imports, and what that does. */
interface Use {
  name: string;
  code: string;
  side: 'ours' | 'part' | 'peer';
  does: string;
}

/** Bytes after Brotli 11, by bundler. */
export interface Size extends Use {
  minified: number;
  esbuild: number;
  rollup: number;
  vite: number;
}

const root = fileURLToPath(new URL('../', import.meta.url));

const ours = (name: string, code: string, does: string): Use => ({name, code, does, side: 'ours'});
const peer = (name: string, code: string, does: string): Use => ({name, code, does, side: 'peer'});

const FAILURES = 'retries, deadline, offline, blocked scripts, coded errors';
const uses: readonly Use[] = [
  ours('loadSelfEmployed', "export {loadSelfEmployed} from 'bank131-widgets'", `loader; ${FAILURES}`),
  ours(
    'bindSelfEmployed',
    "export {bindSelfEmployed} from 'bank131-widgets'",
    'the same; token, container, authentic messages, outcome, cleanup',
  ),
  ours(
    'both elements',
    "import 'bank131-widgets/elements'",
    'the same for both widgets; built-in UI in two languages, states, form control, Lit 3',
  ),
  {
    name: 'Lit alone',
    code: "export {LitElement, css, html, nothing} from 'lit'",
    side: 'part',
    does: 'the base of both elements',
  },
  peer('@stripe/stripe-js', "export {loadStripe} from '@stripe/stripe-js'", 'loader'),
  peer(
    '@paypal/paypal-js',
    "export {loadCoreSdkScript} from '@paypal/paypal-js/sdk-v6'",
    'loader; retry, deadline, checked options',
  ),
  peer(
    '@googlemaps/js-api-loader',
    "export {setOptions, importLibrary} from '@googlemaps/js-api-loader'",
    'loader; nonce, Trusted Types',
  ),
  peer(
    '@checkout.com/checkout-web-components',
    "export {loadCheckoutWebComponents} from '@checkout.com/checkout-web-components'",
    'loader; coded errors',
  ),
  peer('@hcaptcha/loader', "export {hCaptchaLoader} from '@hcaptcha/loader'", 'loader; retry, error reports'),
  peer('@hcaptcha/vanilla-hcaptcha', "import '@hcaptcha/vanilla-hcaptcha'", 'one element without Lit'),
  peer(
    '@googlemaps/extended-component-library',
    "import '@googlemaps/extended-component-library/api_loader.js'",
    'one element that only loads; Lit 3',
  ),
  peer(
    '@power-elements/stripe-elements',
    "import '@power-elements/stripe-elements'",
    'loader, two elements, no built-in texts; Lit 2',
  ),
];

/** Builds everything with three bundlers. */
export async function measureSizes(): Promise<Size[]> {
  const sizes: Size[] = [];
  for (const use of uses) {
    const plain = await bundleWithEsbuild(use);
    sizes.push({
      ...use,
      minified: plain.length,
      esbuild: brotli(plain),
      rollup: brotli(await bundleWithRollup(use)),
      vite: brotli(await bundleWithVite(use)),
    });
  }
  return sizes;
}

/** What `npx size-limit` holds in CI, by name. */
export async function measureBudget(): Promise<Record<string, number>> {
  const {stdout} = await promisify(execFile)('npx', ['size-limit', '--json'], {cwd: root});
  const entries = JSON.parse(stdout) as {name: string; size: number}[];
  return Object.fromEntries(entries.map(({name, size}) => [name, size]));
}

export const brotli = (code: string): number =>
  brotliCompressSync(code, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;

/** This package is found from the root, which is that package; a peer from here, where it is installed. */
const folderOf = (side: Use['side']) => (side === 'peer' ? import.meta.dirname : root);

export async function bundleWithEsbuild(
  {code, side}: Pick<Use, 'code' | 'side'>,
  plugins: Plugin[] = [],
): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: code, resolveDir: folderOf(side)},
    bundle: true,
    minify: true,
    format: 'esm',
    legalComments: 'none',
    write: false,
    plugins,
  });
  return outputFiles[0]?.text ?? '';
}

/** A file that only imports, for bundlers that take no text. */
const entryOf = ({code, side}: Use): {input: string; plugin: InputPluginOption & {name: string}} => {
  const input = path.join(folderOf(side), 'entry.js');
  return {
    input,
    plugin: {
      name: 'entry',
      resolveId: (id: string) => (id === input ? id : null),
      load: (id: string) => (id === input ? code : null),
    },
  };
};

async function bundleWithRollup(use: Use): Promise<string> {
  const {input, plugin} = entryOf(use);
  const bundle = await rollup({
    input,
    plugins: [plugin, nodeResolve({browser: true})],
    onwarn(warning, report) {
      // The compilers' helpers ask for a global `this`, and do without.
      if (warning.code !== 'THIS_IS_UNDEFINED') report(warning);
    },
  });
  const {output} = await bundle.generate({
    // @ts-expect-error The plugin's types describe its CommonJS form alone.
    plugins: [terser({module: true, format: {comments: false}})],
    inlineDynamicImports: true,
  });
  await bundle.close();
  return output[0].code;
}

async function bundleWithVite(use: Use): Promise<string> {
  const {input, plugin} = entryOf(use);
  const built = await viteBuild({
    root: folderOf(use.side),
    configFile: false,
    logLevel: 'error',
    plugins: [plugin as never],
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: {input, preserveEntrySignatures: 'strict'},
    },
  });
  const [chunk] = (built as {output: {code?: string}[]}).output;
  return chunk?.code ?? '';
}
