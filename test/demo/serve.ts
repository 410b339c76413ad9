import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener, type HttpBindings} from '@hono/node-server';

export interface Served {
  origin: string;
  close(): Promise<void>;
}

/** What answers, and what ends whatever it would still do by itself. */
export interface Service {
  app: {fetch(request: Request, connection: HttpBindings): Response | Promise<Response>};
  close?(): unknown;
}

/** Serves what may have to know its own origin, on a free port of this machine. */
export async function serve(start: (origin: string) => Service, hostname = 'localhost'): Promise<Served> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://${hostname}:${(server.address() as AddressInfo).port}`;
  const service = start(origin);
  const listener = getRequestListener((request, connection) =>
    service.app.fetch(request, connection as HttpBindings),
  );
  server.on('request', (request, response) => void listener(request, response));
  return {
    origin,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await service.close?.();
    },
  };
}
