import assert from 'node:assert/strict';
import {createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {inspect} from 'node:util';
import {createBank131Client, type Bank131ClientOptions} from '../../src/server/index.js';

const file = (name: string) => readFileSync(`test/node/keys/${name}`, 'utf8');
const pkcs8 = file('test-only.pkcs8.pem');
const pkcs1 = file('test-only.pkcs1.pem');
const encrypted = file('test-only.encrypted.pem');
const spki = file('test-only.public.pem');
const privateKey = createPrivateKey(pkcs8);
const publicKey = createPublicKey(spki);
const publicPkcs1 = publicKey.export({type: 'pkcs1', format: 'pem'}) as string;
/** The older form of an encrypted key, with headers of its own. */
const encryptedPkcs1 = privateKey.export({
  type: 'pkcs1',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'test-only',
}) as string;

const body = '{"type":"payment_finished","session":{"id":"ps_1","status":"accepted"}}';

/** Ways in which environment variables, `.env` files and secret stores carry a PEM text. */
const forms: Record<string, (pem: string) => string> = {
  'as the file holds it': (pem) => pem,
  'without its last line break': (pem) => pem.trim(),
  'with \\n as two characters': (pem) => pem.replaceAll('\n', '\\n'),
  'with \\r\\n as four characters': (pem) => pem.replaceAll('\n', '\\r\\n'),
  'with \\\\n, escaped twice': (pem) => pem.replaceAll('\n', '\\\\n'),
  'in double quotes, with \\n': (pem) => `"${pem.replaceAll('\n', '\\n')}"`,
  'in single quotes': (pem) => `'${pem}'`,
  'on one line, with spaces': (pem) => pem.trim().replaceAll('\n', ' '),
  'on one line, with nothing between': (pem) =>
    pem.includes('DEK-Info') ? pem.replaceAll('\n', ' ') : pem.replaceAll('\n', ''),
  'with CRLF': (pem) => pem.replaceAll('\n', '\r\n'),
  'with CR alone': (pem) => pem.replaceAll('\n', '\r'),
  'with a byte order mark': (pem) => `\uFEFF${pem}`,
  indented: (pem) => pem.replaceAll(/^/gm, '    '),
  'with / escaped, as PHP prints JSON': (pem) => pem.replaceAll('/', '\\/').replaceAll('\n', '\\n'),
  'below the attributes that OpenSSL prints': (pem) =>
    `Bag Attributes\n    friendlyName: shop\nKey Attributes: <No Attributes>\n${pem}`,
};

const client = (options: Partial<Bank131ClientOptions>) =>
  createBank131Client({environment: 'demo', project: 'shop', ...options} as Bank131ClientOptions);

/** The signature that a client makes of `{}`. */
async function signatureBy(options: Partial<Bank131ClientOptions>): Promise<string | null> {
  let signature: string | null = null;
  const {fetch} = globalThis;
  globalThis.fetch = async (_url, init) => {
    signature = new Headers({...(init?.headers as Record<string, string>)}).get('X-PARTNER-SIGN');
    return Response.json({status: 'ok'});
  };
  try {
    await client(options).session.create();
  } finally {
    globalThis.fetch = fetch;
  }
  return signature;
}

describe('a key as environments carry it', () => {
  const expected = sign('sha256', Buffer.from('{}'), privateKey).toString('base64');
  const signature = sign('sha256', Buffer.from(body), privateKey).toString('base64');

  for (const [form, carry] of Object.entries(forms)) {
    for (const [kind, pem, passphrase] of [
      ['PKCS#8', pkcs8, undefined],
      ['PKCS#1', pkcs1, undefined],
      ['encrypted PKCS#8', encrypted, 'test-only'],
      ['encrypted PKCS#1', encryptedPkcs1, 'test-only'],
    ] as const) {
      it(`signs when the private key is ${kind}, ${form}`, async () => {
        assert.equal(await signatureBy({privateKey: carry(pem), passphrase}), expected);
      });
    }
    for (const [kind, pem] of [
      ['SPKI', spki],
      ['PKCS#1', publicPkcs1],
    ] as const) {
      it(`verifies when the bank’s public key is ${kind}, ${form}`, () => {
        const webhook = client({bankPublicKey: carry(pem)}).parseWebhook(body, signature);
        assert.equal(webhook.type, 'payment_finished');
      });
    }
  }
});

describe('a key that can’t be used', () => {
  const pem = (key: KeyObject) =>
    key.export({type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem'}) as string;
  const rsa = (modulusLength: number) => generateKeyPairSync('rsa', {modulusLength});
  const ec = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const ed25519 = generateKeyPairSync('ed25519');
  const pss = generateKeyPairSync('rsa-pss', {modulusLength: 2048});
  const weak = rsa(512);
  const short = rsa(1024);
  const secret = 'Zm9yIHRlc3RzIG9ubHk';
  const sec1 = ec.privateKey.export({type: 'sec1', format: 'pem'}) as string;

  const cases: [what: string, options: Partial<Record<string, unknown>>, message: RegExp][] = [
    ['empty', {privateKey: ''}, /`privateKey` is empty/],
    ['blank', {privateKey: ' \n'}, /`privateKey` is empty/],
    ['a file’s name', {privateKey: '/run/secrets/key.pem'}, /not PEM text.*name of a file/],
    [
      'cut off after its first line',
      {privateKey: pkcs8.split('\n')[0]},
      /cut off.*END line is missing.*\.env file/,
    ],
    ['cut off in the middle', {privateKey: pkcs8.slice(0, 500)}, /cut off/],
    ['damaged', {privateKey: pkcs8.replace('\nMII', '\nM!I')}, /damaged/],
    ['shortened', {privateKey: pkcs8.replace(/\n.{64}\n/, '\n')}, /damaged/],
    ['Base64 of its PEM text', {privateKey: Buffer.from(pkcs8).toString('base64')}, /Base64 of a PEM text/],
    ['without BEGIN and END', {privateKey: pkcs8.replaceAll(/-----.*-----/g, '')}, /no BEGIN and END lines/],
    ['public', {privateKey: spki}, /of the kind PUBLIC KEY/],
    ['a key object that is public', {privateKey: publicKey}, /is a public key/],
    ['an elliptic curve', {privateKey: pem(ec.privateKey)}, /not RSA but ec/],
    ['an elliptic curve in its own form', {privateKey: sec1}, /of the kind EC PRIVATE KEY/],
    ['Ed25519', {privateKey: ed25519.privateKey}, /not RSA but ed25519/],
    ['for RSA-PSS alone', {privateKey: pss.privateKey}, /not RSA but rsa-pss/],
    [
      'in OpenSSH’s form',
      {
        privateKey: `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----`,
      },
      /form of OpenSSH.*ssh-keygen -p -m PEM/,
    ],
    ['RSA of 512 bits', {privateKey: weak.privateKey}, /has 512 bits.*2048/],
    ['RSA of 1024 bits', {privateKey: pem(short.privateKey)}, /has 1024 bits.*2048/],
    ['a number', {privateKey: 48151623}, /neither PEM text nor a KeyObject/],
    ['a Buffer', {privateKey: Buffer.from(pkcs8)}, /neither PEM text nor a KeyObject/],
    ['encrypted, without passphrase', {privateKey: encrypted}, /is encrypted.*`passphrase`/],
    ['encrypted PKCS#1, without passphrase', {privateKey: encryptedPkcs1}, /is encrypted.*`passphrase`/],
    [
      'encrypted, with another passphrase',
      {privateKey: encrypted, passphrase: 'hunter2'},
      /does not open with `passphrase`/,
    ],
    ['the bank’s, private', {bankPublicKey: pkcs8}, /`bankPublicKey` is a PEM text of the kind PRIVATE KEY/],
    ['the bank’s, 512 bits', {bankPublicKey: pem(weak.publicKey)}, /`bankPublicKey` has 512 bits/],
    ['the bank’s, 1024 bits', {bankPublicKey: short.publicKey}, /`bankPublicKey` has 1024 bits/],
    ['the bank’s, an elliptic curve', {bankPublicKey: ec.publicKey}, /`bankPublicKey` is not RSA/],
    ['the bank’s, Ed25519', {bankPublicKey: pem(ed25519.publicKey)}, /`bankPublicKey` is not RSA/],
    ['the bank’s, empty', {bankPublicKey: ''}, /`bankPublicKey` is empty/],
    [
      'a passphrase that is a number',
      {privateKey: encrypted, passphrase: 48151623},
      /`passphrase` must be text/,
    ],
    [
      'a passphrase that is an object',
      {privateKey: pkcs8, passphrase: {a: 'hunter2'}},
      /`passphrase` must be/,
    ],
  ];
  for (const [what, options, message] of cases) {
    it(`is refused at creation with its problem, and is not repeated: ${what}`, () => {
      assert.throws(
        () => client(options),
        (error: Error & {code: string}) => {
          assert.equal(error.code, 'invalid_options');
          assert.match(error.message, message);
          const printed = inspect(error, {depth: null, showHidden: true});
          assert.doesNotMatch(printed, /48151623|hunter2|MII|Zm9y|LS0t/);
          return true;
        },
      );
    });
  }

  it('may be a certificate, if it is the bank’s', () => {
    // What banks hand out as often as a bare public key.
    const certificate = file('test-only.certificate.pem');
    const signature = sign('sha256', Buffer.from(body), privateKey).toString('base64');
    assert.equal(client({bankPublicKey: certificate}).parseWebhook(body, signature).type, 'payment_finished');
  });

  for (const apiHost of [
    'https://user:hunter2@[bad',
    'https://user:hunter2@bank.example',
    'https://hunter2@bank.example/api',
    'https://bank.example/?key=hunter2',
    'https://bank.example/#hunter2',
    'ftp://user:hunter2@bank.example',
    'http://user:hunter2@bank.example',
  ]) {
    it(`refuses an API host and does not repeat it: ${apiHost.replace('hunter2', '…')}`, () => {
      assert.throws(
        () => createBank131Client({project: 'shop', privateKey: pkcs8, apiHost}),
        (error: Error & {code: string}) => {
          assert.equal(error.code, 'invalid_options');
          assert.match(error.message, /`apiHost`/);
          assert.doesNotMatch(inspect(error, {depth: null, showHidden: true}), /hunter2/);
          return true;
        },
      );
    });
  }
});
