import type {PaymentMethod} from 'bank131-widgets';
import type {Bank131SelfEmployedElement} from 'bank131-widgets/elements';
import 'bank131-widgets/vue';
import type {GlobalComponents} from 'vue';
import type {Equal, Expect} from './equal.js';

// What Vue's own tools check templates against; templates/ holds templates themselves.

type Linking = InstanceType<GlobalComponents['bank131-self-employed']>;
type Card = InstanceType<GlobalComponents['bank131-card-tokenize']>;

export const reload = (element: Linking): Bank131SelfEmployedElement => element;

export const linking: Linking['$props'] = {
  id: 'linking',
  key: 'linking',
  class: ['linking'],
  tokenUrl: '/token',
  taxReferenceOrPhone: '500000000000',
  loading: 'lazy',
  timeout: 5000,
  publicToken: async ({signal}) => (await fetch('/token', {signal})).text(),
  onBank131Status: ({status}) => {
    type _ = Expect<Equal<typeof status, 'in_progress' | 'completed' | 'failed'>>;
  },
  onBank131Result: ({result}) => {
    type _ = Expect<Equal<typeof result.status, 'completed' | 'failed'>>;
  },
};

export const card: Card['$props'] = {
  name: 'payment_method',
  required: true,
  onBank131Result: ({result}) => {
    type _ = Expect<Equal<typeof result, PaymentMethod>>;
  },
};

// @ts-expect-error There is no such way to load.
export const loading: Linking['$props'] = {loading: 'later'};
// @ts-expect-error A linking is no form control.
export const required: Linking['$props'] = {required: true};
// @ts-expect-error This event has no status.
export const event: Linking['$props'] = {onBank131Result: ({status}) => status};
