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
