import {publicTokenHandler} from 'bank131-widgets/server';
import {bank} from '$lib/server/bank';
import type {RequestHandler} from './$types';

const token = publicTokenHandler(bank, {tokenize: true, authorize: () => true});

export const POST: RequestHandler = ({request}) => token(request);
