import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Demo} from '../demo/demo.js';
import {freePort} from '../tools/free-port.mjs';
import {inWorkspace} from './fixtures.js';

export interface Server {
  origin: string;
  /** Everything the server has printed. */
  said(): string;
  close(): Promise<void>;
}

/** The environment in which a project's backend talks to the mock bank. */
export const backendOf = ({backend: {apiHost, project, privateKey}}: Demo): NodeJS.ProcessEnv => ({
  BANK131_API_HOST: apiHost,
  BANK131_PROJECT: project,
  BANK131_PRIVATE_KEY: privateKey,
});

/**
 * Runs the server of a project. Resolves when the server says that it listens.
 *
 * @param start - arguments for Node, by the port to listen at
 * @param node - which Node
 */
export async function startServer(
  folder: string,
  start: (port: string) => string[],
  env: NodeJS.ProcessEnv,
  node = process.execPath,
): Promise<Server> {
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const server = spawn(node, start(port), {
    cwd: inWorkspace(folder),
    // SvelteKit's server learns its origin from the environment.
    env: {...process.env, NEXT_TELEMETRY_DISABLED: '1', PORT: port, ORIGIN: origin, ...env},
  });
  const texts: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => texts.push(String(text)));
  const said = () => texts.join('');
  while (!/Ready|Listening on|react-router-serve/.test(said())) {
    const [code] = (await Promise.race([once(server.stdout, 'data'), once(server, 'exit')])) as unknown[];
    if (typeof code === 'number') throw new Error(`The server ended with ${code}:\n${said()}`);
  }
  const close = async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
  return {origin, said, close};
}

/** Arguments that start a built site of Next.js. */
export const startNext = (port: string): string[] => [
  inWorkspace('node_modules/next/dist/bin/next'),
  'start',
  '--port',
  port,
];
