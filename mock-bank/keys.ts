import {createPublicKey, generateKeyPairSync, randomUUID, type KeyObject} from 'node:crypto';
import {linkSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import {readPrivateKey} from '../src/server/keys.js';

export interface KeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export interface DemoKeys {
  /** Signs webhooks. */
  bank: KeyPair;
  /** Signs the partner's calls. */
  partner: KeyPair;
}

/**
 * The directory of the demo's keys and records, outside the repository: `BANK131_DEMO_DIR`, or the system's place for
 * such files.
 */
export function dataDirectory(): string {
  const {BANK131_DEMO_DIR: said} = process.env;
  return said ? path.resolve(said) : envPaths('bank131-widgets', {suffix: 'demo'}).data;
}

/** The keys of both sides, made at the first start. */
export function demoKeys(directory = dataDirectory()): DemoKeys {
  mkdirSync(directory, {recursive: true, mode: 0o700});
  return {
    bank: keyPair(path.join(directory, 'bank-private-key.pem')),
    partner: keyPair(path.join(directory, 'partner-private-key.pem')),
  };
}

function keyPair(file: string): KeyPair {
  const pem = read(file) ?? create(file);
  try {
    const privateKey = readPrivateKey(pem, undefined);
    return {privateKey, publicKey: createPublicKey(privateKey)};
  } catch (cause) {
    throw new Error(
      `${file} holds no RSA key of at least 2048 bits without a passphrase. Move it away, and a new one will be made.`,
      {cause},
    );
  }
}

function create(file: string): string {
  const {privateKey} = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: {type: 'pkcs8', format: 'pem'},
    publicKeyEncoding: {type: 'spki', format: 'pem'},
  });
  const temporary = `${file}.${randomUUID()}.tmp`;
  writeFileSync(temporary, privateKey, {mode: 0o600, flag: 'wx'});
  try {
    // Unlike a rename, it fails if another start was faster. Then that key counts.
    linkSync(temporary, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary);
  }
  return readFileSync(file, 'utf8');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
