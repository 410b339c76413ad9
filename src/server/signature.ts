import {constants, sign as signBytes, verify as verifyBytes, type KeyObject} from 'node:crypto';
import {own} from '../core/own.js';

/** Node reads the padding from the key's prototype, too, so it is given with the key. */
const pkcs1 = (key: KeyObject) => own({key, padding: constants.RSA_PKCS1_PADDING});

/** Makes `X-PARTNER-SIGN`: padded Base64 of RSASSA-PKCS1-v1_5 with SHA-256 over exactly these bytes. */
export const sign = (body: Uint8Array, key: KeyObject): string =>
  signBytes('sha256', body, pkcs1(key)).toString('base64');

/** Tells whether a signature is of these bytes. Node reads Base64 leniently, so it must equal its own re-encoding. */
export function verify(body: Uint8Array, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.toString('base64') === signature && verifyBytes('sha256', body, pkcs1(key), bytes);
}
