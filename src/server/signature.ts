import {
  createPrivateKey,
  createPublicKey,
  KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import {invalidOption} from './errors.js';

/** The partner's private key: RSA, as PEM text (PKCS#1 or PKCS#8) or as a key object. */
export type PrivateKey = string | KeyObject;

/** The bank's public key: RSA, as PEM text or as a key object. */
export type PublicKey = string | KeyObject;

/** Reads a private key; an encrypted one needs its passphrase. */
export function readPrivateKey(key: PrivateKey, passphrase: string | undefined): KeyObject {
  const expected = 'an RSA private key, as PEM text or KeyObject (an encrypted one with `passphrase`)';
  return checkRsa('privateKey', expected, 'private', () =>
    typeof key === 'string' ? createPrivateKey({key, ...(passphrase !== undefined && {passphrase})}) : key,
  );
}

/** Reads the bank's public key. */
export function readPublicKey(key: PublicKey): KeyObject {
  // Node would derive a public key from a private one: the partner's own, given by mistake, would never verify.
  return checkRsa('bankPublicKey', 'an RSA public key, as PEM text or KeyObject', 'public', () =>
    typeof key === 'string' && !key.includes('PRIVATE KEY') ? createPublicKey(key) : (key as KeyObject),
  );
}

function checkRsa(
  name: string,
  expected: string,
  type: 'private' | 'public',
  read: () => KeyObject,
): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch (cause) {
    // OpenSSL's message names what is wrong with the form, not the key.
    throw invalidOption(name, expected, cause);
  }
  if (!(key instanceof KeyObject) || key.type !== type || key.asymmetricKeyType !== 'rsa') {
    throw invalidOption(name, expected);
  }
  return key;
}

/** `X-PARTNER-SIGN`: padded Base64 of RSASSA-PKCS1-v1_5 with SHA-256 over exactly these bytes. */
export const sign = (body: Uint8Array, key: KeyObject): string =>
  signBytes('sha256', body, key).toString('base64');

/** Whether a signature is of these bytes. Node reads Base64 leniently, so it must equal its own re-encoding. */
export function verify(body: Uint8Array, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.toString('base64') === signature && verifyBytes('sha256', body, key, bytes);
}
