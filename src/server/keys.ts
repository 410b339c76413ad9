import {createPrivateKey, createPublicKey, type KeyObject} from 'node:crypto';
import {types} from 'node:util';
import {Bank131ApiError, invalidOption} from './errors.js';
import {own} from '../core/own.js';

/**
 * The partner's private key: RSA, at least 2048 bits, as PEM text (PKCS#1 or PKCS#8) or as a key object. The text may be
 * as environment variables carry it: in quotes, on one line, with `\n` as two characters.
 */
export type PrivateKey = string | KeyObject;

/** The bank's public key: RSA, at least 2048 bits, as PEM text like {@link PrivateKey}, or as a key object. */
export type PublicKey = string | KeyObject;

type KeyOption = 'privateKey' | 'bankPublicKey';

/** Shorter keys are broken or about to be. */
const LEAST_BITS = 2048;

/**
 * Reads the partner's private key; an encrypted one needs its passphrase.
 *
 * @throws Bank131ApiError `invalid_options`, which names the problem and never the key
 */
export function readPrivateKey(key: PrivateKey, passphrase: string | undefined): KeyObject {
  if (passphrase !== undefined && typeof passphrase !== 'string') throw invalidOption('passphrase', 'text');
  return readKey('privateKey', key, ({pem, isEncrypted}) => {
    if (isEncrypted && !passphrase) throw unusable('privateKey', 'is encrypted', 'Give its `passphrase`');
    try {
      return createPrivateKey(own({key: pem, ...(isEncrypted && passphrase && {passphrase})}));
    } catch {
      // Node's own error would be the cause, but nobody promises that it doesn't quote its input.
      if (isEncrypted) throw unusable('privateKey', 'does not open with `passphrase`', 'Check both');
      throw damaged('privateKey');
    }
  });
}

/**
 * Reads the bank's public key.
 *
 * @throws Bank131ApiError `invalid_options`, which names the problem
 */
export const readPublicKey = (key: PublicKey): KeyObject =>
  readKey('bankPublicKey', key, ({pem}) => {
    try {
      // Node reads options from the prototype of a bare string, too.
      return createPublicKey(own({key: pem}));
    } catch {
      throw damaged('bankPublicKey');
    }
  });

function readKey(option: KeyOption, given: unknown, read: (pem: Pem) => KeyObject): KeyObject {
  const key = typeof given === 'string' ? read(readPem(option, given)) : given;
  if (!types.isKeyObject(key)) throw unusable(option, 'is neither PEM text nor a KeyObject', FIXES[option]);
  const {type, asymmetricKeyType, asymmetricKeyDetails} = key;
  if (type !== TYPES[option]) throw unusable(option, `is a ${type} key`, FIXES[option]);
  if (asymmetricKeyType !== 'rsa') {
    throw unusable(option, `is not RSA but ${String(asymmetricKeyType)}`, FIXES[option]);
  }
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < LEAST_BITS) {
    throw unusable(option, `has ${bits} bits`, `Use an RSA key of at least ${LEAST_BITS} bits`);
  }
  return key;
}

const TYPES = {privateKey: 'private', bankPublicKey: 'public'} as const;

const FIXES = {
  privateKey: 'Give your RSA private key as PEM text',
  bankPublicKey: 'Give the bank’s RSA public key as PEM text',
} as const;

interface Pem {
  pem: string;
  isEncrypted: boolean;
}

const BLOCK = /-----BEGIN ([A-Z\d ]+)-----(.*?)-----END \1-----/s;
/** The line that OpenSSL writes above an encrypted PKCS#1 key. */
const ENCRYPTION = /^\s*(Proc-Type: *4,ENCRYPTED)\s+(DEK-Info: *[\w-]+,[\dA-F]+)/i;

/** Finds the PEM block in what an environment variable or a file carries, and lays it out as OpenSSL expects it. */
function readPem(option: KeyOption, given: string): Pem {
  const text = given.replaceAll(/\\+[rn]/g, '\n');
  const block = BLOCK.exec(text);
  if (!block) throw unusable(option, ...whyNoPem(text, option));
  const [, label = '', content = ''] = block;
  checkLabel(option, label);
  const encryption = ENCRYPTION.exec(content);
  const data = content.slice(encryption?.[0].length ?? 0).replaceAll(/[\s\\]/g, '');
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(data)) throw damaged(option);
  const lines = [
    `-----BEGIN ${label}-----`,
    ...(encryption ? [encryption[1], encryption[2], ''] : []),
    ...(data.match(/.{1,64}/g) ?? []),
    `-----END ${label}-----`,
  ];
  return {pem: `${lines.join('\n')}\n`, isEncrypted: encryption !== null || label.startsWith('ENCRYPTED')};
}

function whyNoPem(text: string, option: KeyOption): [problem: string, fix: string] {
  if (text.trim() === '') return ['is empty', 'Check the variable or file that it comes from'];
  if (text.includes('-----BEGIN ')) {
    return ['is cut off: its END line is missing', 'In a .env file put the whole key in quotes'];
  }
  if (text.trim().startsWith('LS0tLS1CRUdJTi')) {
    return ['is Base64 of a PEM text', 'Decode it: Buffer.from(text, "base64").toString()'];
  }
  if (/^[A-Za-z\d+/=\s]{128,}$/.test(text)) return ['has no BEGIN and END lines', FIXES[option]];
  return ['is not PEM text', 'If it is the name of a file, give what the file holds'];
}

function checkLabel(option: KeyOption, label: string): void {
  const kind = kindOf(label);
  const fits = kind === TYPES[option] || (option === 'bankPublicKey' && kind === 'certificate');
  if (fits) return;
  if (kind === 'openssh') {
    throw unusable(option, 'has the form of OpenSSH', 'Convert it: ssh-keygen -p -m PEM -f FILE');
  }
  throw unusable(option, `is a PEM text of the kind ${label}`, FIXES[option]);
}

function kindOf(label: string): string {
  if (label === 'OPENSSH PRIVATE KEY') return 'openssh';
  if (/^((RSA|ENCRYPTED) )?PRIVATE KEY$/.test(label)) return 'private';
  if (/^(RSA )?PUBLIC KEY$/.test(label)) return 'public';
  return label === 'CERTIFICATE' ? 'certificate' : 'another';
}

const damaged = (option: KeyOption): Bank131ApiError =>
  unusable(option, 'is damaged', 'Copy it anew, from BEGIN to END');

const unusable = (option: KeyOption, problem: string, fix: string): Bank131ApiError =>
  new Bank131ApiError(`option \`${option}\` ${problem}. ${fix}.`, {status: 0, code: 'invalid_options'});
