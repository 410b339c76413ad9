import {getRequestListener} from '@hono/node-server';
import {publicTokenHandler, webhookHandler} from 'bank131-widgets/server';
import fastify, {type FastifyRequest} from 'fastify';
import {bank} from './bank.js';
import {login} from './login.js';

const linkingToken = publicTokenHandler(bank, {
  selfEmployed: true,
  // Fastify's own request, with the user that your login has put there.
  authorize: (_request, {user}: FastifyRequest) => user && {tax_reference: user.inn},
  onError: (error) => console.error(error),
});

const webhook = webhookHandler(bank, {
  paymentFinished: ({id}) => console.log(`${id} is finished`),
  onError: (error) => console.error(error),
});

// Leaves the global Request and Response as they are.
const options = {overrideGlobalObjects: false};

const app = fastify();
login(app);
app.register(async (routes) => {
  // In this plugin alone bodies stay unread: the signature is over the bytes as they came.
  routes.removeAllContentTypeParsers();
  routes.addContentTypeParser('*', (_request, _payload, done) => done(null));
  routes.post('/bank131/webhook', (request, reply) => {
    reply.hijack();
    return getRequestListener(webhook, options)(request.raw, reply.raw);
  });
  routes.post('/bank131/token/self-employed', (request, reply) => {
    reply.hijack();
    return getRequestListener((standard) => linkingToken(standard, request), options)(request.raw, reply.raw);
  });
});
await app.listen({port: Number(process.env.PORT ?? 3000)});
console.log('Ready');
