import {
  bindSelfEmployed,
  configure,
  describeError,
  mountSelfEmployed,
  tokenizeCard,
  Bank131Error,
  type PaymentMethod,
} from 'bank131-widgets';
import type {Equal, Expect} from './equal.js';

const outcome = await bindSelfEmployed({
  container: '#bind',
  publicToken: async ({signal}) => (await fetch('/token', {signal})).text(),
  taxReferenceOrPhone: undefined,
  onStatus: (status) => {
    type _ = Expect<Equal<typeof status, 'in_progress' | 'completed' | 'failed'>>;
  },
});
type _Outcome = Expect<Equal<typeof outcome.status, 'completed' | 'failed'>>;

const paymentMethod = await tokenizeCard({container: document.body, tokenUrl: '/token', signal: undefined});
type _PaymentMethod = Expect<Equal<typeof paymentMethod, PaymentMethod>>;
if (paymentMethod.type === 'card') paymentMethod.card.encrypted_card.number_hash satisfies string;
else paymentMethod.bank_account.ru.token satisfies string;

configure({environment: 'demo', cardTokenize: {script: 'card-form.js'}});
describeError(new Bank131Error('timeout', 'It took too long.'), 'ru-RU') satisfies string;

// @ts-expect-error A container must be given.
mountSelfEmployed({publicToken: 'token'});
// @ts-expect-error An option is misspelt.
mountSelfEmployed({contaner: '#bind', publicToken: 'token'});
// @ts-expect-error There is no such environment.
configure({environment: 'test'});
// @ts-expect-error A card's number is not to be had.
paymentMethod.number;
// @ts-expect-error There is no such code.
new Bank131Error('no-such-code', '');
