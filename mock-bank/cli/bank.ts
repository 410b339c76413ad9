import {once} from 'node:events';
import {readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {getRequestListener} from '@hono/node-server';
import {createBank, type Bank, type BankOptions} from '../bank.js';
import {dataDirectory, demoKeys} from '../keys.js';
import {readOptions, readUrl} from './arguments.js';
import {plain} from './plain.js';
import {shellLine} from './shell-line.js';
import {UsageError} from './usage-error.js';

export const bankHelp = `Usage: bank131-widgets bank [options]

Serves a mock bank for end-to-end tests in any language: API with signatures and webhooks, both widgets, the
tax service's app. It listens on this machine only. Between starts it keeps only its keys.

  --port <number>       port to listen on, 8131 by default; 0 takes any free port
  --webhook-url <url>   your backend's address for webhooks; by default none are sent
  --keys <directory>    directory of the test keys; the first start creates them and overwrites no file
  --single-request      pays without ready_to_confirm, as the bank does if your manager enables it
  --print-env           prints only NAME=value lines for your backend to stdout
  --help

Ctrl+C, SIGINT or SIGTERM stops it.
`;

const PROJECT = 'test_project';

/** Serves the mock bank until a signal stops it. */
export async function bank(args: string[]): Promise<number> {
  const options = readOptions(args, {
    port: {type: 'string', default: '8131'},
    'webhook-url': {type: 'string'},
    keys: {type: 'string'},
    'single-request': {type: 'boolean', default: false},
    'print-env': {type: 'boolean', default: false},
    help: {type: 'boolean', default: false},
  });
  if (options.help) {
    console.log(bankHelp);
    return 0;
  }
  const port = readPort(options.port);
  const webhookUrl = options['webhook-url'];
  if (webhookUrl !== undefined) readUrl('--webhook-url', webhookUrl);
  const directory = options.keys === undefined ? dataDirectory() : path.resolve(options.keys);

  // Checked before any file is written.
  shellLine('--keys', directory);
  const keys = demoKeys(directory);
  const bankKeyFile = path.join(directory, 'bank-public-key.pem');
  writeNew(bankKeyFile, keys.bank.publicKey.export({type: 'spki', format: 'pem'}) as string);
  const {origin, ended} = await serve(port, {
    projects: {[PROJECT]: keys.partner.publicKey},
    privateKey: keys.bank.privateKey,
    ...(webhookUrl !== undefined && {webhookUrl}),
    singleRequest: options['single-request'],
    report: (message) => console.error(plain(message)),
  });
  const environment = {
    BANK131_API_HOST: origin,
    BANK131_WIDGET_HOST: origin,
    BANK131_PROJECT: PROJECT,
    BANK131_PRIVATE_KEY_FILE: path.join(directory, 'partner-private-key.pem'),
    BANK131_PUBLIC_KEY_FILE: bankKeyFile,
  };
  // Redirected output leaves the terminal empty, so a user needs to see that the server works.
  if (options['print-env']) console.error(`Mock bank: ${origin}. Leave it running; Ctrl+C stops it.`);
  else console.log(`Mock bank: ${origin}\n`);
  for (const [name, value] of Object.entries(environment)) console.log(shellLine(name, value));
  await ended;
  return 0;
}

/** Writes a new file. An existing one, or a link, must hold the same text already: it may be anybody's. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, {flag: 'wx'});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (contentOf(file) === text) return;
    throw new Error(`${file} exists and is not the mock bank's. Choose another directory with --keys.`, {
      cause: error,
    });
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A broken link or an unreadable file is not ours.
    return undefined;
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new UsageError('--port must be a number from 0 to 65535; 0 is any free port.');
  }
  return port;
}

async function serve(
  port: number,
  options: Omit<BankOptions, 'origin'>,
): Promise<{origin: string; ended: Promise<unknown>}> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(
      `The mock bank can't listen on port ${port} (${(cause as Error).message}). Use --port 0 for a free one.`,
      {
        cause,
      },
    );
  }
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const mock: Bank = createBank({...options, origin});
  const listener = getRequestListener(mock.app.fetch);
  server.on('request', (request, response) => void listener(request, response));
  const stop = () => {
    mock.close();
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return {origin, ended: once(server, 'close')};
}
