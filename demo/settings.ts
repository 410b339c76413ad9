import {createPrivateKey, createPublicKey, type KeyObject} from 'node:crypto';
import {readFileSync} from 'node:fs';
import getPort, {portNumbers} from 'get-port';

/** The port that the variable names, or the next free one. */
export async function freePort(variable: string, usual: number, taken: number[] = []): Promise<number> {
  const wanted = Number(process.env[variable] ?? usual);
  if (!Number.isInteger(wanted) || wanted < 1024 || wanted > 65_000) {
    throw new Error(`${variable} must be a port from 1024 to 65000.`);
  }
  return getPort({port: portNumbers(wanted, wanted + 500), exclude: taken});
}

function readKey(variable: string, file: string, read: (pem: Buffer) => KeyObject): KeyObject {
  try {
    return read(readFileSync(file));
  } catch (cause) {
    throw new Error(`${variable} must name a file with a key in PEM.`, {cause});
  }
}

/** The bank's own test environment, if the environment variables ask for it. */
export function testBank(variables = process.env) {
  const {BANK131_PROJECT, BANK131_PRIVATE_KEY_FILE, BANK131_PUBLIC_KEY_FILE, BANK131_ENVIRONMENT} = variables;
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
