import {constants, verify, type KeyObject} from 'node:crypto';
import type {MiddlewareHandler} from 'hono';
import {BankError, parsePartnerBody, type JsonObject} from './http.js';

/** The project and the body of a signed request. */
export interface SignedRequest {
  Variables: {project: string; bytes: Uint8Array; body: JsonObject};
}

/** Accepts only requests that a known partner has signed over exactly these bytes. */
export function signedByPartner(projects: ReadonlyMap<string, KeyObject>): MiddlewareHandler<SignedRequest> {
  return async (c, next) => {
    const project = c.req.header('X-PARTNER-PROJECT') ?? '';
    const publicKey = projects.get(project);
    if (!publicKey)
      throw new BankError(401, 'identification_error', 'X-PARTNER-PROJECT names no known project');

    const buffer = await c.req.arrayBuffer();
    const bytes = new Uint8Array(buffer);
    if (!isSigned(bytes, c.req.header('X-PARTNER-SIGN') ?? '', publicKey)) {
      throw new BankError(401, 'authentication_error', 'X-PARTNER-SIGN does not match the body');
    }
    c.set('project', project);
    c.set('bytes', bytes);
    c.set('body', parsePartnerBody(buffer));
    await next();
  };
}

function isSigned(body: Uint8Array, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64');
  // Node decodes Base64 leniently, so the signature must equal its own re-encoding.
  if (bytes.toString('base64') !== signature) return false;
  return verify('sha256', body, {key, padding: constants.RSA_PKCS1_PADDING}, bytes);
}
