import {publicTokenHandler} from 'bank131-widgets/server';

const token = publicTokenHandler(bank, {
  selfEmployed: true,
  authorize: () => ({tax_reference: '500000000000'}), // the signed-in user’s own INN, from your records
});

export default defineEventHandler((event) => token(toWebRequest(event)));
