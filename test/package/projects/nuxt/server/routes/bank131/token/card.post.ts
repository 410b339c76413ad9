import {publicTokenHandler} from 'bank131-widgets/server';

const token = publicTokenHandler(bank, {tokenize: true, authorize: () => true});

export default defineEventHandler((event) => token(toWebRequest(event)));
