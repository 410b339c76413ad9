import {publicTokenHandler} from 'bank131-widgets/server';
import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {ownPagesOnly} from '../guards.js';
import type {Site} from '../site.js';

/**
 * The addresses that `token-url` and `tokenUrl` name. This demo has no sign-in: the address names the user, whom a real
 * backend takes from its session. The INN comes from the record either way, since a browser could name anybody's.
 */
export function tokenRoutes({bankFor, options, person, report}: Site): Hono {
  const {environment} = options;
  const routes = new Hono();
  routes.use(ownPagesOnly, bodyLimit({maxSize: 1024}));
  routes.post('/:widget{card|self-employed}/:courier?', (context) => {
    const worker = person(context.req.param('courier'));
    if (!worker) return context.notFound();
    const shared = {environment, onError: report};
    const handler =
      context.req.param('widget') === 'card'
        ? publicTokenHandler(bankFor({workerId: worker.id, topic: 'card'}), {
            ...shared,
            tokenize: true,
            authorize: () => true,
          })
        : publicTokenHandler(bankFor({workerId: worker.id, topic: 'linking'}), {
            ...shared,
            selfEmployed: true,
            authorize: () => ({tax_reference: worker.taxReference}),
          });
    return handler(context.req.raw);
  });
  return routes;
}
