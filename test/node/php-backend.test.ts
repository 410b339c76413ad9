import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {createSign, generateKeyPairSync} from 'node:crypto';
import {once} from 'node:events';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {Hono} from 'hono';
import {serve} from '../demo/serve.js';
import {findOnPath} from '../tools/browser.mjs';
import {ACCOUNT_TOKEN} from '../../mock-bank/samples.js';
import {card, keys, linkPerson, openApi, PAYOUT, signed, tokenizeCard, until} from './mock-bank-tools.js';
import {freePort} from '../tools/free-port.mjs';
import {samplesIn} from '../tools/samples.js';

/** What the guide leaves to its reader: who is signed in, and a database. */
const APP = `<?php
const ORDERS = __DIR__ . '/orders.json';
function orders(): array { return json_decode(@file_get_contents(ORDERS) ?: '{}', true); }
function write_order(string $session, array $order): void
{
    file_put_contents(ORDERS, json_encode([$session => $order] + orders()), LOCK_EX);
}
function signed_in_worker(): ?array
{
    return isset($_COOKIE['worker']) ? ['inn' => '500000000000', 'name' => 'Иванов Иван Иванович'] : null;
}
function open_order(array $worker): array { return ['id' => 'order-1', 'kopecks' => 12345]; }
function note_session(array $order, string $session): void { write_order($session, $order + ['status' => 'started']); }
function is_as_ordered(array $session): bool
{
    return (orders()[$session['id']]['kopecks'] ?? 0) === $session['payments'][0]['amount_details']['amount'];
}
function finish_order(string $session, string $status): void
{
    write_order($session, ['status' => $status] + orders()[$session]);
}
`;

const skip = phpLacks();

function phpLacks(): string | false {
  if (!findOnPath(['php'])) return 'there is no PHP here';
  const {stdout} = spawnSync('php', ['-r', "echo extension_loaded('openssl') ? 'yes' : 'no';"]);
  return String(stdout) === 'yes' ? false : 'this PHP has no openssl';
}

/** The files that a guide shows, by their names. */
const filesOf = (guide: string): [name: string, text: string][] =>
  samplesIn('php').flatMap(({document, text}) => {
    const name = /^<\?php \/\/ ([\w/-]+\.php)\b/.exec(text)?.[1];
    return document === guide && name ? [[name, text]] : [];
  });

/** What of Bitrix the guide's files use: the session, its `sessid`, and the signed-in user. */
const BITRIX = `<?php
session_start();
function bitrix_sessid(): string { return $_SESSION['fixed_session_id'] ??= md5(random_bytes(16)); }
function bitrix_sessid_post(): string { return '<input type="hidden" name="sessid" value="' . bitrix_sessid() . '">'; }
class CUser
{
    public function IsAuthorized(): bool { return isset($_COOKIE['worker']); }
    public function GetID(): int { return 7; }
    public static function GetByID(int $id): self { return new self(); }
    public function Fetch(): array { return ['UF_INN' => '500000000000']; }
}
$USER = new CUser();
`;

/** A page in windows-1251: its text is not UTF-8. */
const PAGE_1251 = Buffer.concat([
  Buffer.from(`<?php
require $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/prolog_before.php';
header('Content-Type: text/html; charset=windows-1251');
require $_SERVER['DOCUMENT_ROOT'] . '/local/templates/main/bank131.php';
?>`),
  Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), // Привет
]);

/** The sample's files as a site, with the mock bank behind it. */
async function openBackend(t: TestContext) {
  const directory = mkdtempSync(path.join(tmpdir(), 'php-backend-'));
  t.after(() => rmSync(directory, {recursive: true}));
  const write = (name: string, text: string | Buffer) => {
    mkdirSync(path.join(directory, path.dirname(name)), {recursive: true});
    writeFileSync(path.join(directory, name), text);
  };
  cpSync('test/samples/php-backend', directory, {recursive: true});
  write('app.php', APP);
  write('private.pem', String(keys.shop.privateKey.export({type: 'pkcs8', format: 'pem'})));
  write('bank.pem', String(keys.bank.publicKey.export({type: 'spki', format: 'pem'})));

  const origin = `http://127.0.0.1:${await freePort()}`;
  const api = await openApi(t, {
    webhookUrl: `${origin}/webhook.php`,
    retryDelays: Array<number>(50).fill(100),
  });
  const bank = await serve(() => ({app: api.app}), '127.0.0.1');
  t.after(() => bank.close());

  const php = spawn('php', ['-d', 'display_errors=1', '-S', new URL(origin).host, '-t', directory], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      BANK131_API_HOST: bank.origin,
      BANK131_PROJECT: 'shop',
      BANK131_PRIVATE_KEY_FILE: path.join(directory, 'private.pem'),
      BANK131_PUBLIC_KEY_FILE: path.join(directory, 'bank.pem'),
    },
  });
  t.after(async () => {
    const exited = once(php, 'exit');
    php.kill();
    await exited;
  });
  let said = '';
  php.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await until(() => said.includes('started'));

  const post = (name: string, init: RequestInit) => fetch(`${origin}/${name}`, {method: 'POST', ...init});
  /** A person's browser: signed in, with the page's token against CSRF. */
  async function openPage() {
    const response = await fetch(`${origin}/page.php`);
    const session = response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const html = await response.text();
    const csrf = /"X-CSRF-Token":"(\w+)"/.exec(html)?.[1] ?? '';
    return {html, csrf, Cookie: `worker=1; ${session}`};
  }
  const orders = () => {
    const text = readFileSync(path.join(directory, 'orders.json'), {encoding: 'utf8', flag: 'a+'});
    return Object.values((text ? JSON.parse(text) : {}) as Record<string, {status: string}>);
  };
  return {api, origin, post, openPage, orders, write, said: () => said};
}

const webhook = (init: {body: string; signature: string}) => ({
  body: init.body,
  headers: {'Content-Type': 'application/json', 'X-PARTNER-SIGN': init.signature},
});

describe('the PHP backend of the guide', {skip}, () => {
  it('gives the signed-in person’s page a token, and nobody else', async (t) => {
    const {post, openPage} = await openBackend(t);
    const {html, csrf, Cookie} = await openPage();
    assert.match(html, /<bank131-card-tokenize/);

    for (const widget of ['card', 'self-employed']) {
      const answer = await post(`token.php?widget=${widget}`, {
        headers: {Cookie, 'X-CSRF-Token': csrf},
        body: '{}',
      });
      assert.equal(answer.status, 200);
      const {public_token, environment} = (await answer.json()) as Record<string, string>;
      assert.match(public_token!, /^[\da-f]{64}$/);
      assert.equal(environment, 'demo');
    }

    const statusWith = async (headers: Record<string, string>, query = 'widget=card') =>
      (await post(`token.php?${query}`, {headers, body: '{}'})).status;
    assert.equal(await statusWith({Cookie}), 403);
    assert.equal(await statusWith({Cookie, 'X-CSRF-Token': 'x'.repeat(64)}), 403);
    assert.equal(await statusWith({Cookie: Cookie.replace('worker=1', ''), 'X-CSRF-Token': csrf}), 403);
    assert.equal(await statusWith({Cookie: 'worker=1', 'X-CSRF-Token': ''}), 403);
    assert.equal(await statusWith({Cookie, 'X-CSRF-Token': csrf}, 'widget=other'), 404);
  });

  it('hands on what the tax service answers about a person', async (t) => {
    const {api, origin, openPage} = await openBackend(t);
    const {Cookie} = await openPage();
    const ask = async (): Promise<unknown> =>
      (await fetch(`${origin}/linking.php`, {headers: {Cookie}})).json();
    assert.deepEqual(await ask(), {status: 'error', code: 'taxpayer_not_bound'});
    await linkPerson(api, '500000000000');
    assert.deepEqual(await ask(), {status: 'ok'});
    assert.equal((await fetch(`${origin}/linking.php`)).status, 403);
  });

  it('pays to the card of a hash, confirms what it ordered, and writes down how it ended', async (t) => {
    const {api, post, openPage, orders} = await openBackend(t);
    const {csrf, Cookie} = await openPage();
    const number_hash = await tokenizeCard(api, '4242424242424242');
    const pay = (hash: string, token = csrf) => {
      const body = new URLSearchParams({csrf: token, payment_method: JSON.stringify(card(hash))});
      return post('payout.php', {headers: {Cookie}, body});
    };
    assert.equal((await pay(number_hash, 'other')).status, 403);
    assert.equal((await pay('4242424242424242')).status, 422);
    assert.equal((await pay('f'.repeat(64))).status, 502);
    assert.deepEqual(orders(), []);

    const answer = await pay(number_hash);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /•••• 4242$/);
    await until(() => orders()[0]?.status === 'succeeded');
    assert.equal(orders().length, 1);
  });

  it('pays to an account by its token, with the owner from its own records', async (t) => {
    const {post, openPage, orders} = await openBackend(t);
    const {csrf, Cookie} = await openPage();
    const pay = (token: unknown) => {
      const ru = {token, full_name: 'Somebody Else'};
      const payment_method = JSON.stringify({type: 'bank_account', bank_account: {system_type: 'ru', ru}});
      return post('payout.php', {headers: {Cookie}, body: new URLSearchParams({csrf, payment_method})});
    };
    for (const token of ['', 'a b', 7, ['x'], 'x'.repeat(513)]) assert.equal((await pay(token)).status, 422);
    assert.equal((await pay(ACCOUNT_TOKEN)).status, 200);
    await until(() => orders()[0]?.status === 'succeeded');
  });

  it('pays nothing for a form whose fields are lists', async (t) => {
    const {post, openPage} = await openBackend(t);
    const {csrf, Cookie} = await openPage();
    const statusOf = async (body: string) =>
      (await post('payout.php', {headers: {Cookie}, body: new URLSearchParams(body)})).status;
    assert.equal(await statusOf('csrf[]=x&payment_method=x'), 403);
    assert.equal(await statusOf(`csrf=${csrf}&payment_method[]=x`), 422);
  });

  it('takes nothing but the bank’s “ok” for a success, also behind a gateway', async (t) => {
    const {post, openPage, write} = await openBackend(t);
    const {csrf, Cookie} = await openPage();
    const session = {id: 'ps_1', payments: [{amount_details: {amount: 1}}]};
    const ready = JSON.stringify({type: 'ready_to_confirm', session});
    const signature = createSign('sha256').update(ready).sign(keys.bank.privateKey, 'base64');
    for (const [status, body] of [
      [503, {message: 'no healthy upstream'}],
      [200, {message: 'sign in'}],
      [500, {status: 'ok', public_token: 'x'}],
    ] as const) {
      const app = new Hono().all('*', (context) => context.json(body, status));
      const gateway = await serve(() => ({app}), '127.0.0.1');
      t.after(() => gateway.close());
      write('app.php', APP.replace('<?php', `<?php putenv('BANK131_API_HOST=${gateway.origin}');`));
      assert.equal((await post('webhook.php', webhook({body: ready, signature}))).status, 500);
      const headers = {Cookie, 'X-CSRF-Token': csrf};
      assert.equal((await post('token.php?widget=card', {headers, body: '{}'})).status, 502);
    }
  });

  it('cancels a payout that nobody ordered', async (t) => {
    const {api} = await openBackend(t);
    const {session} = (
      await api.call('session/init/payout', {
        ...PAYOUT,
        payment_method: card(await tokenizeCard(api, '4242424242424242')),
      })
    ).body;
    let status = '';
    for (let polls = 0; polls < 3_000 && status !== 'cancelled'; polls++) {
      ({status} = await api.status(session.id));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(status, 'cancelled');
  });

  it('refuses a webhook unless the bank has signed exactly its bytes', async (t) => {
    const {post, said} = await openBackend(t);
    const body = JSON.stringify({type: 'later_type', session: {id: 'ps_1'}});
    const signature = createSign('sha256').update(body).sign(keys.bank.privateKey, 'base64');
    const statusOf = async (init: {body: string; signature: string}) =>
      (await post('webhook.php', webhook(init))).status;

    assert.equal(await statusOf({body, signature}), 200, said());
    assert.equal(await statusOf({body: `${body} `, signature}), 400);
    assert.equal(await statusOf({body, signature: signed(body)}), 400);
    assert.equal(await statusOf({body, signature: ''}), 400);
    assert.equal(await statusOf({body, signature: `${signature.slice(0, 8)} ${signature.slice(8)}`}), 400);
    assert.equal(await statusOf({body, signature: 'nonsense'}), 400);
  });
});

describe('the guide’s webhook in PHP', {skip}, () => {
  const failures: [what: string, app: string][] = [
    ['app.php finds no database', "<?php throw new RuntimeException('no database');"],
    ['app.php ends the request', "<?php die('no database');"],
    [
      'a notice comes before the failure',
      '<?php echo $missing; function finish_order() { throw new Exception(); }',
    ],
  ];
  const session = {id: 'ps_1', payments: [{status: 'succeeded'}]};
  const finished = JSON.stringify({type: 'payment_finished', session});
  const signature = createSign('sha256').update(finished).sign(keys.bank.privateKey, 'base64');

  for (const [what, app] of failures) {
    it(`answers 500, so that the bank sends it again, when ${what}`, async (t) => {
      const {post, write} = await openBackend(t);
      write('app.php', app);
      assert.equal((await post('webhook.php', webhook({body: finished, signature}))).status, 500);
    });
  }

  it('answers 500 without a key of the bank’s that is long enough', async (t) => {
    const {post, write} = await openBackend(t);
    const short = generateKeyPairSync('rsa', {modulusLength: 1024});
    write('bank.pem', String(short.publicKey.export({type: 'spki', format: 'pem'})));
    const forged = createSign('sha256').update(finished).sign(short.privateKey, 'base64');
    assert.equal((await post('webhook.php', webhook({body: finished, signature: forged}))).status, 500);
    write('bank.pem', '');
    assert.equal((await post('webhook.php', webhook({body: finished, signature}))).status, 500);
  });
});

describe('the files of the guide for 1C-Bitrix', {skip}, () => {
  /** The guide's files in a site of Bitrix, with its prolog imitated. */
  async function openBitrix(t: TestContext) {
    const backend = await openBackend(t);
    const {write, origin} = backend;
    const files = filesOf('docs/php-sites.md').filter(([, text]) => !text.includes('Illuminate'));
    assert.deepEqual(
      files.map(([name]) => name),
      ['local/templates/main/bank131.php', 'bank131/token.php'],
    );
    for (const [name, text] of files) write(name, text);
    write('local/php_interface/bank131.php', readFileSync('test/samples/php-backend/bank131.php', 'utf8'));
    write('bitrix/modules/main/include/prolog_before.php', BITRIX);
    write('page-1251.php', PAGE_1251);
    const response = await fetch(`${origin}/page-1251.php`);
    const session = response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const html = new TextDecoder('windows-1251').decode(await response.arrayBuffer());
    return {...backend, html, Cookie: `worker=1; ${session}`};
  }

  it('give the signed-in user of a windows-1251 page a token, and nobody else', async (t) => {
    const {html, Cookie, post, said} = await openBitrix(t);
    assert.match(html, /Привет$/);
    const sessid = /"X-Bitrix-Csrf-Token":"(\w+)"/.exec(html)?.[1] ?? '';
    const headers = {Cookie, 'X-Bitrix-Csrf-Token': sessid};
    for (const widget of ['card', 'self-employed']) {
      const answer = await post(`bank131/token.php?widget=${widget}`, {headers, body: '{}'});
      assert.equal(answer.status, 200, said());
      const {public_token, environment} = (await answer.json()) as Record<string, string>;
      assert.match(public_token!, /^[\da-f]{64}$/);
      assert.equal(environment, 'demo');
    }

    const statusWith = async (others: Record<string, string>, query = 'widget=card') =>
      (await post(`bank131/token.php?${query}`, {headers: others, body: '{}'})).status;
    assert.equal(await statusWith({Cookie}), 403);
    assert.equal(await statusWith({Cookie, 'X-Bitrix-Csrf-Token': 'x'.repeat(32)}), 403);
    assert.equal(await statusWith({...headers, Cookie: Cookie.replace('worker=1; ', '')}), 403);
    assert.equal(await statusWith(headers, 'widget=other'), 404);
  });
});
