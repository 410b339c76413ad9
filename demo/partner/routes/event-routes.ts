import {Hono} from 'hono';
import {streamSSE} from 'hono/streaming';
import type {Site} from '../site.js';

/** Milliseconds until a page reconnects after the partner was stopped. */
const RETRY = 1000;

/** Tells a page, by server-sent events, that something about a courier changed. The page then updates itself. */
export function eventRoutes({person, news}: Site): Hono {
  const routes = new Hono();
  routes.get('/events/:courier', (context) => {
    const worker = person(context.req.param('courier'));
    if (!worker) return context.notFound();
    return streamSSE(context, async (stream) => {
      const changed = () => void stream.writeSSE({event: 'changed', data: ''});
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      stream.onAbort(end);
      news.on(worker.id, changed).on('closed', end);
      await stream.writeSSE({event: 'changed', data: '', retry: RETRY});
      await ended;
      news.off(worker.id, changed).off('closed', end);
    });
  });
  return routes;
}
