import {publicTokenHandler} from 'bank131-widgets/server';
import {bank} from '../../../bank';

export const POST = publicTokenHandler(bank, {tokenize: true, authorize: () => true, onError: console.error});
