import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {INCOME_LIMIT, UNANSWERED_TAXPAYER, UNKNOWN_TAXPAYER} from '../../mock-bank/samples.js';
import {assertRefused, linkPerson, openApi, PAYOUT, rubles} from './mock-bank-tools.js';

const INN = '500000000000';
const SERVICE = {name: 'Перевод текста', amount_details: rubles(5_000), quantity: 2};

const withReceipt = (taxpayer: object = {}) => ({
  ...PAYOUT,
  fiscalization_details: {
    professional_income_taxpayer: {tax_reference: INN, services: [SERVICE], ...taxpayer},
  },
});

describe('the mock bank: asking about a self-employed person', () => {
  it('answers after a while, and from then on as things stand', async (t) => {
    let time = Date.now();
    const api = await openApi(t, {now: () => time, processing: 1000});
    const asked = (await api.call('npd/check', {tax_reference: INN})).body;
    assert.deepEqual(Object.keys(asked), ['status', 'request_id']);
    assert.equal(asked.status, 'ok');
    const answer = async () => (await api.call('npd/request/status', {request_id: asked.request_id})).body;

    assert.deepEqual(await answer(), {status: 'pending'});
    time += 1000;
    const unlinked = await answer();
    assert.equal(unlinked.status, 'error');
    assert.equal(unlinked.error.code, 'taxpayer_not_bound');
    await linkPerson(api, INN);
    assert.deepEqual(await answer(), {status: 'ok'});
  });

  it('answers that a person is unknown, and about one it never answers', async (t) => {
    const {call} = await openApi(t);
    const answer = async (tax_reference: string) => {
      const {request_id} = (await call('npd/check', {tax_reference})).body;
      return call('npd/request/status', {request_id});
    };
    const {status, body} = await answer(UNKNOWN_TAXPAYER);
    assert.equal(status, 200);
    assert.equal(body.error.code, 'taxpayer_unknown');
    assert.deepEqual((await answer(UNANSWERED_TAXPAYER)).body, {status: 'pending'});
  });

  it('tells nothing of another project’s question', async (t) => {
    const {call} = await openApi(t);
    const {request_id} = (await call('npd/check', {tax_reference: INN})).body;
    for (const id of [request_id, 'constructor']) {
      const answer = await call('npd/request/status', {request_id: id}, {project: 'rival'});
      assertRefused(answer, 404, 'invalid_request', 'request_id');
    }
  });
});

describe('the mock bank: a payout with a receipt', () => {
  it('gives the receipt with the payout that succeeded, to be read at its link', async (t) => {
    const api = await openApi(t);
    const {call, arrival, app} = api;
    await linkPerson(api, INN);
    const {id: session_id} = (await call('session/create', {})).body.session;
    const body = {session_id, ...withReceipt({payer_type: 'legal', payer_tax_number: '7700000000'})};
    const started = await call('session/start/payout/fiscalization', body);
    const sent = body.fiscalization_details.professional_income_taxpayer;
    const begun = started.body.session.payments[0]!.fiscalization_details?.professional_income_taxpayer;
    assert.deepEqual(begun, sent);

    await arrival(1);
    await call('session/confirm', {session_id});
    const {session} = await arrival(2);
    const taxpayer = session.payments[0]!.fiscalization_details!.professional_income_taxpayer;
    const {receipt, ...rest} = taxpayer;
    assert.deepEqual(rest, sent);
    assert.match(receipt!.link, new RegExp(`^http://localhost:8131/receipts/${receipt!.id}$`));

    const page = await (await app.request(receipt!.link)).text();
    for (const part of [INN, '7700000000', SERVICE.name, receipt!.id]) assert.ok(page.includes(part));
    assert.match(page, /100,00\s₽/);
    assert.match(await (await app.request(`${receipt!.link}?lang=en`)).text(), /<html lang="en">[^]*100\.00/);
    assert.equal((await app.request('/receipts/none')).status, 404);
  });

  it('may be created and started in one, and counts a service once unless told otherwise', async (t) => {
    const api = await openApi(t);
    await linkPerson(api, INN);
    const {name, amount_details} = SERVICE;
    const body = withReceipt({services: [{name, amount_details}]});
    const {session} = (await api.call('session/init/payout/fiscalization', body)).body;
    const {services} = session.payments[0]!.fiscalization_details!.professional_income_taxpayer;
    assert.deepEqual(services, [{...SERVICE, quantity: 1}]);
  });

  it('gives no receipt for a payout that was cancelled', async (t) => {
    const api = await openApi(t);
    await linkPerson(api, INN);
    const {session} = (await api.call('session/init/payout/fiscalization', withReceipt())).body;
    await api.arrival(1);
    const cancelled = (await api.call('session/cancel', {session_id: session.id})).body.session;
    const taxpayer = cancelled.payments[0]!.fiscalization_details!.professional_income_taxpayer;
    assert.equal(taxpayer.receipt, undefined);
  });

  it('is refused for a person who is not linked, is unknown, or would earn too much', async (t) => {
    const api = await openApi(t);
    const {call, status, hooks} = api;
    const {id: session_id} = (await call('session/create', {})).body.session;
    const refused = async (payout: object, code: string) => {
      const body = {session_id, ...payout};
      assertRefused(await call('session/start/payout/fiscalization', body), 422, code);
      assertRefused(await call('session/init/payout/fiscalization', payout), 422, code);
    };
    await refused(withReceipt(), 'taxpayer_not_bound');
    await refused(withReceipt({tax_reference: UNKNOWN_TAXPAYER}), 'taxpayer_unknown');
    await linkPerson(api, INN);
    const amount_details = rubles(INCOME_LIMIT + 1);
    await refused({...withReceipt(), amount_details}, 'taxpayer_income_exceeds_amount_limit');
    assert.equal((await status(session_id)).status, 'created');
    assert.deepEqual(hooks, []);
  });
});

describe('the mock bank: a receipt without a payout', () => {
  const receipt = (
    services: object[] = [
      {...SERVICE, quantity: 2},
      {...SERVICE, quantity: 1},
    ],
  ) => ({
    fiscalization_details: {professional_income_taxpayer: {tax_reference: INN, services}},
  });
  const open = async (t: TestContext) => {
    const api = await openApi(t);
    await linkPerson(api, INN);
    const {id: session_id} = (await api.call('session/create', {})).body.session;
    return {...api, session_id};
  };

  it('is issued without a confirmation, for the sum of its services', async (t) => {
    const {call, arrival, hooks, app, session_id} = await open(t);
    const begun = (await call('fiscalization', {session_id, ...receipt()})).body.session;
    assert.equal(begun.status, 'in_progress');
    const [payout] = begun.payments;
    assert.equal(payout!.status, 'in_progress');
    assert.equal(payout!.payment_method, undefined);
    assert.equal(payout!.amount_details.amount, 3 * SERVICE.amount_details.amount);

    const hook = await arrival(1);
    assert.equal(hook.type, 'payment_finished');
    assert.equal(hook.session.status, 'accepted');
    const {link} = hook.session.payments[0]!.fiscalization_details!.professional_income_taxpayer.receipt!;
    assert.equal((await app.request(link)).status, 200);
    assert.equal(hooks.length, 1);
  });

  it('counts a service once when it has no quantity', async (t) => {
    const {call, session_id} = await open(t);
    const {name, amount_details} = SERVICE;
    const {session} = (await call('fiscalization', {session_id, ...receipt([{name, amount_details}])})).body;
    assert.deepEqual(session.payments[0]!.amount_details, amount_details);
  });

  it('is refused for a person who is not linked, and for a session that is unknown or used', async (t) => {
    const {call, session_id} = await open(t);
    const other = structuredClone(receipt());
    other.fiscalization_details.professional_income_taxpayer.tax_reference = '111111111111';
    assertRefused(await call('fiscalization', {session_id, ...other}), 422, 'taxpayer_not_bound');
    const unknown = {session_id: 'ps_0', ...receipt()};
    assertRefused(await call('fiscalization', unknown), 404, 'invalid_request');
    assert.equal((await call('fiscalization', {session_id, ...receipt()})).status, 200);
    assertRefused(await call('fiscalization', {session_id, ...receipt()}), 409, 'invalid_request');
  });
});
