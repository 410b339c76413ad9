import {generateKeyPairSync, sign} from 'node:crypto';
import {expect, test} from 'playwright/test';
import {createBank} from '../../mock-bank/bank.js';
import {serve} from '../demo/serve.js';
import {build, run} from './fixtures.js';
import {startNext, startServer} from './server.js';

interface Backend {
  name: string;
  folder: string;
  /** Arguments for Node that serve it at `PORT`. */
  start: (port: string) => string[];
  prefix?: string;
}

const BACKENDS: Backend[] = [
  {name: 'Express 5', folder: 'express', start: () => ['dist/server.js']},
  {name: 'NestJS 11, with its default body parser', folder: 'nestjs', start: () => ['dist/main.js']},
  {name: 'Fastify 5', folder: 'fastify', start: () => ['dist/server.js']},
  {
    name: 'Next.js with the pages router',
    folder: 'next-pages',
    start: startNext,
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

/** The Node that runs this test, and newer ones. */
const NODES = {
  [process.version]: () => process.execPath,
  'Node 24': () => findNode('node@24'),
  'Node 26': () => findNode('node@26'),
};

async function findNode(name: string): Promise<string> {
  return (await run('', 'npm', ['exec', '--yes', '--silent', name, '--', '-p', 'process.execPath'])).trim();
}

/** A mock bank and a backend that knows it. */
async function open({folder, start, prefix = ''}: Backend, node: string) {
  const bank = await serve((origin) =>
    createBank({origin, projects: {shop: keys.partner.publicKey}, privateKey: keys.bank.privateKey}),
  );
  const server = await startServer(
    folder,
    start,
    {
      BANK131_API_HOST: bank.origin,
      BANK131_PROJECT: 'shop',
      BANK131_PRIVATE_KEY: oneLine(keys.partner.privateKey.export({type: 'pkcs8', format: 'pem'})),
      BANK131_PUBLIC_KEY: oneLine(keys.bank.publicKey.export({type: 'spki', format: 'pem'})),
    },
    node,
  );
  const post = (path: string, headers: Record<string, string>, body = '{}') =>
    fetch(`${server.origin}${prefix}/bank131/${path}`, {
      method: 'POST',
      body,
      headers: {'Content-Type': 'application/json', ...headers},
      signal: AbortSignal.timeout(20_000),
    });
  return {
    post,
    said: server.said,
    async close() {
      await server.close();
      await bank.close();
    },
  };
}

for (const backend of BACKENDS) {
  test.describe(backend.name, () => {
    test.beforeAll(() => build(backend.folder));

    for (const [version, find] of Object.entries(NODES)) {
      test(`gives a token to a user, takes the bank’s webhook, refuses others, in ${version}`, async () => {
        const {post, said, close} = await open(backend, await find());
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
