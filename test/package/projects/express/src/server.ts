import {getRequestListener} from '@hono/node-server';
import {publicTokenHandler, webhookHandler} from 'bank131-widgets/server';
import express, {type Request} from 'express';
import {bank} from './bank.js';
import {login} from './login.js';

const linkingToken = publicTokenHandler(bank, {
  selfEmployed: true,
  // Express's own request, with the user that your login has put there.
  authorize: (_request, req: Request) => req.user && {tax_reference: req.user.inn},
  onError: (error) => console.error(error),
});

const webhook = webhookHandler(bank, {
  paymentFinished: ({id}) => console.log(`${id} is finished`),
  onError: (error) => console.error(error),
});

// Leaves the global Request and Response as they are.
const options = {overrideGlobalObjects: false};

const app = express();
// Before express.json(): the signature is over the bytes as they came.
app.post('/bank131/webhook', getRequestListener(webhook, options));
app.use(express.json(), login);
app.post('/bank131/token/self-employed', (req, res) =>
  getRequestListener((request) => linkingToken(request, req), options)(req, res),
);
app.listen(Number(process.env.PORT ?? 3000), () => console.log('Ready'));
