import {createBank131Client, publicTokenHandler} from 'bank131-widgets/server';
import type {ActionFunctionArgs} from 'react-router';

const {BANK131_API_HOST, BANK131_PROJECT, BANK131_PRIVATE_KEY} = process.env;

const bank = createBank131Client({
  ...(BANK131_API_HOST ? {apiHost: BANK131_API_HOST} : {environment: 'demo'}),
  project: BANK131_PROJECT ?? 'my_project',
  privateKey: BANK131_PRIVATE_KEY,
});

const tokens = {
  card: publicTokenHandler(bank, {tokenize: true, authorize: () => true}),
  'self-employed': publicTokenHandler(bank, {
    selfEmployed: true,
    authorize: () => ({tax_reference: '500000000000'}), // the signed-in user’s own INN, from your records
  }),
};

export function action({request, params: {widget}}: ActionFunctionArgs) {
  if (widget !== 'card' && widget !== 'self-employed') throw new Response(null, {status: 404});
  return tokens[widget](request);
}
