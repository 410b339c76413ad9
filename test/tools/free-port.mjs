import getPort, {portNumbers} from 'get-port';

/**
 * A port for a server that is started next. Of those that systems give to no outgoing connection (from 32,768 up), so
 * that none takes it meanwhile; at random, so that tests side by side don't choose the same.
 */
export function freePort() {
  const first = 20_000 + Math.floor(Math.random() * 12_000);
  return getPort({port: portNumbers(first, first + 99)});
}
