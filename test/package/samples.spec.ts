import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cp, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {findChromium} from '../tools/browser.mjs';
import {freePort} from '../tools/free-port.mjs';
import {expect, inWorkspace, run, test as base} from './fixtures.js';

const samples = path.resolve(import.meta.dirname, '../samples');

interface Fixtures {
  /** A copy of a sample, with the packed package: a project of its own, as a partner has it. */
  install(sample: string): Promise<string>;
  /** Starts a program of Node in the background. Gives what it has printed so far. */
  start(folder: string, args: string[], env?: NodeJS.ProcessEnv): () => string;
}

/** Playwright asks for colors in what the tests start; some runners read one name, some the other. */
const WITHOUT_COLORS = {NO_COLOR: '1', FORCE_COLOR: '0'};

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what a fixture needs
  install: async ({}, use) => {
    const work = await mkdtemp(path.join(tmpdir(), 'bank131-sample-'));
    await use(async (sample) => {
      await cp(path.join(samples, sample), work, {recursive: true});
      await run(work, 'npm', ['install', '--no-audit', '--no-fund', inWorkspace('bank131-widgets.tgz')]);
      return work;
    });
    await rm(work, {recursive: true, maxRetries: 5});
  },

  // eslint-disable-next-line no-empty-pattern -- as above
  start: async ({}, use) => {
    const ends: (() => Promise<unknown>)[] = [];
    await use((cwd, args, env) => {
      const child = spawn(process.execPath, args, {cwd, env: {...process.env, ...env}});
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
      const ended = once(child, 'close');
      ends.push(() => {
        child.kill();
        return ended;
      });
      return () => said;
    });
    await Promise.all(ends.map((end) => end()));
  },
});

for (const [sample, passed] of [
  ['vitest', /Tests +10 passed/],
  ['jest', /Tests: +4 passed/],
  ['playwright', /1 passed/],
] as const) {
  test(`the tests of the sample for ${sample} pass`, async ({install}) => {
    const env = {
      ...WITHOUT_COLORS,
      BANK_PORT: String(await freePort()),
      SHOP_PORT: String(await freePort()),
      CHROMIUM_PATH: findChromium().executablePath,
    };
    expect(await run(await install(sample), 'npm', ['test'], env)).toMatch(passed);
  });
}

test('the README’s server gives tokens to its own pages, with the mock bank of the command line', async ({
  install,
  start,
}) => {
  const folder = await install('server');
  const command = ['node_modules/bank131-widgets/dist/cli/main.js', 'bank'];
  const bank = start(folder, [...command, '--port', '0', '--keys', 'keys', '--print-env']);
  await expect.poll(bank).toMatch(/PUBLIC_KEY_FILE=.*\n/);
  const lines = bank().match(/^BANK131_.*$/gm) ?? [];
  const port = String(await freePort());
  const env = Object.fromEntries(lines.map((line) => line.split('='))) as NodeJS.ProcessEnv;
  start(folder, ['server.js'], {...env, PORT: port});

  const post = async (widget: string, headers: Record<string, string>) => {
    const url = `http://localhost:${port}/bank131/token/${widget}`;
    const response = await fetch(url, {method: 'POST', headers, body: '{}'});
    return [response.status, Object.keys((await response.json()) as object)];
  };
  const own = {'X-Requested-With': 'bank131-widgets', 'Content-Type': 'application/json'};
  for (const widget of ['self-employed', 'card']) {
    await expect(() =>
      post(widget, own).then((answer) => expect(answer).toEqual([200, ['public_token']])),
    ).toPass();
    expect(await post(widget, {})).toEqual([403, ['error']]);
    expect(await post(widget, {...own, 'Sec-Fetch-Site': 'cross-site'})).toEqual([403, ['error']]);
  }
});
