import assert from 'node:assert/strict';
import {createPublicKey, sign, verify} from 'node:crypto';
import {EventEmitter, once} from 'node:events';
import {readFileSync} from 'node:fs';
import {connect} from 'node:net';
import {text as readText} from 'node:stream/consumers';
import {describe, it} from 'node:test';
import {contract} from '../../src/testing/contract.js';
import {plain} from '../../mock-bank/cli/plain.js';
import {keys, listen, openCommandLine, PROGRAM, run} from './command-line-tools.js';

const PAYOUT = {
  payment_method: {
    type: 'bank_account',
    bank_account: {
      system_type: 'ru',
      ru: {token: 'acc0'.repeat(16), full_name: 'Ivan Ivanov', description: 'Contract 7'},
    },
  },
  amount_details: {amount: 10_000, currency: 'rub'},
};

describe('bank131-widgets', () => {
  const {serve, startBank} = openCommandLine();

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

  it('repeats no password of what it was given', () => {
    for (const address of [
      'http:\\\\user:hunter2@host/',
      'http:/user:hunter2@host/',
      'http:user:hunter2@host/',
      'user:hunter2@host',
      'http://user:hunter2#x@host/',
      'http://user:hunter2/x@host/',
    ]) {
      assert.match(
        plain(`Unexpected argument '${address}'`),
        /^Unexpected argument '(?!.*hunter2).*…@host\/?'$/,
      );
    }
  });

  const mistakes: [args: string[], problem: RegExp][] = [
    [[], /Name a command/],
    [['pay'], /Unknown command "pay"/],
    [['bank', '--prot', '1'], /--prot/],
    [['bank', '--port', 'http'], /--port must be a number/],
    [['bank', '--port', '65536'], /--port must be a number/],
    [['bank', '--webhook-url', 'localhost:8000'], /--webhook-url must be an http\(s\) URL/],
    [['bank', 'now'], /now/],
    [['bank', 'http://user:hunter2@host/'], /…@host/],
    [['bank', '--webhook-url', 'http://user:hunter2@host/'], /--webhook-url must not hold a user name/],
    [['bank', '--webhook-url', 'http://hunter2@host/'], /--webhook-url must not hold a user name/],
    [['bank', '--webhook-url', 'http://user:hunter2@[bad'], /--webhook-url must be an http/],
    [['check', '--widget-host', 'https://user:hunter2@host/'], /--widget-host must not hold a user name/],
    [['https://user:hunter2@host/'], /Unknown command "https:\/\/…@host/],
    [['\u001b[2Jpay'], /Unknown command "\uFFFD\[2Jpay"/],
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
      assert.doesNotMatch(stderr, /hunter2/);
    });
  }

  describe('bank', () => {
    it('prints what a backend needs, and takes its signed calls', async () => {
      const {environment} = await startBank();
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
    });

    it('says where it listens when its variables go to a file, and no more', async () => {
      const {environment, child, ended} = await startBank();
      child.kill('SIGTERM');
      const {stderr} = await ended;
      assert.equal(
        stderr,
        `Mock bank: ${environment.BANK131_API_HOST}. Leave it running; Ctrl+C stops it.\n`,
      );
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
      const answer = await callBank(environment, 'session/init/payout', JSON.stringify(PAYOUT));
      assert.equal(answer.status, 'ok');
      const [signature, body] = (await arrived) as [string, string];
      assert.match(body, /"type":"ready_to_confirm"/);
      const publicKey = createPublicKey(readFileSync(environment.BANK131_PUBLIC_KEY_FILE!));
      assert.ok(verify('sha256', Buffer.from(body), publicKey, Buffer.from(signature, 'base64')));
    });

    it('pays without ready_to_confirm with --single-request', async () => {
      const types = new EventEmitter<{arrived: [type: string]}>();
      const url = await serve((request, response) => {
        void readText(request).then((text) => {
          types.emit('arrived', (JSON.parse(text) as {type: string}).type);
          response.end();
        });
      });
      const first = once(types, 'arrived');
      const {environment} = await startBank('--webhook-url', url, '--single-request');
      const answer = await callBank(environment, 'session/init/payout', JSON.stringify(PAYOUT));
      assert.equal(answer.status, 'ok');
      assert.deepEqual(await first, ['payment_finished']);
    });

    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      it(`stops at ${signal}, in the middle of a request`, async () => {
        const {environment, child, ended} = await startBank();
        const socket = connect(Number(new URL(environment.BANK131_API_HOST!).port), '127.0.0.1');
        await once(socket, 'connect');
        socket.on('error', () => {}).write('GET / HTTP/1.1\r\n');
        await fetch(environment.BANK131_API_HOST!);
        child.kill(signal);
        const {code} = await ended;
        assert.equal(code, 0);
      });
    }

    it('says that its port is taken', async () => {
      const {port} = new URL(await serve(() => {}));
      const {code, stderr} = await run('bank', '--port', port, '--keys', keys).ended;
      assert.equal(code, 1);
      assert.match(stderr, new RegExp(`can't listen on port ${port} .*--port 0`));
    });
  });

  describe('check', () => {
    it('finds that all holds at the mock bank', async () => {
      const {environment} = await startBank();
      const {code, stdout} = await run('check', '--widget-host', environment.BANK131_WIDGET_HOST!).ended;
      assert.equal(code, 0);
      assert.match(stdout, /ok {4}global: Bank131SelfEmployed is in the script/);
      assert.match(stdout, /All \d+ match\./);
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
      assert.match(stdout, /FAIL {2}global: Bank131SelfEmployed is not in the script/);
      assert.match(stdout, /FAIL {2}tokenize\.js: HTTP 404/);
    });

    it('shows nothing that would change a terminal: escape sequences, C1 controls, direction marks', async () => {
      const url = await serve((_request, response) => {
        // A header may carry bytes from 128 on, among them one that begins escape sequences.
        response.writeHead(200, {'Content-Type': 'text/\u009b31mhtml\u0085\u00ad'}).end('\u001b[2J');
      });
      const {stdout} = await run('check', '--widget-host', url).ended;
      assert.match(stdout, /content type text\/\uFFFD31mhtml/);
      assert.doesNotMatch(stdout.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    });

    it('stops at 10 MB of a file', async () => {
      const chunk = Buffer.alloc(65_536, ' ');
      const url = await serve((_request, response) => {
        const write = () => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', write);
        write();
      });
      const {code, stdout} = await run('check', '--widget-host', url).ended;
      assert.equal(code, 1);
      assert.match(stdout, /FAIL {2}self-employed\.js: the file is larger than 10 MB/);
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
