import {spawn} from 'node:child_process';
import {generateKeyPairSync, sign} from 'node:crypto';
import {once} from 'node:events';
import {expect, test} from 'playwright/test';
import {createBank} from '../../mock-bank/bank.js';
import {serve} from '../demo/serve.js';
import {freePort} from '../tools/free-port.mjs';
import {build, inWorkspace, run} from './fixtures.js';

interface Backend {
  name: string;
  folder: string;
  /** Program and arguments that serve it at `PORT`. */
  start: (port: number) => string[];
  prefix?: string;
}

const BACKENDS: Backend[] = [
  {name: 'Express 5', folder: 'express', start: () => ['dist/server.js']},
  {name: 'NestJS 11, with its default body parser', folder: 'nestjs', start: () => ['dist/main.js']},
  {name: 'Fastify 5', folder: 'fastify', start: () => ['dist/server.js']},
  {
    name: 'Next.js with the pages router',
    folder: 'next-pages',
    start: (port) => [inWorkspace('node_modules/next/dist/bin/next'), 'start', '--port', String(port)],
    prefix: '/api',
  },
];

const keys = {
  bank: generateKeyPairSync('rsa', {modulusLength: 2048}),
  partner: generateKeyPairSync('rsa', {modulusLength: 2048}),
};

/** A PEM text as the one line of an environment variable. */
const oneLine = (pem: string | Buffer) => pem.toString().replaceAll('\n', '\\n');

const WEBHOOK = JSON.stringify({
  type: 'payment_finished',
  session: {id: 'ps_1', status: 'accepted', note: 'Иванов'},
});

/** A mock bank and a backend that knows it. */
async function open({folder, start, prefix = ''}: Backend) {
  const bank = await serve((origin) =>
    createBank({origin, projects: {shop: keys.partner.publicKey}, privateKey: keys.bank.privateKey}),
  );
  const port = await freePort();
  const server = spawn(process.execPath, start(port), {
    cwd: inWorkspace(folder),
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      BANK131_API_HOST: bank.origin,
      BANK131_PROJECT: 'shop',
      BANK131_PRIVATE_KEY: oneLine(keys.partner.privateKey.export({type: 'pkcs8', format: 'pem'})),
      BANK131_PUBLIC_KEY: oneLine(keys.bank.publicKey.export({type: 'spki', format: 'pem'})),
    },
  });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => said.push(String(text)));
  while (!said.join('').includes('Ready')) {
    const [code] = (await Promise.race([once(server.stdout, 'data'), once(server, 'exit')])) as unknown[];
    if (typeof code === 'number') throw new Error(`The server ended with ${code}:\n${said.join('')}`);
  }
  const post = (path: string, headers: Record<string, string>, body = '{}') =>
    fetch(`http://localhost:${port}${prefix}/bank131/${path}`, {
      method: 'POST',
      body,
      headers: {'Content-Type': 'application/json', ...headers},
      signal: AbortSignal.timeout(20_000),
    });
  return {
    post,
    said: () => said.join(''),
    async close() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      await bank.close();
    },
  };
}

for (const backend of BACKENDS) {
  test(`${backend.name}: gives a token to a user, takes the bank’s webhook, refuses others`, async () => {
    await build(backend.folder);
    const {post, said, close} = await open(backend);
    try {
      const user = {'X-Requested-With': 'bank131-widgets', Cookie: 'session=courier-7'};
      const token = await post('token/self-employed', user);
      expect(token.status, said()).toBe(200);
      expect(await token.text()).toMatch(/^\{"public_token":"[0-9a-f]{64}"\}$/);
      expect((await post('token/self-employed', {...user, Cookie: 'session=nobody'})).status).toBe(403);
      expect((await post('token/self-employed', {Cookie: user.Cookie})).status).toBe(403);
      const foreign = {...user, 'Sec-Fetch-Site': 'cross-site'};
      expect((await post('token/self-employed', foreign)).status).toBe(403);

      const signature = sign('sha256', Buffer.from(WEBHOOK), keys.bank.privateKey).toString('base64');
      expect((await post('webhook', {'X-PARTNER-SIGN': signature}, WEBHOOK)).status, said()).toBe(200);
      expect(said()).toContain('ps_1 is finished');
      expect((await post('webhook', {'X-PARTNER-SIGN': signature}, `${WEBHOOK} `)).status).toBe(400);
      expect((await post('webhook', {'X-PARTNER-SIGN': 'forged'}, WEBHOOK)).status).toBe(400);
      expect((await post('webhook', {}, WEBHOOK)).status).toBe(400);
    } finally {
      await close();
    }
  });
}

test('NestJS 11: the server entry works in the Jest that Nest generates', async () => {
  const output = await run('nestjs', 'npm', ['test'], {FORCE_COLOR: '0'});
  expect(output).toMatch(/Tests: +2 passed/);
});

test('a project of nodenext requires and imports the server entry', async () => {
  await build('nodenext');
  expect(await run('nodenext', 'npm', ['start'])).toMatch(/required function[^]*imported function/);
});
