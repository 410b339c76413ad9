import {publicTokenHandler} from 'bank131-widgets/server';
import {Hono} from 'hono';
import type {Site} from '../site.js';

/**
 * The addresses that `token-url` and `tokenUrl` name. This demo has no sign-in: the address names the user, whom a real
 * backend takes from its session. The INN comes from the record either way, since a browser could name anybody's.
 */
export function tokenRoutes({bankFor, options, person, report}: Site): Hono {
  const shared = {environment: options.environment, onError: report};
  const routes = new Hono();
  routes.post('/card/:courier?', (context) => {
    const worker = person(context.req.param('courier'));
    if (!worker) return context.notFound();
    const bank = bankFor({workerId: worker.id, topic: 'card'});
    return publicTokenHandler(bank, {...shared, tokenize: true, authorize: () => true})(context.req.raw);
  });
  routes.post('/self-employed/:courier?', (context) => {
    const worker = person(context.req.param('courier'));
    if (!worker) return context.notFound();
    const bank = bankFor({workerId: worker.id, topic: 'linking'});
    const authorize = () => ({tax_reference: worker.taxReference});
    return publicTokenHandler(bank, {...shared, selfEmployed: true, authorize})(context.req.raw);
  });
  return routes;
}
