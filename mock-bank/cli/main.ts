#!/usr/bin/env node
import {readFileSync} from 'node:fs';
import {bank} from './bank.js';
import {check} from './check.js';
import {plain} from './plain.js';
import {UsageError} from './usage-error.js';

const help = `Usage: bank131-widgets <command> [options]

  bank    serves a mock bank for end-to-end tests in any language
  check   compares the bank's files with what this package expects

  --help, --version; each command has its own --help

Not published by Bank 131.
`;

const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {bank, check};

async function run([name, ...args]: string[]): Promise<number> {
  if (name === '--help') return print(help);
  if (name === '--version') return print(version());
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(args);
  throw new UsageError(name === undefined ? 'Name a command.' : `Unknown command "${name}".`);
}

function print(text: string): number {
  console.log(text);
  return 0;
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as {version: string}).version;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const usage = error instanceof UsageError;
  console.error(plain((error as Error).message));
  if (usage) console.error('See `bank131-widgets --help`.');
  process.exitCode = usage ? 2 : 1;
}
