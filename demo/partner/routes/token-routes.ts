import {Hono, type Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {publicTokenHandler} from 'bank131-widgets/server';
import {ownPagesOnly} from '../guards.js';
import type {Site} from '../site.js';

interface Options extends Pick<Site, 'bankFor' | 'records' | 'couriers' | 'report'> {
  environment: 'demo';
}

/**
 * The addresses that `token-url` and `tokenUrl` name. This demo has no sign-in: whom one plays stands in the address,
 * where a real backend asks its session. The INN comes from the record either way, since a browser could name anybody's.
 */
export function tokenRoutes({bankFor, environment, records, couriers, report}: Options): Hono {
  const anyone = couriers[0].id;
  const workerOf = (context: Context) => records.workers.find(context.req.param('courier') ?? anyone);
  const routes = new Hono();
  routes.use(ownPagesOnly, bodyLimit({maxSize: 1024}));

  routes.post('/card/:courier?', (context) => {
    const worker = workerOf(context);
    const client = bankFor({workerId: worker?.id ?? anyone, topic: 'card'});
    const authorize = () => worker !== undefined;
    return publicTokenHandler(client, {tokenize: true, environment, authorize, onError: report})(
      context.req.raw,
    );
  });
  routes.post('/self-employed/:courier?', (context) => {
    const worker = workerOf(context);
    const client = bankFor({workerId: worker?.id ?? anyone, topic: 'linking'});
    const authorize = () => worker && {tax_reference: worker.taxReference};
    return publicTokenHandler(client, {selfEmployed: true, environment, authorize, onError: report})(
      context.req.raw,
    );
  });
  return routes;
}
