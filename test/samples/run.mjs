import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {cp, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {promisify} from 'node:util';
import {findChromium, findOnPath} from '../tools/browser.mjs';
import {freePort} from '../tools/free-port.mjs';

// Runs the samples of README and docs/testing.md, and a call in PHP, as a partner would: each in a project of its own,
// with the packed package installed. Needs a build, or the path of a tarball as its argument. The files of docs/php.md
// run in test/node/php-backend.test.ts.

const samples = path.resolve('test/samples');
const run = promisify(execFile);
const work = await mkdtemp(path.join(tmpdir(), 'bank131-samples-'));

/** @typedef {{sample: string, outcome: string, failed?: boolean}} Row */

/** @param {string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} [env] */
const npm = (args, cwd, env) => run('npm', args, {cwd, env: {...process.env, ...env}, shell: onWindows});
const onWindows = process.platform === 'win32';

async function pack() {
  const {stdout} = await npm(['pack', '--json', '--pack-destination', work], process.cwd());
  return path.join(work, JSON.parse(stdout)[0].filename);
}

/**
 * A copy of a sample, with the package.
 *
 * @param {string} sample
 * @param {string} tarball
 */
async function install(sample, tarball) {
  const folder = path.join(work, sample);
  await cp(path.join(samples, sample), folder, {recursive: true});
  await npm(['install', '--no-audit', '--no-fund', tarball], folder);
  return folder;
}

/** @param {string} tarball @returns {Promise<Row>} */
async function vitest(tarball) {
  const {stdout} = await npm(['test'], await install('vitest', tarball), {NO_COLOR: '1'});
  return {sample: 'Vitest: jsdom, happy-dom', outcome: /Tests +(.+)/.exec(stdout)?.[1] ?? 'ran'};
}

/** @param {string} tarball @returns {Promise<Row>} */
async function jest(tarball) {
  const {stderr} = await npm(['test'], await install('jest', tarball), {NO_COLOR: '1'});
  return {sample: 'Jest: babel-jest, ts-jest', outcome: /Tests: +(.+)/.exec(stderr)?.[1] ?? 'ran'};
}

/** @param {string} tarball @returns {Promise<Row>} */
async function playwright(tarball) {
  const env = {
    BANK_PORT: String(await freePort()),
    SHOP_PORT: String(await freePort()),
    CHROMIUM_PATH: findChromium().executablePath,
  };
  const {stdout} = await npm(['test'], await install('playwright', tarball), env);
  return {sample: 'Playwright', outcome: /\d+ passed/.exec(stdout)?.[0] ?? 'ran'};
}

/** @param {string} tarball @returns {Promise<Row>} */
async function php(tarball) {
  const sample = 'PHP';
  if (!findOnPath(['php'])) {
    return {sample, outcome: 'skipped: there is no php on this machine (Debian: php-cli)'};
  }
  const folder = await install('php', tarball);
  return withBank(folder, async (environment) => {
    const port = await freePort();
    const backend = start('php', ['-S', `localhost:${port}`, 'token.php'], folder, environment);
    try {
      await backend.says(/started/);
      await checkTokens(sample, `http://localhost:${port}/`);
    } finally {
      await backend.stop();
    }
    return {sample, outcome: 'a signed call gave a token'};
  });
}

/** @param {string} tarball @returns {Promise<Row>} */
async function server(tarball) {
  const sample = "README's server";
  const folder = await install('server', tarball);
  await cp(
    path.join(folder, 'node_modules/bank131-widgets/dist/bank131-widgets.min.js'),
    `${folder}/public/w.js`,
  );
  return withBank(folder, async (environment) => {
    const port = await freePort();
    const backend = start('node', ['server.js'], folder, {...environment, PORT: String(port)});
    try {
      const origin = `http://localhost:${port}`;
      await backend.answers(`${origin}/w.js`);
      await checkTokens(sample, `${origin}/bank131/token/self-employed`);
      await checkTokens(sample, `${origin}/bank131/token/card`);
    } finally {
      await backend.stop();
    }
    return {sample, outcome: 'both handlers gave a token'};
  });
}

/**
 * Runs something beside the mock bank, with what the bank prints as its environment.
 *
 * @template Result
 * @param {string} folder
 * @param {(environment: NodeJS.ProcessEnv) => Promise<Result>} work
 */
async function withBank(folder, work) {
  const bank = start(
    'npx',
    ['bank131-widgets', 'bank', '--port', '0', '--keys', 'keys', '--print-env'],
    folder,
  );
  try {
    const lines = (await bank.says(/PUBLIC_KEY_FILE=.*\n/)).match(/^BANK131_.*$/gm) ?? [];
    return await work(Object.fromEntries(lines.map((line) => line.split('='))));
  } finally {
    await bank.stop();
  }
}

/**
 * Throws unless a page of the site gets a token there, and nobody else does.
 *
 * @param {string} sample
 * @param {string} url
 */
async function checkTokens(sample, url) {
  const headers = {'X-Requested-With': 'bank131-widgets', 'Content-Type': 'application/json'};
  const response = await fetch(url, {method: 'POST', headers, body: '{}'});
  const {public_token: token} = /** @type {{public_token?: string}} */ (await response.json());
  if (!/^[0-9a-f]{64}$/.test(token ?? '')) {
    throw new Error(`${sample} answered ${response.status} without a token.`);
  }
  const forged = await fetch(url, {method: 'POST'});
  if (forged.status !== 403) throw new Error(`${sample} answered ${forged.status} to a forged request.`);
  const foreign = await fetch(url, {method: 'POST', headers: {...headers, 'Sec-Fetch-Site': 'cross-site'}});
  if (foreign.status !== 403) {
    throw new Error(`${sample} answered ${foreign.status} to a request of another site.`);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [env]
 */
function start(command, args, cwd, env) {
  // A group of its own: npx does not hand a signal on.
  const child = spawn(command, args, {cwd, env: {...process.env, ...env}, detached: true});
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  return {
    /** @param {RegExp} pattern waits until the output matches, and gives it */
    async says(pattern) {
      while (!pattern.test(said)) {
        if (child.exitCode !== null) throw new Error(`${command} ended: ${said}`);
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'exit')]);
      }
      return said;
    },
    /** @param {string} url waits until it can be fetched */
    async answers(url) {
      while (
        !(await fetch(url).then(
          ({ok}) => ok,
          () => false,
        ))
      ) {
        if (child.exitCode !== null) throw new Error(`${command} ended: ${said}`);
        await setTimeout(50);
      }
    },
    async stop() {
      if (child.exitCode !== null || child.pid === undefined) return;
      const exit = once(child, 'exit');
      process.kill(-child.pid, 'SIGTERM');
      await exit;
    },
  };
}

/** @type {Row[]} */
const rows = [];
try {
  const tarball = process.argv[2] ? path.resolve(process.argv[2]) : await pack();
  for (const [sample, check] of Object.entries({vitest, jest, playwright, php, server})) {
    try {
      rows.push(await check(tarball));
    } catch (error) {
      const {
        message,
        stdout = '',
        stderr = '',
      } = /** @type {Error & {stdout?: string, stderr?: string}} */ (error);
      console.error(`${sample}: ${message}\n${stdout}\n${stderr}`);
      rows.push({sample, outcome: 'failed', failed: true});
    }
  }
} finally {
  await rm(work, {recursive: true, force: true});
}
console.log('| sample | outcome |\n| --- | --- |');
for (const {sample, outcome} of rows) console.log(`| ${sample} | ${outcome} |`);
if (rows.some(({failed}) => failed)) process.exitCode = 1;
