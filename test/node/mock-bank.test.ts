import assert from 'node:assert/strict';
import {generateKeyPairSync} from 'node:crypto';
import {describe, it} from 'node:test';
import {INN, openBank, signed, type Answer} from '../tools/open-bank.js';

const MINUTE = 60_000;
const CARD = {number: '4242424242424242', expiration_date: '12/30'};

/** Another spelling that lenient decoders take for the same bytes: 256 of them leave four bits of the last digit free. */
const unusedBitsChanged = (signature: string) =>
  signature.replace(/.==$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}==`);

function assertRefused(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status);
  assert.equal(answer.body.status, 'error');
  assert.equal(answer.body.error.code, code);
  assert.equal(typeof answer.body.error.description, 'string');
}

describe('the mock bank: tokens', () => {
  it('issues a token of 64 hex digits for each widget, and for both at once', async () => {
    const {partner} = openBank();
    const tokenize = {tokenize_widget: {access: true}};
    const linking = {self_employed_widget: {tax_reference: INN}};
    for (const request of [tokenize, linking, {...tokenize, ...linking}]) {
      const {status, headers, body} = await partner(JSON.stringify(request));
      assert.equal(status, 200);
      assert.deepEqual(Object.keys(body), ['status', 'public_token']);
      assert.equal(body.status, 'ok');
      assert.match(body.public_token, /^[0-9a-f]{64}$/);
      assert.equal(headers.get('Cache-Control'), 'no-store');
    }
  });

  it('refuses a request that the partner did not sign, byte for byte', async () => {
    const {partner} = openBank();
    const body = '{"tokenize_widget":{"access":true}}';
    const signature = signed(body);
    const stranger = generateKeyPairSync('rsa', {modulusLength: 2048});
    const wrong = [
      signed(body.replace(':', ': ')),
      signed(body, stranger.privateKey),
      signature.replace(/=+$/, ''),
      `${signature}=`,
      unusedBitsChanged(signature),
      '',
      'signature',
    ];
    for (const sign of wrong) {
      assertRefused(await partner(body, {'X-PARTNER-SIGN': sign}), 401, 'authentication_error');
    }
  });

  it('refuses every request of which one byte of body or signature was changed', async () => {
    const {partner} = openBank();
    const body = '{"tokenize_widget":{"access":true}}';
    const signature = signed(body);
    for (let index = 0; index < body.length; index++) {
      const changed = Buffer.from(body);
      changed[index]! ^= 1;
      const answer = await partner(changed.toString(), {'X-PARTNER-SIGN': signature});
      assertRefused(answer, 401, 'authentication_error');
    }
    for (let index = 0; index < Buffer.from(signature, 'base64').length; index++) {
      const changed = Buffer.from(signature, 'base64');
      changed[index]! ^= 1;
      const answer = await partner(body, {'X-PARTNER-SIGN': changed.toString('base64')});
      assertRefused(answer, 401, 'authentication_error');
    }
  });

  it('refuses a partner whom it does not know', async () => {
    const {partner} = openBank();
    for (const project of ['nobody', '', 'constructor']) {
      assertRefused(await partner('{}', {'X-PARTNER-PROJECT': project}), 401, 'identification_error');
    }
  });

  it('gives one token for all three widgets, which opens one of the two that are here', async () => {
    const {partner, widget} = openBank();
    const {body} = await partner(
      JSON.stringify({
        tokenize_widget: {access: true},
        self_employed_widget: {tax_reference: INN},
        acquiring_widget: {
          session_id: 'ps_1',
          success_return_url: 'https://shop.example/paid',
          failure_return_url: 'https://shop.example/failed',
          show_recurrent_checkbox: false,
        },
      }),
    );
    assert.equal((await widget('tokenize/session', {public_token: body.public_token})).status, 200);
  });

  it('gives a token for the acquiring widget alone, which opens none of those that are here', async () => {
    const {partner, widget} = openBank();
    const {public_token} = (await partner('{"acquiring_widget":{"session_id":"ps_1"}}')).body;
    assertRefused(await widget('tokenize/session', {public_token}), 403, 'authorization_error');
  });

  it('refuses a body that asks for nothing it knows, or asks wrongly', async () => {
    const {partner} = openBank();
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '{}',
      '{"tokenize_widget":true}',
      '{"tokenize_widget":{"access":"true"}}',
      '{"tokenize_widget":{"access":true},"another_widget":{}}',
      '{"self_employed_widget":{}}',
      '{"self_employed_widget":null}',
      '{"self_employed_widget":{"tax_reference":500000000000}}',
      '{"self_employed_widget":{"tax_reference":"50000000000"}}',
      '{"self_employed_widget":{"tax_reference":"500000000000\\n"}}',
    ];
    for (const body of bodies) assertRefused(await partner(body), 400, 'invalid_request');
  });

  it('refuses a body of more than 64 KiB before looking at it', async () => {
    const {partner} = openBank();
    assertRefused(await partner(' '.repeat(70_000)), 413, 'invalid_request');
  });

  it('takes a token once', async () => {
    const {partner, widget} = openBank();
    const {public_token} = (await partner('{"tokenize_widget":{"access":true}}')).body;
    assert.equal((await widget('tokenize/session', {public_token})).status, 200);
    assertRefused(await widget('tokenize/session', {public_token}), 401, 'authentication_error');
  });

  it('refuses an unknown token, none, and one of an hour ago', async () => {
    const {partner, widget, pass} = openBank();
    const {public_token} = (await partner('{"tokenize_widget":{"access":true}}')).body;
    pass(60 * MINUTE);
    for (const body of [{public_token: '0'.repeat(64)}, {public_token: null}, {}, {public_token}]) {
      assertRefused(await widget('tokenize/session', body), 401, 'authentication_error');
    }
  });

  it('refuses a token with another widget than it was issued for, and does not spend it', async () => {
    const {partner, widget} = openBank();
    const {public_token} = (await partner('{"tokenize_widget":{"access":true}}')).body;
    assertRefused(await widget('self-employed/session', {public_token}), 403, 'authorization_error');
    assert.equal((await widget('tokenize/session', {public_token})).status, 200);
  });
});

describe('the mock bank: linking a self-employed person', () => {
  it('links the person who confirms in the tax service’s app', async () => {
    const {app, widget, openLinking, decide} = openBank();
    const {session, linking} = (await openLinking()).body;
    assert.equal(linking, 'none');

    const sent = await widget('self-employed/request', {tax_reference_or_phone: INN}, session);
    assert.equal(sent.body.linking, 'pending');
    assert.match(await (await app.request('/tax-app')).text(), new RegExp(INN));

    assert.equal((await decide('confirm')).status, 303);
    assert.equal((await widget('self-employed/status', {}, session)).body.linking, 'linked');
  });

  it('tells of a rejection, and lets the person be asked again', async () => {
    const {widget, openLinking, decide} = openBank();
    const {session} = (await openLinking()).body;
    await widget('self-employed/request', {tax_reference_or_phone: '70000000000'}, session);
    await decide('reject');
    assert.equal((await widget('self-employed/status', {}, session)).body.linking, 'rejected');
    assert.equal((await openLinking()).body.linking, 'none');

    const again = await widget('self-employed/request', {tax_reference_or_phone: INN}, session);
    assert.equal(again.body.linking, 'pending');
  });

  it('goes on with a linking that was begun and decided while the page was closed', async () => {
    const {widget, openLinking, decide} = openBank();
    const {session} = (await openLinking()).body;
    await widget('self-employed/request', {tax_reference_or_phone: INN}, session);
    assert.equal((await openLinking()).body.linking, 'pending');
    await decide('confirm');
    assert.equal((await openLinking()).body.linking, 'linked');
    assert.equal((await openLinking('111111111111')).body.linking, 'none');
  });

  it('tells of a rejection with the page closed when it is opened again, and begins anew the next time', async () => {
    const {widget, openLinking, decide} = openBank();
    const {session} = (await openLinking()).body;
    await widget('self-employed/request', {tax_reference_or_phone: INN}, session);
    await decide('reject');
    const later = (await openLinking()).body;
    assert.equal(later.linking, 'rejected');
    assert.equal((await openLinking()).body.linking, 'none');

    await widget('self-employed/request', {tax_reference_or_phone: INN}, later.session);
    assert.equal((await openLinking()).body.linking, 'pending');
    await decide('reject');
    assert.equal((await openLinking()).body.linking, 'rejected');
  });

  it('lets the person take the permission back', async () => {
    const {widget, openLinking, decide} = openBank();
    const {session} = (await openLinking()).body;
    await widget('self-employed/request', {tax_reference_or_phone: INN}, session);
    await decide('revoke');
    assert.equal((await widget('self-employed/status', {}, session)).body.linking, 'pending');
    await decide('confirm');
    await decide('revoke');
    assert.equal((await widget('self-employed/status', {}, session)).body.linking, 'none');
  });

  it('refuses an INN other than the partner named, and what is neither INN nor phone', async () => {
    const {widget, openLinking} = openBank();
    const {session} = (await openLinking()).body;
    const send = (person: unknown) =>
      widget('self-employed/request', {tax_reference_or_phone: person}, session);
    assertRefused(await send('111111111111'), 422, 'tax_reference_mismatch');
    for (const person of ['', '123', '80000000000', 500000000000, null]) {
      assertRefused(await send(person), 422, 'invalid_request');
    }
    assert.equal((await widget('self-employed/status', {}, session)).body.linking, 'none');
  });

  it('says that the tax service does not know a person', async () => {
    const {widget, openLinking} = openBank();
    const {session} = (await openLinking('999999999999')).body;
    const answer = await widget('self-employed/request', {tax_reference_or_phone: '70000000000'}, session);
    assertRefused(answer, 422, 'taxpayer_unknown');
  });

  it('lets no other site decide for the person', async () => {
    const {widget, openLinking, decide} = openBank();
    const {session} = (await openLinking()).body;
    await widget('self-employed/request', {tax_reference_or_phone: INN}, session);
    const elsewhere = {'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.test'};
    assert.equal((await decide('confirm', elsewhere)).status, 403);
    assert.equal((await widget('self-employed/status', {}, session)).body.linking, 'pending');
  });

  it('answers no widget without a session', async () => {
    const {widget} = openBank();
    for (const session of [undefined, '', '0'.repeat(64)]) {
      assertRefused(await widget('self-employed/status', {}, session), 401, 'authentication_error');
      assertRefused(await widget('tokenize/card', CARD, session), 401, 'authentication_error');
    }
  });
});

describe('the mock bank: taking a card', () => {
  it('answers with hashes that are the same for the same card, and another for another', async () => {
    const {widget, openCardForm} = openBank();
    const take = async (card: object) => (await widget('tokenize/card', card, await openCardForm())).body;

    const first = await take({...CARD, cardholder_name: 'Ivan Ivanov'});
    const second = await take({...CARD, cardholder_name: 'IVAN IVANOV'});
    const other = await take({...CARD, number: '2200000000000004'});
    assert.deepEqual(first.hashes, second.hashes);
    assert.notEqual(first.hashes.number_hash, other.hashes.number_hash);
    assert.equal(first.hashes.expiration_date_hash, other.hashes.expiration_date_hash);
    assert.deepEqual(Object.keys(other.hashes), ['number_hash', 'expiration_date_hash']);
    assert.equal(new Set(Object.values(first.hashes)).size, 3);
    for (const hash of Object.values(first.hashes)) assert.match(hash, /^[0-9a-f]{64}$/);
    assert.deepEqual(first.card, {brand: 'visa', last4: '4242', bin: '424242'});
    assert.equal(other.card.brand, 'mir');
  });

  it('lets the person correct the card, and shows the last one when the frame is loaded again', async () => {
    const {widget, openCardForm} = openBank();
    const session = await openCardForm();
    assert.deepEqual((await widget('tokenize/resume', {}, session)).body, {status: 'ok'});
    await widget('tokenize/card', CARD, session);
    await widget('tokenize/card', {...CARD, number: '5555555555554444'}, session);
    assert.deepEqual((await widget('tokenize/resume', {}, session)).body.card, {
      brand: 'mastercard',
      last4: '4444',
      bin: '555555',
    });
  });

  it('refuses a card that a person could not have, whatever the form let pass', async () => {
    const {widget, openCardForm} = openBank();
    const session = await openCardForm();
    const wrong = [
      {number: '4242424242424241'},
      {number: '4242 4242 4242 4242'},
      {number: '42424242'},
      {number: '6011111111111117'},
      {number: 4242424242424242},
      {expiration_date: '12/26'},
      {expiration_date: '13/30'},
      {expiration_date: '00/30'},
      {expiration_date: '1230'},
      {cardholder_name: '4242424242424242'},
      {cardholder_name: ''},
      {cardholder_name: null},
    ];
    for (const change of wrong) {
      assertRefused(await widget('tokenize/card', {...CARD, ...change}, session), 422, 'invalid_request');
    }
    assert.equal((await widget('tokenize/card', {...CARD, expiration_date: '01/27'}, session)).status, 200);
  });

  it('refuses the one card that is there to be refused', async () => {
    const {widget, openCardForm} = openBank();
    const card = {...CARD, number: '4000000000000002'};
    assertRefused(await widget('tokenize/card', card, await openCardForm()), 422, 'card_refused');
  });

  it('takes nothing that a form on another site could send', async () => {
    const {app, openCardForm} = openBank();
    const answer = await app.request('/widget/tokenize/card', {
      method: 'POST',
      body: JSON.stringify(CARD),
      headers: {'Content-Type': 'text/plain', Authorization: `Bearer ${await openCardForm()}`},
    });
    assert.equal(answer.status, 415);
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
  });
});
