import {getRequestListener} from '@hono/node-server';
import {webhookHandler} from 'bank131-widgets/server';
import {bank} from '../../../bank';

const webhook = webhookHandler(bank, {
  paymentFinished: ({id}) => console.log(`${id} is finished`),
  onError: (error) => console.error(error),
});

// Next's body parser would read the bytes that the signature is over.
export const config = {api: {bodyParser: false}};

export default getRequestListener(webhook, {overrideGlobalObjects: false});
