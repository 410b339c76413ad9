import {createPrivateKey, createPublicKey, type KeyObject} from 'node:crypto';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import type {Server} from 'node:http';
import path from 'node:path';
import {createAdaptorServer} from '@hono/node-server';
import getPort, {portNumbers} from 'get-port';
import type {Hono} from 'hono';
import {createBank} from '../mock-bank/bank.js';
import {dataDirectory, demoKeys} from '../mock-bank/keys.js';
import {createPartner} from './partner/partner.js';
import {WEBHOOK_PATH} from './partner/routes/webhook-route.js';

const PROJECT = 'versty';

/** The port that the variable names, or the next free one. */
async function freePort(variable: string, usual: number, taken: number[] = []): Promise<number> {
  const wanted = Number(process.env[variable] ?? usual);
  if (!Number.isInteger(wanted) || wanted < 1024 || wanted > 65_000) {
    throw new Error(`${variable} must be a port from 1024 to 65000.`);
  }
  return getPort({port: portNumbers(wanted, wanted + 500), exclude: taken});
}

async function listen(app: Hono, port: number): Promise<Server> {
  const server = createAdaptorServer({fetch: app.fetch}) as Server;
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return server;
}

function readKey(variable: string, file: string, read: (pem: Buffer) => KeyObject): KeyObject {
  try {
    return read(readFileSync(file));
  } catch (cause) {
    throw new Error(`${variable} must name a file with a key in PEM.`, {cause});
  }
}

/** The bank's own test environment, if the environment variables ask for it. */
function testBank() {
  const {BANK131_PROJECT, BANK131_PRIVATE_KEY_FILE, BANK131_PUBLIC_KEY_FILE, BANK131_ENVIRONMENT} =
    process.env;
  if (!BANK131_PROJECT && !BANK131_PRIVATE_KEY_FILE && !BANK131_PUBLIC_KEY_FILE && !BANK131_ENVIRONMENT)
    return undefined;
  if (!BANK131_PROJECT || !BANK131_PRIVATE_KEY_FILE || BANK131_ENVIRONMENT !== 'demo') {
    throw new Error(
      'For the bank’s test environment, set BANK131_PROJECT, BANK131_PRIVATE_KEY_FILE and BANK131_ENVIRONMENT=demo, ' +
        'and BANK131_PUBLIC_KEY_FILE for its webhooks. For the mock bank, set none of them.',
    );
  }
  const bank = {
    apiOrigin: 'https://demo.bank131.ru',
    project: BANK131_PROJECT,
    privateKey: readKey('BANK131_PRIVATE_KEY_FILE', BANK131_PRIVATE_KEY_FILE, createPrivateKey),
    publicKey: BANK131_PUBLIC_KEY_FILE
      ? readKey('BANK131_PUBLIC_KEY_FILE', BANK131_PUBLIC_KEY_FILE, createPublicKey)
      : undefined,
  };
  return {bank, widgetOrigin: 'https://widget-demo.bank131.ru', isMock: false, open: undefined};
}

/** A mock bank, with keys that were made at the first start. `open` creates it after the partner takes webhooks. */
function mockBank(port: number, partnerPort: number, directory: string) {
  const origin = `http://localhost:${port}`;
  const {bank, partner} = demoKeys();
  const open = () =>
    createBank({
      origin,
      projects: {[PROJECT]: partner.publicKey},
      privateKey: bank.privateKey,
      webhookUrl: `http://localhost:${partnerPort}${WEBHOOK_PATH}`,
      stateFile: path.join(directory, 'bank.json'),
      report: (message) => console.error(`  ! ${message}`),
    });
  const access = {
    apiOrigin: origin,
    project: PROJECT,
    privateKey: partner.privateKey,
    publicKey: bank.publicKey,
  };
  return {bank: access, widgetOrigin: origin, isMock: true, open};
}

/** Prints an error's own message, never its other properties, which may hold a request. */
function report(error: unknown): void {
  const {message, cause} = error instanceof Error ? error : new Error(String(error));
  console.error(`  ! ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`);
}

async function start(): Promise<void> {
  const port = await freePort('PORT', 8000);
  // Only one demo runs on a port, so no two write the same files.
  const directory = path.join(dataDirectory(), String(port));
  const bankPort = await freePort('BANK_PORT', 8131, [port]);
  const {open, ...side} = testBank() ?? mockBank(bankPort, port, directory);
  const database = path.join(directory, side.isMock ? 'partner.sqlite' : 'partner-test-bank.sqlite');
  const partner = createPartner({...side, environment: 'demo', database, report});
  const servers = [await listen(partner.app, port)];
  const bank = open?.();
  if (bank) servers.push(await listen(bank.app, bankPort));

  const stop = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    bank?.close();
    partner.close().catch(report);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  partner.resume();

  console.log(`
  bank131-widgets, the demo

    Partner  http://localhost:${port}
    Bank     ${side.widgetOrigin}${side.isMock ? '  (a mock bank: no real person, card or money)' : ''}
    Records  ${directory}

  Ctrl+C stops it.
`);
}

try {
  await start();
} catch (error) {
  report(error);
  // The mock bank may be up already and would keep a half-started demo alive.
  process.exit(1);
}
