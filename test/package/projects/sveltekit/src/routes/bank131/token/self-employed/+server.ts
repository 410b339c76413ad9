import {publicTokenHandler} from 'bank131-widgets/server';
import {bank} from '$lib/server/bank';
import type {RequestHandler} from './$types';

const token = publicTokenHandler(bank, {
  selfEmployed: true,
  authorize: () => ({tax_reference: '500000000000'}), // the signed-in user’s own INN, from your records
});

export const POST: RequestHandler = ({request}) => token(request);
