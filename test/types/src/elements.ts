import {Bank131CardTokenizeElement, type Bank131SelfEmployedElement} from 'bank131-widgets/elements';
import type {PaymentMethod} from 'bank131-widgets';
import type {Equal, Expect} from './equal.js';

const linking = document.createElement('bank131-self-employed');
type _Linking = Expect<Equal<typeof linking, Bank131SelfEmployedElement>>;
linking.tokenUrl = '/token';
linking.publicToken = async () => 'token';
linking.timeout = undefined;
type _Status = Expect<Equal<typeof linking.status, 'in_progress' | 'completed' | 'failed' | undefined>>;
linking.addEventListener('bank131-status', ({status}) => status satisfies string);

const card = document.querySelector('bank131-card-tokenize')!;
card satisfies Bank131CardTokenizeElement;
card.required = true;
type _Value = Expect<Equal<typeof card.value, PaymentMethod | undefined>>;
type _Result = Expect<Equal<Awaited<typeof card.result>, PaymentMethod>>;
document.addEventListener('bank131-error', ({error}) => error.retryable satisfies boolean);

// @ts-expect-error A value comes from the person alone.
card.value = undefined;
// @ts-expect-error There is no such way to load.
linking.loading = 'later';
// @ts-expect-error The outcome of a card has no status.
card.status;
// @ts-expect-error There is no such event.
linking.addEventListener('bank131-done', ({status}) => status);

// The events of each element carry what its own widget says.
card.addEventListener('bank131-result', ({result}) => result.type satisfies 'card' | 'bank_account');
card.addEventListener('bank131-result', (event) => {
  type _CardResult = Expect<Equal<typeof event.result, PaymentMethod>>;
});
card.addEventListener('bank131-result', function (event) {
  this satisfies Bank131CardTokenizeElement;
  event satisfies Event;
});
card.addEventListener('bank131-ready', () => undefined, {once: true});
card.addEventListener('bank131-error', ({error}) => error.code satisfies string, true);
card.addEventListener('click', ({clientX}) => clientX satisfies number);
card.addEventListener('of-the-page', (event) => event.type);
linking.addEventListener('bank131-result', ({result}) => result.status satisfies 'completed' | 'failed');
linking.addEventListener('bank131-result', (event) => {
  type _LinkingStatus = Expect<Equal<typeof event.result.status, 'completed' | 'failed'>>;
});
linking.addEventListener('bank131-status', (event) => {
  type _EventStatus = Expect<Equal<typeof event.status, 'in_progress' | 'completed' | 'failed'>>;
});
const heard = ({result}: {result: PaymentMethod}) => result.type;
card.addEventListener('bank131-result', heard);
card.removeEventListener('bank131-result', heard);
document
  .querySelector('bank131-card-tokenize')
  ?.addEventListener('bank131-result', ({result}) => result.type);
// As Angular's compiler writes `(bank131-result)="on($event)"`.
document.createElement('bank131-card-tokenize').addEventListener('bank131-result', ($event) => heard($event));

// @ts-expect-error The outcome of a card has no status.
card.addEventListener('bank131-result', ({result}) => result.status);
// @ts-expect-error The outcome of a linking has no type.
linking.addEventListener('bank131-result', ({result}) => result.type);
