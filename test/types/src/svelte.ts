import type {PaymentMethod} from 'bank131-widgets';
import 'bank131-widgets/svelte';
import type {SvelteHTMLElements} from 'svelte/elements';
import type {Equal, Expect} from './equal.js';

// What Svelte's own tools check markup against; templates/ holds markup itself.

type Linking = SvelteHTMLElements['bank131-self-employed'];
type Card = SvelteHTMLElements['bank131-card-tokenize'];

export const linking: Linking = {
  class: 'linking',
  'token-url': '/token',
  'tax-reference-or-phone': '500000000000',
  loading: 'lazy',
  timeout: 5000,
  publicToken: async ({signal}) => (await fetch('/token', {signal})).text(),
  'onbank131-status': ({status}) => {
    type _ = Expect<Equal<typeof status, 'in_progress' | 'completed' | 'failed'>>;
  },
  'onbank131-result': ({result}) => {
    type _ = Expect<Equal<typeof result.status, 'completed' | 'failed'>>;
  },
};

export const card: Card = {
  name: 'payment_method',
  required: true,
  'onbank131-result': ({result}) => {
    type _ = Expect<Equal<typeof result, PaymentMethod>>;
  },
};

// @ts-expect-error There is no such way to load.
export const loading: Linking = {loading: 'later'};
// @ts-expect-error A linking is no form control.
export const required: Linking = {required: true};
// @ts-expect-error This event has no status.
export const event: Linking = {'onbank131-result': ({status}) => status};
