import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {createPublicKey, sign, verify} from 'node:crypto';
import {EventEmitter, once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createServer, type RequestListener, type Server} from 'node:http';
import {connect, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {text as readText} from 'node:stream/consumers';
import {after, afterEach, describe, it} from 'node:test';
import {contract} from '../../src/testing/contract.js';

const PROGRAM = 'dist/cli/main.js';
const directory = mkdtempSync(path.join(tmpdir(), 'bank131-widgets-'));
const keys = path.join(directory, 'test keys');

/** Runs the program, whose output is gathered. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], {stdio: ['ignore', 'pipe', 'pipe']});
  const said = {stdout: '', stderr: ''};
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'close').then(([code]) => ({code: code as number | null, ...said}));
  return {child, said, ended};
}

type Running = ReturnType<typeof run>;

async function listen(listener: RequestListener): Promise<{server: Server; url: string}> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {server, url: `http://localhost:${(server.address() as AddressInfo).port}`};
}

describe('bank131-widgets', () => {
  let banks: Running[] = [];
  let servers: Server[] = [];

  after(() => rmSync(directory, {recursive: true}));
  afterEach(async () => {
    for (const {child} of banks) child.kill();
    await Promise.all(banks.map(({ended}) => ended));
    for (const server of servers) server.close().closeAllConnections();
    banks = [];
    servers = [];
  });

  const serve = async (listener: RequestListener) => {
    const {server, url} = await listen(listener);
    servers.push(server);
    return url;
  };

  /** Starts the mock bank on a free port, and reads what it prints. */
  async function startBank(...args: string[]) {
    const bank = run('bank', '--port', '0', '--keys', keys, '--print-env', ...args);
    banks.push(bank);
    while (bank.said.stdout.split('\n').length < 6) await once(bank.child.stdout, 'data');
    const lines = bank.said.stdout.trim().split('\n');
    const pairs = lines.map((line) => /^(\w+)='?(.*?)'?$/.exec(line)!.slice(1) as [string, string]);
    return {...bank, environment: Object.fromEntries(pairs)};
  }

  it('tells how it is used', async () => {
    for (const args of [['--help'], ['bank', '--help'], ['check', '--help']]) {
      const {code, stdout} = await run(...args).ended;
      assert.equal(code, 0);
      assert.match(stdout, /^Usage: bank131-widgets/);
    }
  });

  it('tells its version', async () => {
    const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
    assert.equal((await run('--version').ended).stdout.trim(), version);
  });

  it('needs nothing but Node: what it is made of is in its one file', () => {
    const imports = [
      ...readFileSync(PROGRAM, 'utf8').matchAll(/\b(?:from|import)\s*\(?["']([@\w][^"']*)["']/g),
    ];
    assert.ok(imports.length > 5);
    assert.deepEqual(
      imports.map(([, name]) => name!).filter((name) => !name.startsWith('node:')),
      [],
    );
    const {dependencies} = JSON.parse(readFileSync('package.json', 'utf8')) as {dependencies: object};
    assert.deepEqual(Object.keys(dependencies), ['lit']);
    assert.match(readFileSync('dist/cli/LICENSES.txt', 'utf8'), /^hono [\d.]+, MIT$/m);
  });

  const mistakes: [args: string[], problem: RegExp][] = [
    [[], /Say what to do/],
    [['pay'], /no command "pay"/],
    [['bank', '--prot', '1'], /--prot/],
    [['bank', '--port', 'http'], /--port must be a number/],
    [['bank', '--port', '65536'], /--port must be a number/],
    [['bank', '--webhook-url', 'localhost:8000'], /--webhook-url must be an http\(s\) URL/],
    [['bank', 'now'], /now/],
    [['check'], /--environment must be demo or live/],
    [['check', '--environment', 'test'], /--environment must be demo or live/],
    [['check', '--environment', 'demo', '--widget-host', 'http://localhost:1'], /either/],
  ];
  for (const [args, problem] of mistakes) {
    it(`ends with 2 and says what is wrong: ${args.join(' ') || '(nothing)'}`, async () => {
      const {code, stdout, stderr} = await run(...args).ended;
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, problem);
    });
  }

  describe('bank', () => {
    it('prints what a backend needs, and takes its signed calls', async () => {
      const {environment, said} = await startBank();
      assert.deepEqual(Object.keys(environment), [
        'BANK131_API_HOST',
        'BANK131_WIDGET_HOST',
        'BANK131_PROJECT',
        'BANK131_PRIVATE_KEY_FILE',
        'BANK131_PUBLIC_KEY_FILE',
      ]);
      const body = '{"self_employed_widget":{"tax_reference":"500000000000"}}';
      const answer = await callBank(environment, 'token', body);
      assert.match(answer.public_token as string, new RegExp(contract.hash));
      const script = await fetch(`${environment.BANK131_WIDGET_HOST}/${contract.selfEmployed.script}`);
      assert.equal(script.status, 200);
      assert.equal(said.stderr, '');
    });

    it('sends webhooks that its public key verifies', async () => {
      const webhooks = new EventEmitter<{arrived: [signature: string, body: string]}>();
      const arrived = once(webhooks, 'arrived');
      const url = await serve((request, response) => {
        void readText(request).then((text) => {
          webhooks.emit('arrived', String(request.headers['x-partner-sign']), text);
          response.end();
        });
      });
      const {environment} = await startBank('--webhook-url', `${url}/webhook`);
      const payout = {
        payment_method: {
          type: 'bank_account',
          bank_account: {
            system_type: 'ru',
            ru: {token: 'acc0'.repeat(16), full_name: 'Ivan Ivanov', description: 'Contract 7'},
          },
        },
        amount_details: {amount: 10_000, currency: 'rub'},
        participant_details: {recipient: {full_name: 'Ivanov Ivan Ivanovich'}},
      };
      const answer = await callBank(environment, 'session/init/payout', JSON.stringify(payout));
      assert.equal(answer.status, 'ok');
      const [signature, body] = (await arrived) as [string, string];
      assert.match(body, /"type":"ready_to_confirm"/);
      const publicKey = createPublicKey(readFileSync(environment.BANK131_PUBLIC_KEY_FILE!));
      assert.ok(verify('sha256', Buffer.from(body), publicKey, Buffer.from(signature, 'base64')));
    });

    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      it(`stops at ${signal}, in the middle of a request`, async () => {
        const {environment, child, ended} = await startBank();
        const socket = connect(Number(new URL(environment.BANK131_API_HOST!).port), '127.0.0.1');
        await once(socket, 'connect');
        socket.on('error', () => {}).write('GET / HTTP/1.1\r\n');
        await fetch(environment.BANK131_API_HOST!);
        child.kill(signal);
        const {code, stderr} = await ended;
        assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
      });
    }

    it('says that its port is taken', async () => {
      const {port} = new URL(await serve(() => {}));
      const {code, stderr} = await run('bank', '--port', port, '--keys', keys).ended;
      assert.equal(code, 1);
      assert.match(stderr, new RegExp(`Port ${port} can't be had .*--port 0`));
    });
  });

  describe('check', () => {
    it('finds that all holds at the mock bank', async () => {
      const {environment} = await startBank();
      const {code, stdout} = await run('check', '--widget-host', environment.BANK131_WIDGET_HOST!).ended;
      assert.equal(code, 0);
      assert.match(stdout, /ok {4}global: Bank131SelfEmployed stands in the script/);
      assert.match(stdout, /All \d+ hold\./);
    });

    it('tells which names, files and types differ elsewhere', async () => {
      const url = await serve(({url: file}, response) => {
        if (file === '/base/self-employed.js') {
          response.setHeader('Content-Type', 'text/plain').end('window.LinkingForm = class {};');
        } else {
          response.writeHead(404).end('not here');
        }
      });
      const {code, stdout} = await run('check', '--widget-host', `${url}/base`).ended;
      assert.equal(code, 1);
      assert.match(stdout, /ok {4}self-employed\.js: HTTP 200/);
      assert.match(stdout, /FAIL {2}self-employed\.js: content type text\/plain/);
      assert.match(stdout, /FAIL {2}global: Bank131SelfEmployed does not stand in the script/);
      assert.match(stdout, /FAIL {2}tokenize\.js: HTTP 404/);
    });

    it('tells of a host that does not answer', async () => {
      const {server, url} = await listen(() => {});
      server.close();
      const {code, stdout} = await run('check', '--widget-host', url).ended;
      assert.equal(code, 1);
      assert.match(stdout, /FAIL {2}self-employed\.js: no answer \(.*ECONNREFUSED/);
    });
  });
});

async function callBank(
  environment: Record<string, string>,
  call: string,
  body: string,
): Promise<Record<string, unknown>> {
  const key = readFileSync(environment.BANK131_PRIVATE_KEY_FILE!);
  const response = await fetch(`${environment.BANK131_API_HOST}/api/v1/${call}`, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      'X-PARTNER-PROJECT': environment.BANK131_PROJECT!,
      'X-PARTNER-SIGN': sign('sha256', Buffer.from(body), key).toString('base64'),
    },
  });
  return (await response.json()) as Record<string, unknown>;
}
