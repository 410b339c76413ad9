/**
 * A page for a frame or a popup that posts messages on a test's behalf. It does what it is told by a message with a port,
 * and answers on the port when that is done:
 *
 * - `{post, to, silent?}`: posts `post` to its `parent`, `top` or `opener` (default `parent`), then the string `relayed`
 *   unless it is to be silent
 * - `{nest, sandbox?}`: puts a frame with the address `nest` into itself
 * - `{forward}`: hands the inner instruction on to the nested frame
 */
export const relayPage = `<!doctype html>
<meta charset="utf-8" />
<title>Relay</title>
<script>(${relay.toString()})();</script>
`;

/** Runs in the page, as source text: it can refer to nothing outside itself. */
function relay() {
  /** @type {HTMLIFrameElement | undefined} */
  let nested;

  /** @param {{post?: unknown, to?: 'parent' | 'top' | 'opener', silent?: boolean, nest?: string, sandbox?: string, forward?: unknown}} order */
  async function obey({post, to = 'parent', silent, nest, sandbox, forward}) {
    if (nest) {
      const frame = (nested = document.createElement('iframe'));
      if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
      frame.src = nest;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
      document.body.append(frame);
      await loaded;
    } else if (forward) {
      const {port1, port2} = new MessageChannel();
      const done = new Promise((resolve) => (port1.onmessage = resolve));
      nested?.contentWindow?.postMessage(forward, '*', [port2]);
      await done;
    } else {
      window[to]?.postMessage(post, '*');
      if (!silent) window[to]?.postMessage('relayed', '*');
    }
  }

  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (port) void obey(event.data).then(() => port.postMessage('done'));
  });
}
