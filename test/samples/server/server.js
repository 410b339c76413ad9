import {readFileSync} from 'node:fs';
import {serve} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {createBank131Client, publicTokenHandler} from 'bank131-widgets/server';
import {Hono} from 'hono';

const {BANK131_API_HOST, BANK131_PROJECT, BANK131_PRIVATE_KEY_FILE, PORT = '3000'} = process.env;
const bank = createBank131Client({
  apiHost: BANK131_API_HOST, // for the bank itself: environment: 'demo' or 'live'
  project: BANK131_PROJECT,
  privateKey: readFileSync(BANK131_PRIVATE_KEY_FILE, 'utf8'),
});
const linkingToken = publicTokenHandler(bank, {
  selfEmployed: true,
  authorize: () => ({tax_reference: '500000000000'}), // yours: the signed-in user's INN, from your records
});
const cardToken = publicTokenHandler(bank, {
  tokenize: true,
  authorize: () => true, // yours: whether a user is signed in
});

const app = new Hono();
app.post('/bank131/token/self-employed', ({req}) => linkingToken(req.raw));
app.post('/bank131/token/card', ({req}) => cardToken(req.raw));
app.use(serveStatic({root: 'public'}));
serve({fetch: app.fetch, port: Number(PORT)});
