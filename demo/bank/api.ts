import type {KeyObject} from 'node:crypto';
import {Hono} from 'hono';
import {BankError, isObject, smallBody, type JsonObject} from './http.js';
import type {Secrets} from './secrets.js';
import {signedByPartner, type SignedRequest} from './signature.js';
import type {TokenGrant} from './tokens.js';

/** The bank's API for partners' backends: every call is signed. */
export function partnerApi(
  projects: ReadonlyMap<string, KeyObject>,
  tokens: Secrets<TokenGrant>,
): Hono<SignedRequest> {
  const api = new Hono<SignedRequest>();
  api.use(smallBody, signedByPartner(projects));

  api.post('/token', (c) => {
    const grant = readGrant(c.get('project'), c.get('body'));
    return c.json({status: 'ok', public_token: tokens.issue(grant)});
  });

  return api;
}

const WIDGETS = ['tokenize_widget', 'self_employed_widget'];

function readGrant(project: string, body: JsonObject): TokenGrant {
  const asked = Object.keys(body);
  if (asked.length === 0) throw invalid(`Ask for a widget: ${WIDGETS.join(', ')}`);
  if (asked.some((name) => !WIDGETS.includes(name)))
    throw invalid(`The only fields are ${WIDGETS.join(', ')}`);

  const {tokenize_widget: tokenize, self_employed_widget: selfEmployed} = body;
  if (tokenize !== undefined && !(isObject(tokenize) && tokenize.access === true)) {
    throw invalid('tokenize_widget.access must be true');
  }
  return {
    project,
    widgets: {
      ...(tokenize !== undefined && {tokenize: {access: true}}),
      ...(selfEmployed !== undefined && {selfEmployed: {taxReference: readTaxReference(selfEmployed)}}),
    },
  };
}

function readTaxReference(widget: unknown): string {
  const taxReference = isObject(widget) ? widget.tax_reference : undefined;
  // No checksum test: the INN in the bank's own examples fails it.
  if (typeof taxReference === 'string' && /^\d{12}$/.test(taxReference)) return taxReference;
  throw invalid('self_employed_widget.tax_reference must be a string of 12 digits');
}

function invalid(description: string): BankError {
  return new BankError(400, 'invalid_request', description);
}
