import {generateKeyPairSync, sign, type KeyObject} from 'node:crypto';
import {createBank} from '../../mock-bank/bank.js';

const {publicKey, privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});

export const INN = '500000000000';

export const signed = (body: string, key: KeyObject = privateKey) =>
  sign('sha256', Buffer.from(body), key).toString('base64');

/** All that the bank's answers may hold, each its part. */
interface Body {
  status: 'ok' | 'error';
  error: {code: string; description: string};
  public_token: string;
  session: string;
  linking: string;
  hashes: Record<string, string>;
  card: {brand: string; last4: string; bin: string};
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

/** A bank of its own for each test, spoken to as partners and widgets do. */
export function openBank() {
  let time = Date.UTC(2027, 0, 15);
  const {app} = createBank({
    origin: 'http://bank.test:8131',
    projects: {shop: publicKey},
    now: () => time,
  });

  async function post(path: string, body: string, headers: Record<string, string>): Promise<Answer> {
    const answer = await app.request(path, {method: 'POST', body, headers});
    return {status: answer.status, headers: answer.headers, body: (await answer.json()) as Body};
  }

  const partner = (body: string, headers: Record<string, string> = {}) =>
    post('/api/v1/token', body, {
      'Content-Type': 'application/json',
      'X-PARTNER-PROJECT': 'shop',
      'X-PARTNER-SIGN': signed(body),
      ...headers,
    });

  const widget = (path: string, body: object, session?: string) =>
    post(`/widget/${path}`, JSON.stringify(body), {
      'Content-Type': 'application/json',
      ...(session !== undefined && {Authorization: `Bearer ${session}`}),
    });

  async function open(kind: 'self-employed' | 'tokenize', request: object): Promise<Answer> {
    const {public_token} = (await partner(JSON.stringify(request))).body;
    return widget(`${kind}/session`, {public_token});
  }

  return {
    app,
    partner,
    widget,
    pass: (ms: number) => (time += ms),
    openLinking: (taxReference = INN) =>
      open('self-employed', {self_employed_widget: {tax_reference: taxReference}}),
    openCardForm: async () => (await open('tokenize', {tokenize_widget: {access: true}})).body.session,
    async decide(decision: string, headers: Record<string, string> = {'Sec-Fetch-Site': 'same-origin'}) {
      const page = await (await app.request('/tax-app')).text();
      const request = /name="request" value="([^"]+)"/.exec(page)?.[1] ?? '';
      return app.request('/tax-app', {
        method: 'POST',
        body: new URLSearchParams({request, decision}),
        headers,
      });
    },
  };
}
