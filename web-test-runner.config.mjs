import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter, summaryReporter} from '@web/test-runner';
import {copies} from './test/tools/copies.mjs';
import {engines} from './test/tools/engines.mjs';
import {memory} from './test/tools/memory.mjs';
import {testHosts} from './test/tools/test-hosts.mjs';

// One engine at a time: `npm run test:browsers` runs this for each.
const engine = engines[/** @type {keyof typeof engines} */ (process.env.TEST_ENGINE ?? 'chromium')];
const launcher = engine.launcher();
if (!launcher) throw new Error(`There is no browser to test in: ${engine.howToGet}.`);

// Who names files wants to read each test and how it came out, and no coverage.
const isPart = process.argv.includes('--files');

// Only Playwright can, in all engines.
const emulatesMedia = launcher.type === 'playwright';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/{core,widgets,elements,testing,field,faults}/**/*.test.ts'],
  nodeResolve: true,
  reporters: [
    defaultReporter({}),
    ...(isPart ? [summaryReporter({reportTestLogs: false, reportTestErrors: false})] : []),
  ],
  browsers: [launcher],
  // One file at a time keeps only one of two cores busy.
  concurrency: Math.max(2, availableParallelism() / 2),
  plugins: [
    testHosts(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
    copies(),
    memory(),
  ],
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html>
      <head>
        <script>
          globalThis.litIssuedWarnings = new Set(['dev-mode']);
          globalThis.emulatesMedia = ${emulatesMedia};
          globalThis.seed = ${Number(process.env.SEED ?? Date.now() % 1_000_000)};
        </script>
        <script type="module" src="/src/verbose.ts"></script>
      </head>
      <body><script type="module" src="${testFramework}"></script></body>
    </html>`,
  // Only a test that hangs reaches these: beside other work, everything takes several times as long.
  testFramework: {config: {timeout: '60000'}},
  // A browser that was just installed starts slowly the first time.
  testsStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  staticLogging: !process.stdout.isTTY,
  // Only where the whole suite runs, and where the engine counts for itself.
  coverage: !!process.env.CI && engine === engines.chromium && !isPart,
  // What runs on a server is counted by c8.
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/frameworks/**', 'node_modules/**'],
    threshold: {lines: 95, statements: 0, branches: 0, functions: 0},
    reporters: ['lcovonly', 'text-summary'],
  },
};
