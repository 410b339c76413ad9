import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {assertRefused, card, openApi, PAYOUT, rubles, signed} from './mock-bank-tools.js';

const HASH = card().card.encrypted_card.number_hash;
const INN = '500000000000';
const SERVICE = {name: 'Перевод текста', amount_details: rubles(10_000), quantity: 1};

/** A body that passes, changed in one place by a path such as `a.b.0.c`; `undefined` takes the field away. */
function changed(body: object, path: string, value: unknown): object {
  const copy = structuredClone(body);
  const keys = path.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce(
    (at, key) => at[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  parent[last] = value;
  return copy;
}

type Change = [path: string, ...values: unknown[]];

const session: Change = ['session_id', undefined, null, '', ' ', 3230, ['ps_1'], 'x'.repeat(65)];

const details: Change[] = [
  ['amount_details', null, 10_000, []],
  ['amount_details.amount', undefined, null, 0, -1, 1.5, '10000', 1e300],
  ['amount_details.currency', undefined, '', 'usd', 643, ' rub'],
  ['participant_details', null, 'Ivan', []],
  ['participant_details.recipient', null, 'Ivan', []],
  ['participant_details.recipient.full_name', undefined, null, '', '   ', 1, 'x'.repeat(256)],
  ['customer', null, 'user123', {}],
  ['customer.reference', undefined, '', 1],
  ['customer.contacts', null, {}, ['user@example.test']],
];

const method = (name: string): Change[] => [
  [name, undefined, null, 'card', {}],
  [`${name}.type`, undefined, 'cash', 'Card'],
  [`${name}.card`, undefined, null],
  [`${name}.card.type`, undefined, 'bank_card'],
  [`${name}.card.encrypted_card`, undefined, [], HASH],
  [
    `${name}.card.encrypted_card.number_hash`,
    undefined,
    null,
    '',
    'abc',
    `${HASH}0`,
    `${HASH}\n`,
    'g'.repeat(64),
  ],
  [`${name}.card.encrypted_card.number_hash`, '0'.repeat(64)],
  [`${name}.card.encrypted_card.expiration_date_hash`, null, '12/30'],
  [`${name}.card.encrypted_card.cardholder_name_hash`, null, 'IVAN IVANOV'],
  [`${name}.card.encrypted_card.security_code_hash`, null, '123'],
];

const TAXPAYER = 'fiscalization_details.professional_income_taxpayer';
const fiscalization: Change[] = [
  ['fiscalization_details', undefined, null, {}],
  [TAXPAYER, undefined, null, []],
  [`${TAXPAYER}.tax_reference`, undefined, 500_000_000_000, '50000000000', `${INN}\n`, `${INN}0`],
  [`${TAXPAYER}.services`, undefined, null, SERVICE, [], Array(7).fill(SERVICE)],
  [`${TAXPAYER}.services.0`, null, 'text'],
  [`${TAXPAYER}.services.0.name`, undefined, '', 1, 'x'.repeat(257)],
  [`${TAXPAYER}.services.0.amount_details`, undefined, 10_000],
  [`${TAXPAYER}.services.0.amount_details.amount`, 0, 0.5],
  [`${TAXPAYER}.services.0.quantity`, null, 0, -1, 1.5, '1'],
  [`${TAXPAYER}.payer_type`, null, 'company'],
  [`${TAXPAYER}.payer_tax_number`, undefined, null, '', 7_700_000_000],
  [`${TAXPAYER}.payer_name`, null, ''],
];

const full = {...PAYOUT, customer: {reference: 'user123', contacts: []}, metadata: 'good'};
const fiscalized = {
  ...full,
  fiscalization_details: {
    professional_income_taxpayer: {
      tax_reference: INN,
      services: [SERVICE],
      payer_type: 'legal',
      payer_tax_number: '7700000000',
      payer_name: 'ООО «Вектор»',
    },
  },
};

/** A receipt has calls of its own. */
const plain: Change = ['fiscalization_details', {}, null, fiscalized.fiscalization_details];

/** A method that may have come with the session; an unknown hash is found out when the payout starts. */
const prepared = method('payment_method')
  .map(([path, ...values]): Change => [
    path,
    ...values.filter((value) => path !== 'payment_method' || value !== undefined),
  ])
  .filter(([, value]) => value !== '0'.repeat(64));

const endpoints: Record<string, {body: object; changes: Change[]}> = {
  token: {
    body: {
      tokenize_widget: {access: true},
      self_employed_widget: {tax_reference: INN},
      acquiring_widget: {session_id: 'ps_1'},
    },
    changes: [
      ['tokenize_widget', null, true],
      ['tokenize_widget.access', undefined, false, 'true', 1],
      ['self_employed_widget', null, INN],
      ['self_employed_widget.tax_reference', undefined, 500_000_000_000, '50000000000', `${INN}\n`],
      ['acquiring_widget', null, {}],
      ['acquiring_widget.session_id', undefined, '', 7],
      ['acquiring_widget.show_recurrent_checkbox', null, 'true'],
      ['acquiring_widget.success_return_url', null, 'home'],
      ['another_widget', {}],
    ],
  },
  'token/info': {
    body: card(),
    changes: method('x').flatMap(([path, ...values]): Change[] =>
      path === 'x' ? [] : [[path.slice(2), ...values]],
    ),
  },
  'session/create': {body: full, changes: [...details, plain, ...prepared]},
  'session/init/payout': {body: full, changes: [...details, ...method('payment_method'), plain]},
  'session/init/payout/fiscalization': {
    body: fiscalized,
    changes: [...details, ...method('payment_method'), ...fiscalization],
  },
  'session/start/payout': {
    body: {session_id: 'ps_0', ...full},
    changes: [session, ...details, ...prepared, plain],
  },
  'session/start/payout/fiscalization': {
    body: {session_id: 'ps_0', ...fiscalized},
    changes: [session, ...details, ...prepared, ...fiscalization],
  },
  fiscalization: {
    body: {session_id: 'ps_0', fiscalization_details: fiscalized.fiscalization_details},
    changes: [session, ...fiscalization],
  },
  'session/confirm': {body: {session_id: 'ps_0'}, changes: [session]},
  'session/cancel': {body: {session_id: 'ps_0'}, changes: [session]},
  'session/status': {body: {session_id: 'ps_0'}, changes: [session]},
  'npd/check': {
    body: {tax_reference: INN},
    changes: [['tax_reference', undefined, null, 500_000_000_000, '', '50000000000', `${INN}0`, 'phone']],
  },
  'npd/request/status': {body: {request_id: 'none'}, changes: [['request_id', undefined, null, '', 7]]},
};

/** `a.b.0.c` as the answer names it: `a.b[0].c`. */
const named = (path: string) => path.replace(/\.(\d+)/g, '[$1]');

describe('the mock bank: bodies that are not as they must be', () => {
  for (const [path, {body, changes}] of Object.entries(endpoints)) {
    it(`are refused by ${path}, naming the field`, async (t) => {
      const {call, hooks} = await openApi(t);
      const created = (await call('session/create', {})).body.session;
      // The session is there to be started, but has no sum, person or payout of its own.
      const good = 'session_id' in body ? {...body, session_id: created.id} : body;
      for (const [field, ...values] of changes) {
        for (const value of values) {
          const answer = await call(path, changed(good, field, value));
          assertRefused(answer, 400, 'invalid_request');
          const {description} = answer.body.error;
          const nearest = named(field).split('.').slice(-2).join('.');
          assert.ok(description.includes(nearest), `${field} = ${JSON.stringify(value)}: ${description}`);
        }
      }
      const after = (await call('session/status', {session_id: created.id})).body.session;
      assert.deepEqual(after, created);
      assert.deepEqual(hooks, []);
    });

    it(`are refused by ${path} in either version, if they are no object`, async (t) => {
      const {call} = await openApi(t);
      for (const version of [1, 2] as const) {
        for (const text of ['', '{', 'null', '7', '"text"', '[1]', '{"a":1}}', '\u{feff}x']) {
          assertRefused(await call(path, text, {version}), 400, 'invalid_request');
        }
      }
    });
  }

  it('are refused by version 2, which says payout_details', async (t) => {
    const {call} = await openApi(t);
    const {payment_method: payout_details, ...rest} = full;
    for (const [field, ...values] of method('payout_details')) {
      for (const value of values) {
        const body = changed({...rest, payout_details}, field, value);
        assertRefused(await call('session/init/payout', body, {version: 2}), 400, 'invalid_request');
      }
    }
  });

  it('are not repeated in the answer', async (t) => {
    const {call} = await openApi(t);
    const number_hash = '4242424242424242';
    const answer = await call('session/init/payout', {...full, payment_method: card(number_hash)});
    assertRefused(answer, 400, 'invalid_request');
    assert.doesNotMatch(JSON.stringify(answer.body), /4242/);
  });

  it('are refused when they are nested too deeply to be printed again', async (t) => {
    const {call} = await openApi(t);
    const metadata = '['.repeat(8_000) + ']'.repeat(8_000);
    const body = JSON.stringify({...full, metadata: 0}).replace('"metadata":0', `"metadata":${metadata}`);
    assertRefused(await call('session/init/payout', body), 400, 'invalid_request', 'nested');
  });

  it('leave nothing behind when a name in them is meant to do harm', async (t) => {
    const {call} = await openApi(t);
    const text = '{"metadata":{"__proto__":{"status":"x"}},"__proto__":{"customer":1},"constructor":1}';
    assert.equal((await call('session/create', text)).status, 200);
    assert.equal((Object.prototype as {status?: unknown}).status, undefined);
  });
});

describe('the mock bank: calls that no known partner signed', () => {
  for (const path of Object.keys(endpoints)) {
    it(`are refused by ${path} before their body is looked at`, async (t) => {
      const {call} = await openApi(t);
      for (const version of [1, 2] as const) {
        for (const body of ['{}', '{']) {
          const wrong = {'X-PARTNER-SIGN': signed(`${body} `)};
          assertRefused(await call(path, body, {version, headers: wrong}), 401, 'authentication_error');
          const borrowed = {'X-PARTNER-SIGN': signed(body, 'rival')};
          assertRefused(await call(path, body, {version, headers: borrowed}), 401, 'authentication_error');
          const nobody = {'X-PARTNER-PROJECT': 'nobody'};
          assertRefused(await call(path, body, {version, headers: nobody}), 401, 'identification_error');
        }
      }
    });
  }
});
