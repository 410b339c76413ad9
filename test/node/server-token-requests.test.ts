import assert from 'node:assert/strict';
import {IncomingMessage, ServerResponse} from 'node:http';
import {Socket} from 'node:net';
import {describe, it} from 'node:test';
import {publicTokenHandler, webhookHandler, type Bank131Client} from '../../src/server/index.js';
import {bank, post, tokenHandler} from './server-tools.js';

describe('publicTokenHandler(): requests of other origins', () => {
  const OWN = 'https://partner.example';
  const refused: [what: string, headers: Record<string, string>, url?: string][] = [
    ['Sec-Fetch-Site: cross-site', {'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example'}],
    ['Sec-Fetch-Site: cross-site without Origin', {'Sec-Fetch-Site': 'cross-site'}],
    ['Sec-Fetch-Site: cross-site with the own Origin', {'Sec-Fetch-Site': 'cross-site', Origin: OWN}],
    ['Sec-Fetch-Site: same-site', {'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.partner.example'}],
    ['Sec-Fetch-Site that nobody knows', {'Sec-Fetch-Site': 'anywhere'}],
    ['Sec-Fetch-Site that is empty', {'Sec-Fetch-Site': ''}],
    ['a foreign Origin', {Origin: 'https://evil.example'}],
    ['an Origin that begins alike', {Origin: 'https://partner.example.evil.example'}],
    ['an Origin of another port', {Origin: 'https://partner.example:8443'}],
    ['an Origin without TLS', {Origin: 'http://partner.example'}],
    ['Origin: null', {Origin: 'null'}],
    ['an Origin that is no URL', {Origin: 'partner.example'}],
    ['an empty Origin', {Origin: ''}],
    [
      'Sec-Fetch-Site: none with a foreign Origin',
      {'Sec-Fetch-Site': 'none', Origin: 'https://evil.example'},
    ],
    ['an Origin that is no website', {Origin: 'chrome-extension://partner.example'}],
    ['the Origin of a missing X-Forwarded-Host', {Origin: 'https://undefined'}],
    ['a foreign Origin at a proxy', {Origin: 'https://evil.example', 'X-Forwarded-Host': 'shop.example'}],
  ];
  for (const [what, headers, url] of refused) {
    it(`answers 403, asks the bank for nothing and reports it: ${what}`, async () => {
      const {asked, errors, serve} = tokenHandler({});
      const response = await serve(post(headers, url));
      assert.equal(response.status, 403);
      assert.deepEqual(asked, []);
      assert.deepEqual(
        errors.map(({code}) => code),
        ['cross_site_request'],
      );
    });
  }

  const accepted: typeof refused = [
    ['Sec-Fetch-Site: same-origin', {'Sec-Fetch-Site': 'same-origin', Origin: OWN}],
    [
      'Sec-Fetch-Site: same-origin behind a proxy that changes the host',
      {'Sec-Fetch-Site': 'same-origin', Origin: OWN},
      'http://10.0.0.7:3000/token',
    ],
    ['Sec-Fetch-Site: none', {'Sec-Fetch-Site': 'none'}],
    ['neither header, as from a program', {}],
    ['the own Origin', {Origin: OWN}],
    ['the own Origin where a proxy ends TLS', {Origin: OWN}, 'http://partner.example/token'],
    [
      'the Origin of the host that a proxy passes on',
      {Origin: OWN, 'X-Forwarded-Host': 'partner.example, inner.example'},
      'http://10.0.0.7:3000/token',
    ],
    ['the own Origin where a proxy adds its port', {Origin: OWN}, 'http://partner.example:443/token'],
    [
      'the Origin of a host that a proxy passes on with its port, in upper case',
      {Origin: OWN, 'X-Forwarded-Host': 'Partner.example:443'},
      'http://10.0.0.7:3000/token',
    ],
    ['the own Origin without TLS', {Origin: 'http://localhost:3000'}, 'http://localhost:3000/token'],
  ];
  for (const [what, headers, url] of accepted) {
    it(`gives a token: ${what}`, async () => {
      const {errors, serve} = tokenHandler({});
      assert.equal((await serve(post(headers, url))).status, 200);
      assert.deepEqual(errors, []);
    });
  }
});

describe('publicTokenHandler(): what authorize returns', () => {
  const INN = '500000000000';
  const linking = {selfEmployed: true, tokenize: undefined};
  const wrong: [what: string, options: object, grant: unknown][] = [
    ['{} for a card', {}, {}],
    ['an object for a card', {}, {id: 7}],
    ['1 for a card', {}, 1],
    ['"yes" for a card', {}, 'yes'],
    ['an INN for a card', {}, {tax_reference: INN}],
    ['true for a linking', linking, true],
    ['{} for a linking', linking, {}],
    ['another key for a linking', linking, {inn: INN}],
    ['no digits', linking, {tax_reference: 'undefined'}],
    ['an empty INN', linking, {tax_reference: ''}],
    ['10 digits', linking, {tax_reference: '7700000000'}],
    ['a phone', linking, {tax_reference: '79000000000'}],
    ['a line break after 12 digits', linking, {tax_reference: `${INN}\n`}],
    ['a number', linking, {tax_reference: 500000000000}],
    ['an inherited INN', linking, Object.create({tax_reference: INN})],
    ['an INN alone', linking, INN],
  ];
  for (const [what, options, grant] of wrong) {
    it(`answers 403 before it asks the bank, and reports the option: ${what}`, async () => {
      const {asked, errors, serve} = tokenHandler({...options, authorize: async () => grant});
      assert.equal((await serve(post())).status, 403);
      assert.deepEqual(asked, []);
      assert.deepEqual(
        errors.map(({code}) => code),
        ['invalid_options'],
      );
      assert.match(errors[0]!.message, /`authorize`/);
      assert.ok(!errors[0]!.message.includes(INN));
    });
  }

  for (const grant of [false, null, undefined]) {
    it(`answers 403 in silence: ${String(grant)}`, async () => {
      for (const options of [{}, linking]) {
        const {asked, errors, serve} = tokenHandler({...options, authorize: () => grant});
        assert.equal((await serve(post())).status, 403);
        assert.deepEqual([asked, errors], [[], []]);
      }
    });
  }

  it('sends only the INN of a record with more fields', async () => {
    const record = {id: 7, phone: '79000000000', tax_reference: INN, tokenize_widget: {access: true}};
    const {asked, serve} = tokenHandler({...linking, authorize: () => record});
    assert.equal((await serve(post())).status, 200);
    assert.deepEqual(asked, [{self_employed_widget: {tax_reference: INN}}]);
  });

  it('answers 502 and reports it when authorize throws or rejects', async () => {
    for (const authorize of [
      () => {
        throw new Error('no database');
      },
      () => Promise.reject(new Error('no database')),
    ]) {
      const {asked, errors, serve} = tokenHandler({authorize});
      assert.equal((await serve(post())).status, 502);
      assert.deepEqual(asked, []);
      assert.deepEqual(
        errors.map(({message}) => message),
        ['no database'],
      );
    }
  });

  it('is asked with what the framework passes on', async () => {
    const seen: unknown[] = [];
    const client = {
      token: async () => ({status: 'ok', public_token: 'one-time'}),
    } as unknown as Bank131Client;
    const serve = publicTokenHandler(client, {
      selfEmployed: true,
      authorize: (_request, req: {user: {inn: string}}) => {
        seen.push(req);
        return {tax_reference: req.user.inn};
      },
    });
    const req = {user: {inn: INN}};
    assert.equal((await serve(post(), req)).status, 200);
    assert.deepEqual(seen, [req]);
  });

  it('must be a function, which is said at once', () => {
    for (const authorize of [undefined, null, true, {}]) {
      assert.throws(() => tokenHandler({authorize}), {code: 'invalid_options', message: /`authorize`/});
    }
  });
});

describe('a handler that is called with something else than a Request', () => {
  const handlers = {
    'publicTokenHandler()': publicTokenHandler(bank, {tokenize: true, authorize: () => true}),
    'webhookHandler()': webhookHandler(bank, {}),
  } as unknown as Record<string, (...args: unknown[]) => Promise<Response>>;
  const req = Object.assign(new IncomingMessage(new Socket()), {method: 'POST', body: {}, get: () => 'x'});
  const calls: [what: string, ...args: unknown[]][] = [
    ['Node’s own http, as Express has it', req, new ServerResponse(req), () => {}],
    ['Fastify', {method: 'POST', headers: {}, raw: req}, {}],
    ['the event of Nuxt', {method: 'POST', path: '/', headers: new Headers({'X-Requested-With': 'x'})}],
    ['a Hono context', {req: {raw: post()}}],
    ['nothing'],
    ['null', null],
  ];
  for (const [name, handler] of Object.entries(handlers)) {
    for (const [what, ...args] of calls) {
      it(`throws at once and names the adapter: ${name}, ${what}`, () => {
        assert.throws(() => void handler(...args), {
          name: 'Bank131ApiError',
          code: 'invalid_options',
          message: /@hono\/node-server/,
        });
      });
    }
  }
});
