import {mountCardTokenize, mountSelfEmployed} from '../../src/index.js';
import {vendor} from '../tools/hosts.js';
import {COMPLETED} from './senders.js';
import {freshToken} from './stage.js';

/** Mounts and unmounts so often: loaded, aborted on the way, with an outcome, in a shadow root, and by a route change. */
export async function comeAndGo(times: number, widgetHost: string): Promise<void> {
  for (let time = 0; time < times; time++) {
    const container = document.createElement('div');
    document.body.append(container);
    const place =
      time % 5 === 4
        ? container.attachShadow({mode: 'closed'}).appendChild(document.createElement('div'))
        : container;
    const controller = new AbortController();
    const {signal} = controller;
    const options = {container: place, publicToken: freshToken, widgetHost, signal};
    const mount = time % 2 ? mountCardTokenize(options) : mountSelfEmployed(options);
    if (time % 5 !== 1) await mount.ready;
    if (time % 5 === 2)
      window.dispatchEvent(
        new MessageEvent('message', {data: COMPLETED, source: window, origin: self.origin}),
      );
    if (time % 5 === 3) controller.abort();
    if (time % 5 === 0) container.remove();
    await Promise.resolve();
    mount.unmount();
    container.remove();
  }
  // The fake vendor keeps records, which are not a leak.
  vendor().instances.length = 0;
}
