import assert from 'node:assert/strict';
import {generateKeyPairSync, sign, verify} from 'node:crypto';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {dataDirectory, demoKeys} from '../../mock-bank/keys.js';
import {
  card,
  linkPerson,
  openApi,
  openWebhookAddress,
  PAYOUT,
  tokenizeCard,
  until,
} from './mock-bank-tools.js';

function newDirectory(t: TestContext): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'mock-bank-'));
  t.after(() => rmSync(directory, {recursive: true}));
  return directory;
}

/** The bank hears that a webhook was taken a moment after it was. Closed before that, it would send it again. */
async function delivered(stateFile: string): Promise<void> {
  interface State {
    tables: {deliveries: unknown[]};
  }
  const read = () => JSON.parse(readFileSync(stateFile, 'utf8')) as State;
  await until(() => read().tables.deliveries.length === 0);
}

const onlyOwner = (file: string) => process.platform === 'win32' || (statSync(file).mode & 0o777) === 0o600;

describe('the demo’s keys', () => {
  it('are made at the first start, for nobody else to read, and used again', (t) => {
    const directory = path.join(newDirectory(t), 'new', 'folder');
    const first = demoKeys(directory);
    const second = demoKeys(directory);
    for (const side of ['bank', 'partner'] as const) {
      const {publicKey} = first[side];
      assert.equal(publicKey.asymmetricKeyType, 'rsa');
      assert.ok(publicKey.equals(second[side].publicKey));
      const body = Buffer.from('{}');
      assert.ok(verify('sha256', body, publicKey, sign('sha256', body, second[side].privateKey)));
    }
    assert.equal(first.bank.publicKey.equals(first.partner.publicKey), false);
    const files = readdirSync(directory);
    assert.deepEqual(files.sort(), ['bank-private-key.pem', 'partner-private-key.pem']);
    for (const file of files) assert.ok(onlyOwner(path.join(directory, file)));
  });

  it('lie where the variable says, else outside this repository', (t) => {
    const said = process.env.BANK131_DEMO_DIR;
    t.after(() => {
      if (said === undefined) delete process.env.BANK131_DEMO_DIR;
      else process.env.BANK131_DEMO_DIR = said;
    });
    process.env.BANK131_DEMO_DIR = 'some/where';
    assert.equal(dataDirectory(), path.resolve('some/where'));
    for (const nothing of ['', undefined]) {
      if (nothing === undefined) delete process.env.BANK131_DEMO_DIR;
      else process.env.BANK131_DEMO_DIR = nothing;
      assert.ok(path.isAbsolute(dataDirectory()));
      assert.match(path.relative(process.cwd(), dataDirectory()), /^\.\.|^[A-Z]:/);
    }
  });

  it('are not replaced when a file is broken; the error says what to do', (t) => {
    const directory = newDirectory(t);
    const file = path.join(directory, 'bank-private-key.pem');
    writeFileSync(file, 'not a key');
    assert.throws(() => demoKeys(directory), /bank-private-key\.pem holds no RSA key .* Move it away/);
    assert.equal(readFileSync(file, 'utf8'), 'not a key');
  });

  it('are none that the bank would not take: another kind, or a short one', (t) => {
    for (const {privateKey} of [
      generateKeyPairSync('ec', {namedCurve: 'P-256'}),
      generateKeyPairSync('rsa', {modulusLength: 1024}),
    ]) {
      const directory = newDirectory(t);
      const pem = privateKey.export({type: 'pkcs8', format: 'pem'});
      writeFileSync(path.join(directory, 'partner-private-key.pem'), pem);
      assert.throws(
        () => demoKeys(directory),
        /partner-private-key\.pem holds no RSA key of at least 2048 bits/,
      );
    }
  });
});

describe('the mock bank: a restart', () => {
  it('forgets everything without a file', async (t) => {
    const {id: session_id} = await (await openApi(t)).startPayout();
    const {call} = await openApi(t);
    assert.equal((await call('session/status', {session_id})).status, 404);
  });

  it('keeps cards, linkings, sessions and answers in its file', async (t) => {
    const stateFile = path.join(newDirectory(t), 'folder', 'bank.json');
    const before = await openApi(t, {stateFile});
    const number_hash = await tokenizeCard(before, '4242424242424242');
    await linkPerson(before, '500000000000');
    const {request_id} = (await before.call('npd/check', {tax_reference: '500000000000'})).body;
    const session = await before.startPayout({payment_method: card(number_hash)});
    const headers = {'X-PARTNER-IDEMPOTENCY-KEY': 'order-1'};
    const created = await before.call('session/create', {}, {headers});
    await delivered(stateFile);
    before.close();
    assert.ok(onlyOwner(stateFile));

    const after = await openApi(t, {stateFile});
    assert.deepEqual(await after.status(session.id), session);
    assert.deepEqual(await after.call('session/create', {}, {headers}), created);
    assert.equal((await after.call('token/info', card(number_hash))).status, 200);
    assert.equal(await tokenizeCard(after, '4242424242424242'), number_hash);
    assert.deepEqual((await after.call('npd/request/status', {request_id})).body, {status: 'ok'});
    await after.call('session/confirm', {session_id: session.id});
    assert.equal((await after.arrival(1)).session.payments[0]!.status, 'succeeded');
  });

  it('goes on with payouts that it was working on', async (t) => {
    const stateFile = path.join(newDirectory(t), 'bank.json');
    const slow = {stateFile, processing: 3_600_000};
    const first = await openApi(t, slow);
    const {id: session_id} = (await first.call('session/init/payout', PAYOUT)).body.session;
    first.close();

    const second = await openApi(t, {stateFile});
    assert.equal((await second.arrival(1)).session.id, session_id);
    await delivered(stateFile);
    second.close();

    const third = await openApi(t, slow);
    await third.call('session/confirm', {session_id});
    third.close();

    const fourth = await openApi(t, {stateFile});
    assert.equal((await fourth.arrival(1)).session.status, 'accepted');
    fourth.close();
    assert.equal(first.hooks.length + second.hooks.length + third.hooks.length + fourth.hooks.length, 2);
  });

  it('delivers webhooks that were not taken before, the same as they were, and those alone', async (t) => {
    const stateFile = path.join(newDirectory(t), 'bank.json');
    const address = await openWebhookAddress(t);
    const options = {stateFile, webhookUrl: address.url, retryDelays: [3_600_000]};
    const first = await openApi(t, options);
    await first.call('session/init/payout', PAYOUT);
    await address.arrival(1);
    await delivered(stateFile);
    address.answers.push(500);
    await first.call('session/init/payout', PAYOUT);
    const refused = await address.arrival(2);
    // The bank hears the answer a moment after it was given.
    await until(() => first.reports.length > 0);
    first.close();

    await openApi(t, options);
    assert.equal((await address.arrival(3)).raw, refused.raw);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(address.hooks.length, 3);
  });

  it('does not begin with a file that it can’t read', async (t) => {
    const stateFile = path.join(newDirectory(t), 'bank.json');
    writeFileSync(stateFile, '{"half');
    await assert.rejects(openApi(t, {stateFile}), /Remove .*bank\.json to start again/);
    assert.ok(existsSync(stateFile));
  });
});
