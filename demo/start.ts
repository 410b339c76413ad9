import {createPrivateKey, generateKeyPairSync, type KeyObject} from 'node:crypto';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import type {Server} from 'node:http';
import {createAdaptorServer} from '@hono/node-server';
import getPort, {portNumbers} from 'get-port';
import type {Hono} from 'hono';
import {createBank} from './bank/bank.js';
import {createPartner, type PartnerOptions} from './partner/partner.js';

/** The bank that the partner works with, and what runs here for it. */
interface BankSide {
  side: Pick<PartnerOptions, 'bank' | 'widgetOrigin' | 'standIn'>;
  servers: Server[];
}

const LOOPBACK = '127.0.0.1';
const PROJECT = 'versty';

/** The port that the variable names, or the next free one. */
async function freePort(variable: string, usual: number, taken: number[] = []): Promise<number> {
  const said = process.env[variable];
  const wanted = said ? Number(said) : usual;
  if (!Number.isInteger(wanted) || wanted < 1024 || wanted > 65_000) {
    throw new Error(`${variable} must be a port from 1024 to 65000.`);
  }
  return getPort({port: portNumbers(wanted, wanted + 500), exclude: taken});
}

async function listen(app: Hono, port: number): Promise<Server> {
  const server = createAdaptorServer({fetch: app.fetch}) as Server;
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return server;
}

/** The bank's own test environment, if the environment variables ask for it. */
function testBank(): BankSide | undefined {
  const {BANK131_PROJECT, BANK131_PRIVATE_KEY_FILE, BANK131_ENVIRONMENT} = process.env;
  if (!BANK131_PROJECT && !BANK131_PRIVATE_KEY_FILE && !BANK131_ENVIRONMENT) return undefined;
  if (!BANK131_PROJECT || !BANK131_PRIVATE_KEY_FILE || BANK131_ENVIRONMENT !== 'demo') {
    throw new Error(
      'For the bank’s test environment set BANK131_PROJECT, BANK131_PRIVATE_KEY_FILE and ' +
        'BANK131_ENVIRONMENT=demo; for the stand-in set none of them.',
    );
  }
  const privateKey = readPrivateKey(BANK131_PRIVATE_KEY_FILE);
  return {
    side: {
      bank: {apiOrigin: 'https://demo.bank131.ru', project: BANK131_PROJECT, privateKey},
      widgetOrigin: 'https://widget-demo.bank131.ru',
      standIn: false,
    },
    servers: [],
  };
}

function readPrivateKey(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (cause) {
    throw new Error('BANK131_PRIVATE_KEY_FILE must name a file with a private key in PEM.', {cause});
  }
}

/** A stand-in for the bank, and the partner's access to it by a key pair that lives as long as this process. */
async function startStandIn(port: number): Promise<BankSide> {
  const origin = `http://localhost:${port}`;
  const {publicKey, privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
  const {app} = createBank({origin, projects: {[PROJECT]: publicKey}});
  return {
    side: {bank: {apiOrigin: origin, project: PROJECT, privateKey}, widgetOrigin: origin, standIn: true},
    servers: [await listen(app, port)],
  };
}

/** An error's own words; never what it holds besides, which might be a request. */
function report(error: unknown): void {
  const {message, cause} = error instanceof Error ? error : new Error(String(error));
  const because = cause instanceof Error ? ` (${cause.message})` : '';
  console.error(`  ! ${message}${because}`);
}

function stopOnSignal(servers: Server[]): void {
  const stop = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function start(): Promise<void> {
  const port = await freePort('PORT', 8000);
  const {side, servers} = testBank() ?? (await startStandIn(await freePort('BANK_PORT', 8131, [port])));
  const {app} = createPartner({...side, environment: 'demo', report});
  stopOnSignal([...servers, await listen(app, port)]);

  console.log(`
  bank131-widgets, the demo

    Partner  http://localhost:${port}
    Bank     ${side.widgetOrigin}${side.standIn ? '  (a stand-in: no real person, card or money)' : ''}

  Ctrl+C stops it.
`);
}

try {
  await start();
} catch (error) {
  report(error);
  // The stand-in may be up already and would keep a half-started demo alive.
  process.exit(1);
}
