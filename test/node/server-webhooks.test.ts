import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createPublicKey, generateKeyPairSync} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {createBank131Client, type Bank131ClientOptions} from '../../src/server/index.js';

const publicKey = readFileSync('test/node/keys/test-only.public.pem', 'utf8');

const opensslSign = (body: string) =>
  execFileSync('openssl', ['dgst', '-sha256', '-sign', 'test/node/keys/test-only.pkcs8.pem'], {
    input: body,
  }).toString('base64');

const client = (options: Pick<Bank131ClientOptions, 'bankPublicKey'> = {bankPublicKey: publicKey}) =>
  createBank131Client({project: 'shop', privateKey: undefined, environment: 'demo', ...options});

/** The same bytes with one of them changed: each of them, by each of its bits. */
function* changesOf(bytes: Buffer): Generator<Buffer> {
  for (let index = 0; index < bytes.length; index++) {
    for (let bit = 1; bit < 256; bit *= 2) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= bit;
      yield changed;
    }
  }
}

describe('parseWebhook()', () => {
  const bank = client();
  const session = {
    id: 'ps_1',
    status: 'in_progress',
    created_at: 'then',
    updated_at: 'now',
    later: 'unknown key',
  };
  const body = JSON.stringify({type: 'ready_to_confirm', session, note: 'Иванов'});
  const signature = opensslSign(body);

  it('accepts what openssl signed with the bank’s key, as text and as bytes', () => {
    for (const raw of [body, Buffer.from(body)]) {
      const webhook = client().parseWebhook(raw, signature);
      assert.equal(webhook.type, 'ready_to_confirm');
      assert.equal('session' in webhook && webhook.session.id, 'ps_1');
    }
  });

  it('refuses every change of one byte of the body', () => {
    const bytes = Buffer.from(body);
    for (const changed of changesOf(bytes)) {
      assert.throws(() => bank.parseWebhook(changed, signature), {code: 'invalid_signature'});
    }
  });

  it('refuses every change of one byte of the signature', () => {
    for (const changed of changesOf(Buffer.from(signature, 'base64'))) {
      assert.throws(() => bank.parseWebhook(body, changed.toString('base64')), {code: 'invalid_signature'});
    }
  });

  it('refuses every change of one character of the signature, also those that Base64 would overlook', () => {
    for (let index = 0; index < signature.length; index++) {
      for (const character of ['A', 'z', '=', '-', ' ', '\n']) {
        if (signature[index] === character) continue;
        const changed = signature.slice(0, index) + character + signature.slice(index + 1);
        assert.throws(() => client().parseWebhook(body, changed), {code: 'invalid_signature'});
      }
    }
    for (const changed of [
      `${signature} `,
      ` ${signature}`,
      signature.replace(/=+$/, ''),
      `${signature}AAAA`,
    ]) {
      assert.throws(() => client().parseWebhook(body, changed), {code: 'invalid_signature'});
    }
  });

  for (const missing of [undefined, null, '']) {
    it(`refuses a missing signature (${missing === '' ? 'empty' : missing})`, () => {
      assert.throws(() => client().parseWebhook(body, missing), {code: 'invalid_signature'});
    });
  }

  it('refuses a signature by another key', () => {
    const other = generateKeyPairSync('rsa', {modulusLength: 2048}).publicKey;
    assert.throws(() => client({bankPublicKey: other}).parseWebhook(body, signature), {
      code: 'invalid_signature',
    });
  });

  it('needs the bank’s public key, and says so', () => {
    const blind = client({bankPublicKey: undefined});
    assert.throws(() => blind.parseWebhook(body, signature), {message: /`bankPublicKey`/});
    assert.ok(client({bankPublicKey: createPublicKey(publicKey)}).parseWebhook(body, signature));
  });

  it('gives a verified type that it does not know as unknown, with what came', () => {
    const strange = '{"type":"something_new","session":{}}';
    assert.deepEqual(client().parseWebhook(strange, opensslSign(strange)), {
      type: 'unknown',
      raw: {type: 'something_new', session: {}},
    });
  });

  it('gives transaction_registration, which has no documented body, as unknown', () => {
    const strange = '{"type":"transaction_registration","transaction":{"id":"7"}}';
    assert.deepEqual(client().parseWebhook(strange, opensslSign(strange)), {
      type: 'unknown',
      raw: {type: 'transaction_registration', transaction: {id: '7'}},
    });
  });

  for (const strange of [
    'no json',
    'null',
    '1',
    '{"type":"payment_finished"}',
    '{"type":"payment_finished","session":{"id":1,"status":"accepted"}}',
    '{"type":"payment_finished","session":{"id":"ps_1"}}',
  ]) {
    it(`refuses a signed body that is no webhook: ${strange}`, () => {
      assert.throws(() => client().parseWebhook(strange, opensslSign(strange)), {code: 'invalid_webhook'});
    });
  }
});
