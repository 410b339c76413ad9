import {Hono, type Context} from 'hono';
import type {Hint} from '../linking-desk.js';
import type {Worker} from '../records/workers.js';
import type {Site} from '../site.js';

const HINTS: readonly Hint[] = ['in_progress', 'completed', 'failed'];

/** What the linking page sends: that somebody is there, and what the widget says. Neither is believed. */
export function linkingRoutes({records, linkingDesk}: Site): Hono {
  const routes = new Hono();
  const act = (path: string, run: (worker: Worker, context: Context) => Promise<void>): void => {
    routes.post(`/linking/:courier/${path}`, async (context: Context) => {
      const worker = records.workers.find(context.req.param('courier') ?? '');
      if (!worker) return context.notFound();
      await run(worker, context);
      return context.redirect(`/linking/${worker.id}`, 303);
    });
  };
  act('ask', (worker) => linkingDesk.ask(worker));
  act('hint', async (worker, context) => {
    const {status} = await context.req.parseBody();
    const hint = HINTS.find((known) => known === status);
    if (hint) await linkingDesk.hint(worker, hint);
  });
  return routes;
}
