import assert from 'node:assert/strict';
import {generateKeyPairSync, sign} from 'node:crypto';
import {once} from 'node:events';
import {get, type IncomingMessage} from 'node:http';
import {describe, it} from 'node:test';
import {formatRubles, parseRubles} from '../../demo/partner/money.js';
import {shorten} from '../../demo/partner/public/shorten.js';
import {WEBHOOK_PATH} from '../../demo/partner/routes/webhook-route.js';
import {ANSWER_LOST, HASH, idOf, LOST, openDemo, reaches, TWICE} from './partner-tools.js';

describe('the demo’s partner pays', () => {
  it('from the hash to the money, and a webhook that comes twice is handled once', async (t) => {
    const demo = await openDemo(t);
    const {records} = demo;
    const card = await demo.saveCard();
    assert.deepEqual(records.cards.find(card)?.info, {brand: 'mir', last4: '4940'});

    demo.trips.push(TWICE, TWICE);
    const id = idOf(await demo.post('/payout/anna', {card, amount: '1 500,50'}));
    await reaches(records, id, 'ready');
    assert.equal(records.payouts.find(id)?.amount, 150_050);
    await demo.post(`/payouts/${id}/confirm`);
    await reaches(records, id, 'succeeded');

    await waitFor(() => demo.statuses().length === 4);
    assert.deepEqual(demo.statuses(), [200, 200, 200, 200]);
    const webhooks = records.journal.ofPayout(id).filter(({direction}) => direction === 'from-bank');
    assert.deepEqual(
      webhooks.map(({name, times}) => [name, times]),
      [
        ['ready_to_confirm', 2],
        ['payment_finished', 2],
      ],
    );
    assert.deepEqual(demo.reports, []);
  });

  it('not unless a person confirms; cancelled, the money stays', async (t) => {
    const demo = await openDemo(t);
    const id = idOf(await demo.post('/payout/anna', {card: await demo.saveCard(), amount: '100'}));
    await reaches(demo.records, id, 'ready');
    await demo.post(`/payouts/${id}/cancel`);
    await demo.post(`/payouts/${id}/confirm`);
    await reaches(demo.records, id, 'cancelled');
    assert.equal(demo.records.payouts.find(id)?.decision, 'cancel');
  });

  it('no sum that is none, and no card of another person', async (t) => {
    const demo = await openDemo(t);
    const card = await demo.saveCard();
    for (const amount of ['', '0', '-5', '1e3', '1.005', '12abc']) {
      assert.equal((await demo.post('/payout/anna', {card, amount})).status, 400, amount);
    }
    assert.equal((await demo.post('/payout/ilya', {card, amount: '100'})).location, '/payout/ilya');
    assert.deepEqual(demo.records.payouts.ofWorker('anna'), []);
    assert.deepEqual(demo.records.payouts.ofWorker('ilya'), []);
  });

  it('without ever keeping a hash, a token or an INN whole in its journal', async (t) => {
    const demo = await openDemo(t);
    const card = await demo.saveCard('ilya');
    await fetch(`${demo.partner}/bank131/token/self-employed/ilya`, {
      method: 'POST',
      headers: {'X-Requested-With': 'test', Origin: demo.partner},
    });
    await demo.post('/linking/ilya/ask');
    const id = idOf(await demo.post('/linking/ilya/payouts', {card, amount: '100', service: 'Доставка'}));
    await reaches(demo.records, id, 'refused');
    const {journal} = demo.records;
    const entries = [...journal.ofPayout(id), ...journal.ofLinking('ilya')];
    assert.ok(entries.some(({name}) => name === 'token'));
    const text = JSON.stringify(entries);
    assert.ok(text.includes(`${HASH.slice(0, 4)}…`));
    assert.doesNotMatch(text, /[\da-f]{64}|500000000000/);
  });
});

describe('the demo’s partner loses nothing', () => {
  it('when its answer to a webhook is lost, and when the webhook is', async (t) => {
    const demo = await openDemo(t);
    const id = idOf(await demo.post('/payout/anna', {card: await demo.saveCard(), amount: '100'}));
    demo.trips.push(ANSWER_LOST, LOST);
    await reaches(demo.records, id, 'ready');
    await waitFor(() => demo.statuses().length === 2);
    demo.trips.push(LOST, ANSWER_LOST);
    await demo.post(`/payouts/${id}/confirm`);
    await reaches(demo.records, id, 'succeeded');
    await waitFor(() => demo.statuses().length === 4);
    assert.deepEqual(demo.statuses(), [200, 200, 200, 200]);
  });

  it('when it can’t write a webhook down: it answers 500, is told again, and then handles it once', async (t) => {
    const demo = await openDemo(t);
    const card = await demo.saveCard();
    const acceptWebhooks = demo.refuseWebhooks();
    const id = idOf(await demo.post('/payout/anna', {card, amount: '100'}));
    const fromBank = () =>
      demo.records.journal.ofPayout(id).filter(({direction}) => direction === 'from-bank');
    await waitFor(() => demo.statuses().length >= 2);
    assert.deepEqual([...new Set(demo.statuses())], [500]);
    assert.equal(demo.records.payouts.find(id)?.state, 'started');
    assert.deepEqual(fromBank(), []);
    assert.match(String(demo.reports[0]), /the disk is full/);

    acceptWebhooks();
    await reaches(demo.records, id, 'ready');
    await demo.post(`/payouts/${id}/confirm`);
    await reaches(demo.records, id, 'succeeded');
    await waitFor(() => demo.statuses().filter((status) => status === 200).length === 2);
    assert.deepEqual(
      fromBank().map(({name, times}) => [name, times]),
      [
        ['ready_to_confirm', 1],
        ['payment_finished', 1],
      ],
    );
  });

  it('when it is stopped while a webhook is on its way', async (t) => {
    const demo = await openDemo(t);
    const card = await demo.saveCard();
    const id = idOf(await demo.post('/payout/anna', {card, amount: '100'}));
    demo.trips.push(LOST);
    await reaches(demo.records, id, 'started');
    await demo.restartPartner(() => waitFor(() => demo.trips.length === 0));
    await reaches(demo.records, id, 'ready');
    assert.deepEqual(
      demo.records.cards.ofWorker('anna').map((kept) => kept.id),
      [card],
    );
  });

  it('when it is stopped after a webhook and before its answer: told again, it knows that it was handled', async (t) => {
    const demo = await openDemo(t);
    const card = await demo.saveCard();
    demo.trips.push(ANSWER_LOST);
    const id = idOf(await demo.post('/payout/anna', {card, amount: '100'}));
    await waitFor(() => demo.statuses().length === 1);
    await demo.restartPartner(() => {});
    await waitFor(() => demo.statuses().filter((status) => status === 200).length === 2);
    await demo.post(`/payouts/${id}/confirm`);
    await reaches(demo.records, id, 'succeeded');
    assert.deepEqual(
      demo.records.journal
        .ofPayout(id)
        .filter(({direction}) => direction === 'from-bank')
        .map(({name, times}) => [name, times]),
      [
        ['ready_to_confirm', 2],
        ['payment_finished', 1],
      ],
    );
  });

  it('when the bank was away: it is told at the next start, once', async (t) => {
    const demo = await openDemo(t);
    const card = await demo.saveCard();
    demo.setBankAway(true);
    const id = idOf(await demo.post('/payout/anna', {card, amount: '100'}));
    await waitFor(() => demo.records.payouts.find(id)?.errorCode === 'network_error');
    await demo.restartPartner(() => demo.setBankAway(false));
    await reaches(demo.records, id, 'ready');
    assert.equal(demo.records.payouts.find(id)?.errorCode, null);
  });

  it('to a stranger: a webhook without the bank’s signature changes nothing', async (t) => {
    const demo = await openDemo(t);
    const id = idOf(await demo.post('/payout/anna', {card: await demo.saveCard(), amount: '100'}));
    await reaches(demo.records, id, 'ready');
    const session = {
      id: demo.records.payouts.find(id)?.sessionId,
      status: 'accepted',
      payments: [{status: 'succeeded'}],
    };
    const body = JSON.stringify({type: 'payment_finished', session});
    const stranger = generateKeyPairSync('rsa', {modulusLength: 2048}).privateKey;
    const signature = sign('sha256', Buffer.from(body), stranger).toString('base64');
    for (const headers of [{'X-PARTNER-SIGN': signature}, {}]) {
      const {status} = await fetch(demo.partner + WEBHOOK_PATH, {method: 'POST', body, headers});
      assert.equal(status, 400);
    }
    assert.equal(demo.records.payouts.find(id)?.state, 'ready');
  });

  it('to a foreign name that was made to point here', async (t) => {
    const {partner} = await openDemo(t);
    const statusOf = async (Host: string) => {
      // `fetch` sets the header itself.
      const [response] = (await once(get(partner, {headers: {Host}}), 'response')) as [IncomingMessage];
      response.resume();
      return response.statusCode;
    };
    assert.equal(await statusOf('localhost'), 200);
    assert.equal(await statusOf('evil.example'), 421);
  });
});

describe('the demo’s partner', () => {
  it('links to itself and the bank alone, whatever its own address is', async (t) => {
    const {partner} = await openDemo(t);
    for (const address of ['//evil.example/x', '/.//evil.example', '/%09/evil.example', '/%5Cevil.example']) {
      const html = await (await fetch(partner + address)).text();
      const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(
        ([, href]) => new URL(href!, partner + address),
      );
      assert.ok(links.length > 2);
      assert.deepEqual(new Set(links.map(({hostname}) => hostname)), new Set(['localhost']));
    }
  });

  it('lets nobody frame the contract check', async (t) => {
    const {partner} = await openDemo(t);
    const {headers} = await fetch(`${partner}/demo/contract-check.html`);
    assert.equal(headers.get('Content-Security-Policy'), "frame-ancestors 'none'");
  });
});

describe('the demo’s partner asks the bank who is linked', () => {
  const linkingOf = (demo: Awaited<ReturnType<typeof openDemo>>, id: string) =>
    demo.records.workers.find(id)?.linking;

  it('and does not believe the page', async (t) => {
    const demo = await openDemo(t);
    await demo.post('/linking/anna/hint', {status: 'completed'});
    assert.equal(linkingOf(demo, 'anna'), 'none');
    await demo.post('/linking/anna/hint', {status: 'in_progress'});
    assert.equal(linkingOf(demo, 'anna'), 'requested');
    await demo.post('/linking/anna/hint', {status: 'failed'});
    assert.equal(linkingOf(demo, 'anna'), 'rejected');
  });

  it('and finds out, with the page closed and over a restart', async (t) => {
    const demo = await openDemo(t);
    const card = await demo.saveCard('ilya');
    await sendRequest(demo, 'ilya');
    await demo.post('/linking/ilya/hint', {status: 'in_progress'});
    const early = idOf(await demo.post('/linking/ilya/payouts', {card, amount: '100', service: 'Доставка'}));
    await reaches(demo.records, early, 'refused');
    assert.equal(demo.records.payouts.find(early)?.errorCode, 'taxpayer_not_bound');
    assert.equal(linkingOf(demo, 'ilya'), 'requested');

    await demo.restartPartner(() => decide(demo.bank, 'confirm'));
    await demo.post('/linking/ilya/ask');
    assert.equal(linkingOf(demo, 'ilya'), 'linked');
    const id = idOf(await demo.post('/linking/ilya/payouts', {card, amount: '100', service: 'Доставка'}));
    await reaches(demo.records, id, 'ready');
    await demo.post(`/payouts/${id}/confirm`);
    await reaches(demo.records, id, 'succeeded');
    assert.match(demo.records.payouts.find(id)?.receipt ?? '', /\/receipts\//);

    await decide(demo.bank, 'revoke');
    const late = idOf(await demo.post('/linking/ilya/payouts', {card, amount: '100', service: 'Доставка'}));
    await reaches(demo.records, late, 'refused');
    assert.equal(linkingOf(demo, 'ilya'), 'none');
  });
});

describe('the demo’s partner reads and prints', () => {
  it('sums, in kopecks', () => {
    assert.deepEqual(['1500', '1 500,5', '0.01', '131.31'].map(parseRubles), [150_000, 150_050, 1, 13_131]);
    assert.equal(parseRubles('99999999999999999999'), undefined);
    assert.equal(formatRubles(150_050, 'ru').replace(/\s/g, ' '), '1 500,50 ₽');
  });

  it('no secret and no number of a person, but ids whole', () => {
    const id = 'ps_1795298979713';
    assert.deepEqual(
      shorten({
        id,
        tax_reference: '500000000000',
        text: `of 500000000000, ${HASH}`,
        list: [{public_token: 'secret-token'}],
      }),
      {id, tax_reference: '•••', text: `of •••, 6319…ef09`, list: [{public_token: 'secr…oken'}]},
    );
  });
});

type Demo = Awaited<ReturnType<typeof openDemo>>;

/** What the widget does: opens with a token, and sends the request. */
async function sendRequest({partner, bank}: Demo, courier: string): Promise<void> {
  const json = {'Content-Type': 'application/json'};
  const token = await fetch(`${partner}/bank131/token/self-employed/${courier}`, {
    method: 'POST',
    headers: {...json, 'X-Requested-With': 'test', Origin: partner},
    body: '{}',
  });
  const call = async (path: string, body: object, headers: Record<string, string> = {}) =>
    (await fetch(`${bank}/widget/self-employed/${path}`, {
      method: 'POST',
      headers: {...json, ...headers},
      body: JSON.stringify(body),
    }).then((answer) => answer.json())) as {session: string; linking: string};
  const {session} = await call('session', (await token.json()) as object);
  const {linking} = await call(
    'request',
    {tax_reference_or_phone: '500000000000'},
    {Authorization: `Bearer ${session}`},
  );
  assert.equal(linking, 'pending');
}

/** What the person does in the tax service's app. */
async function decide(bank: string, decision: 'confirm' | 'revoke'): Promise<void> {
  const page = await (await fetch(`${bank}/tax-app`)).text();
  const request = /name="request" value="([^"]+)"/.exec(page)?.[1] ?? '';
  await fetch(`${bank}/tax-app`, {
    method: 'POST',
    headers: {'Sec-Fetch-Site': 'same-origin', Origin: bank},
    body: new URLSearchParams({request, decision}),
  });
}

async function waitFor(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    assert.ok(tries < 6_000, 'It did not come to pass.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
