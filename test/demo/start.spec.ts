import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {expect, test} from './fixtures.js';
import {numberField, personField} from './steps.js';
import {freePort} from '../tools/free-port.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

let running: ChildProcess[] = [];

/** Starts the demo as `npm start` does, and reads the addresses that it prints. */
async function start(ports: {PORT: string; BANK_PORT: string}): Promise<{partner: string; bank: string}> {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], {
    cwd: root,
    // What it remembers goes with the test.
    env: {PATH: process.env.PATH, BANK131_DEMO_DIR: test.info().outputPath('data'), ...ports},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(demo);
  let printed = '';
  demo.stdout.setEncoding('utf8').on('data', (text) => (printed += String(text)));
  const addresses = () => printed.match(/http:\/\/localhost:\d+/g) ?? [];
  await expect.poll(addresses).toHaveLength(2);
  const [partner = '', bank = ''] = addresses();
  return {partner, bank};
}

test.afterEach(async () => {
  const exits = running.map(async (demo) => {
    if (demo.exitCode !== null) return;
    const exit = once(demo, 'exit');
    demo.kill('SIGTERM');
    await exit;
  });
  running = [];
  await Promise.all(exits);
});

test(
  'the demo serves both sites where it says, and finds other ports where those are taken',
  {tag: '@thorough'},
  async ({page}) => {
    const ports = {PORT: String(await freePort()), BANK_PORT: String(await freePort())};
    const first = await start(ports);
    expect(first.partner).toBe(`http://localhost:${ports.PORT}`);
    expect(first.bank).toBe(`http://localhost:${ports.BANK_PORT}`);
    const second = await start(ports);
    expect(new Set([first.partner, first.bank, second.partner, second.bank]).size).toBe(4);

    for (const {partner, bank} of [first, second]) {
      await page.goto(`${partner}/tags`);
      await expect(personField(page)).toBeVisible();
      await expect(numberField(page)).toBeVisible();
      await page.goto(bank);
      await expect(page.getByRole('heading', {level: 1})).toHaveText('Имитация Банка 131');
    }
    // What it still loads, such as an icon, is not to miss the sites, which end with the test.
    await page.close();
  },
);
