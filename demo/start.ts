import {once} from 'node:events';
import type {Server} from 'node:http';
import path from 'node:path';
import {createAdaptorServer} from '@hono/node-server';
import type {Hono} from 'hono';
import {createBank} from '../mock-bank/bank.js';
import {dataDirectory, demoKeys} from '../mock-bank/keys.js';
import {createPartner} from './partner/partner.js';
import {WEBHOOK_PATH} from './partner/routes/webhook-route.js';
import {freePort, testBank} from './settings.js';

const PROJECT = 'versty';

async function listen(app: Hono, port: number): Promise<Server> {
  const server = createAdaptorServer({fetch: app.fetch}) as Server;
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return server;
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
