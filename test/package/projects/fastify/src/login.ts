import type {FastifyInstance} from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    user: {inn: string} | null;
  }
}

/** What a plugin for sessions does. */
export function login(app: FastifyInstance): void {
  app.decorateRequest('user', null);
  app.addHook('onRequest', async (request) => {
    if (request.headers.cookie === 'session=courier-7') request.user = {inn: '500000000000'};
  });
}
