import {Hono} from 'hono';
import {streamSSE} from 'hono/streaming';
import type {News} from '../news.js';
import type {Records} from '../records/records.js';

/** Milliseconds until a page asks again for what it missed, after the partner was stopped. */
const RETRY = 1000;

/** Tells a page, by server-sent events, that something about a courier changed; what, the page asks. */
export function eventRoutes(records: Records, news: News): Hono {
  const routes = new Hono();
  routes.get('/events/:courier', (context) => {
    const worker = records.workers.find(context.req.param('courier'));
    if (!worker) return context.notFound();
    return streamSSE(context, async (stream) => {
      let stop = () => {};
      const ended = new Promise<void>((closed) => {
        const changed = () => void stream.writeSSE({event: 'changed', data: ''});
        stop = news.listen(worker.id, {changed, closed});
        stream.onAbort(closed);
      });
      await stream.writeSSE({event: 'changed', data: '', retry: RETRY});
      await ended;
      stop();
    });
  });
  return routes;
}
