import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, afterEach} from 'node:test';

export const PROGRAM = 'dist/cli/main.js';
export const directory = mkdtempSync(path.join(tmpdir(), 'bank131-widgets-'));
export const keys = path.join(directory, 'test keys');

/** Runs the program, whose output is gathered. */
export function run(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], {stdio: ['ignore', 'pipe', 'pipe']});
  const said = {stdout: '', stderr: ''};
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'close').then(([code]) => ({code: code as number | null, ...said}));
  return {child, said, ended};
}

type Running = ReturnType<typeof run>;

export async function listen(listener: RequestListener): Promise<{server: Server; url: string}> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {server, url: `http://localhost:${(server.address() as AddressInfo).port}`};
}

/** What a test file starts, which ends with each of its tests. */
export function openCommandLine() {
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
    const given = args.includes('--keys') ? args : ['--keys', keys, ...args];
    const bank = run('bank', '--port', '0', '--print-env', ...given);
    banks.push(bank);
    while (bank.said.stdout.split('\n').length < 6) await once(bank.child.stdout, 'data');
    const lines = bank.said.stdout.trim().split('\n');
    const pairs = lines
      .map((line) => /^(\w+)=(['"]?)(.*)\2$/s.exec(line)!)
      .map(([, name, , value]) => [name, value]);
    const environment = Object.fromEntries(pairs) as Record<string, string>;
    Object.defineProperty(environment, 'lines', {value: bank.said.stdout});
    return {...bank, environment};
  }

  return {serve, startBank};
}
