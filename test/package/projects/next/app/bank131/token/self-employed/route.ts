import {publicTokenHandler} from 'bank131-widgets/server';
import {bank} from '../../../bank';

export const POST = publicTokenHandler(bank, {
  selfEmployed: true,
  // The signed-in person's own INN; this project knows but one person.
  authorize: () => ({tax_reference: '500000000000'}),
  onError: console.error,
});
