import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {getRequestListener} from '@hono/node-server';
import {createBank, type Bank, type BankOptions} from '../bank.js';
import {dataDirectory, demoKeys} from '../keys.js';
import {readOptions, readUrl} from './arguments.js';
import {UsageError} from './usage-error.js';

export const bankHelp = `Usage: bank131-widgets bank [options]

A stand-in for Bank 131, for end-to-end tests in any language: its API with signatures and webhooks, both
widgets, the tax service's app. It answers on this machine alone, and forgets everything when it ends.

  --port <number>       where it answers; 8131 unless said otherwise, 0 for any free port
  --webhook-url <url>   where your backend takes webhooks; none are sent without it
  --keys <directory>    where the test keys are kept, which are made at the first start
  --print-env           prints what your backend needs as NAME=value lines, and nothing else
  --help

Ctrl+C, SIGINT or SIGTERM stops it.
`;

const PROJECT = 'test_project';

/** Serves the stand-in bank until a signal stops it. */
export async function bank(args: string[]): Promise<number> {
  const options = readOptions(args, {
    port: {type: 'string', default: '8131'},
    'webhook-url': {type: 'string'},
    keys: {type: 'string'},
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

  const keys = demoKeys(directory);
  const bankKeyFile = path.join(directory, 'bank-public-key.pem');
  writeFileSync(bankKeyFile, keys.bank.publicKey.export({type: 'spki', format: 'pem'}));
  const {origin, ended} = await serve(port, {
    projects: {[PROJECT]: keys.partner.publicKey},
    privateKey: keys.bank.privateKey,
    ...(webhookUrl !== undefined && {webhookUrl}),
    report: (message) => console.error(message),
  });
  const environment = {
    BANK131_API_HOST: origin,
    BANK131_WIDGET_HOST: origin,
    BANK131_PROJECT: PROJECT,
    BANK131_PRIVATE_KEY_FILE: path.join(directory, 'partner-private-key.pem'),
    BANK131_PUBLIC_KEY_FILE: bankKeyFile,
  };
  if (!options['print-env']) console.log(`The stand-in for Bank 131: ${origin}\n`);
  console.log(shellLines(environment));
  await ended;
  return 0;
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
    throw new Error(`Port ${port} can't be had (${(cause as Error).message}); --port 0 takes a free one.`, {
      cause,
    });
  }
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const standIn: Bank = createBank({...options, origin});
  const listener = getRequestListener(standIn.app.fetch);
  server.on('request', (request, response) => void listener(request, response));
  const stop = () => {
    standIn.close();
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return {origin, ended: once(server, 'close')};
}

/** As shells and `.env` files both read them. */
const shellLines = (variables: Record<string, string>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${/^[\w./:-]+$/.test(value) ? value : `'${value}'`}`)
    .join('\n');
