import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {generateKeyPairSync, sign} from 'node:crypto';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {describe, it, type TestContext} from 'node:test';
import {WEBHOOK_PATH} from '../../demo/partner/routes/webhook-route.js';
import {freePort, testBank} from '../../demo/settings.js';
import {freePort as anyPort} from '../tools/free-port.mjs';

const bankKey = generateKeyPairSync('rsa', {modulusLength: 2048});
const ownKey = generateKeyPairSync('rsa', {modulusLength: 2048});

/** All that the partner needs for the bank's test environment, in files of the test's own. */
function testEnvironment(t: TestContext) {
  const directory = mkdtempSync(path.join(tmpdir(), 'demo-start-'));
  t.after(() => rmSync(directory, {recursive: true}));
  const privateKeyFile = path.join(directory, 'own.pem');
  const publicKeyFile = path.join(directory, 'bank.pem');
  writeFileSync(privateKeyFile, ownKey.privateKey.export({type: 'pkcs8', format: 'pem'}), {mode: 0o600});
  writeFileSync(publicKeyFile, bankKey.publicKey.export({type: 'spki', format: 'pem'}));
  return {
    BANK131_DEMO_DIR: path.join(directory, 'data'),
    BANK131_ENVIRONMENT: 'demo',
    BANK131_PROJECT: 'your_project_name',
    BANK131_PRIVATE_KEY_FILE: privateKeyFile,
    BANK131_PUBLIC_KEY_FILE: publicKeyFile,
  };
}

function start(t: TestContext, variables: Record<string, string | undefined>) {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], {
    env: {PATH: process.env.PATH, ...variables},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(demo, 'close');
  t.after(async () => {
    demo.kill('SIGTERM');
    await ended;
  });
  return demo;
}

describe('npm start', () => {
  it('serves the partner alone for the bank’s test environment, whose hosts and key then count', async (t) => {
    const port = String(await anyPort());
    const demo = start(t, {...testEnvironment(t), PORT: port});
    let printed = '';
    for await (const chunk of demo.stdout) {
      printed += String(chunk);
      if (printed.includes('Ctrl+C')) break;
    }
    assert.match(printed, /Bank +https:\/\/widget-demo\.bank131\.ru\n/);

    const partner = `http://localhost:${port}`;
    const page = await fetch(`${partner}/linking?lang=en`);
    const words = await page.text();
    assert.match(
      page.headers.get('Content-Security-Policy') ?? '',
      /script-src [^;]*widget-demo\.bank131\.ru/,
    );
    assert.match(words, /the bank’s own test environment/);
    assert.doesNotMatch(words, /widget-host|tax-app|class="tip">Try it/);

    const ready = '{"type":"ready_to_confirm","session":{"id":"ps_1","status":"in_progress"}}';
    for (const [body, {privateKey}, status] of [
      [ready, bankKey, 200],
      ['{"type":"of_another_day"}', bankKey, 200],
      [ready, ownKey, 400],
    ] as const) {
      const signature = sign('sha256', Buffer.from(body), privateKey).toString('base64');
      const headers = {'X-PARTNER-SIGN': signature};
      const answer = await fetch(partner + WEBHOOK_PATH, {method: 'POST', body, headers});
      assert.equal(answer.status, status);
    }
  });

  it('does not begin with what it can’t use, and says so', async (t) => {
    const demo = start(t, {...testEnvironment(t), BANK131_PROJECT: undefined});
    const ended = once(demo, 'close', {signal: AbortSignal.timeout(60_000)});
    const [words] = await Promise.all([text(demo.stderr), ended]);
    assert.equal(demo.exitCode, 1);
    assert.match(words, /^ {2}! For the bank’s test environment, set BANK131_PROJECT/);
  });
});

describe('the variables for the bank’s test environment', () => {
  it('do not count by halves, and the error says which belong together', (t) => {
    const {BANK131_DEMO_DIR, ...all} = testEnvironment(t);
    for (const half of [
      {...all, BANK131_ENVIRONMENT: undefined},
      {...all, BANK131_PROJECT: undefined},
      {...all, BANK131_PRIVATE_KEY_FILE: undefined},
      {...all, BANK131_ENVIRONMENT: 'live'},
      {BANK131_PUBLIC_KEY_FILE: all.BANK131_PUBLIC_KEY_FILE},
    ]) {
      assert.throws(() => testBank(half), /set BANK131_PROJECT, .*BANK131_ENVIRONMENT=demo/);
    }
    assert.equal(testBank({BANK131_DEMO_DIR}), undefined);
  });

  for (const variable of ['BANK131_PRIVATE_KEY_FILE', 'BANK131_PUBLIC_KEY_FILE'] as const) {
    for (const file of ['missing.pem', 'package.json']) {
      it(`name a key: ${variable}=${file}`, (t) => {
        assert.throws(
          () => testBank({...testEnvironment(t), [variable]: file}),
          new RegExp(`${variable} must name a file with a key`),
        );
      });
    }
  }
});

describe('a port of the demo', () => {
  it('is a number from 1024 to 65000', async (t) => {
    t.after(() => delete process.env.PORT);
    for (const port of ['http', '80', '65001', '']) {
      process.env.PORT = port;
      await assert.rejects(freePort('PORT', 8000), /PORT must be a port from 1024 to 65000/);
    }
  });
});
