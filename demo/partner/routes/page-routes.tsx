/** @jsxImportSource hono/jsx */
import type {Hono} from 'hono';
import {HTTPException} from 'hono/http-exception';
import {CallsPage, TagsPage} from '../pages/examples.js';
import {HomePage} from '../pages/home.js';
import {MessagePage} from '../pages/message.js';
import type {Site} from '../site.js';

/** The pages without data, and the answers to problems. */
export function pageRoutes(app: Hono, {report}: Site): void {
  app.get('/', (context) => context.render(<HomePage />));
  app.get('/tags', (context) => context.render(<TagsPage />));
  app.get('/calls', (context) => context.render(<CallsPage />));
  app.notFound((context) => {
    context.status(404);
    return context.render(<MessagePage kind="notFound" />);
  });
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    report(error);
    context.status(500);
    return context.render(<MessagePage kind="broken" />);
  });
}
