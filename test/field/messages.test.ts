import {expect} from '@open-wc/testing';
import {foreignOrigin, foreignWidgetHost, widgetHost} from '../tools/hosts.js';
import {addFrame, pageUrl} from '../tools/pages.js';
import {
  REFUSED,
  cardOf,
  cleanUp,
  endOf,
  linking,
  openPage,
  tasks,
  tokenized,
  type FieldPage,
} from './page.js';

const CONTAINER = '#bank131-tokenize';

/** A mounted card widget whose host is a stranger to the page, and a frame of that host. */
async function openWithFrame(parent = CONTAINER, host = foreignWidgetHost('ok')) {
  const page = await openPage();
  const results: unknown[] = [];
  const mount = page.mountCard({widgetHost: host, onResult: (result) => results.push(result)});
  await mount.ready;
  const frame = await addFrame(`${host}/frame.html`, {parent: page.find(parent)});
  return {page, frame, mount, results};
}

/** Has the frame post to the page, and nothing else; resolves when that has arrived. */
async function postFrom(page: FieldPage, frame: HTMLIFrameElement, post: unknown): Promise<void> {
  const {port1, port2} = new MessageChannel();
  const arrived = new Promise((resolve) => {
    page.window.addEventListener('message', resolve, {once: true});
  });
  frame.contentWindow!.postMessage({post, silent: true}, '*', [port2]);
  await arrived;
  await tasks();
  port1.close();
}

describe("an unreadable message of the bank's frame", () => {
  cleanUp();

  const many = Object.fromEntries(Array.from({length: 5_000}, (_, index) => [`key${index}`, 'secret-131']));
  const deep = JSON.parse(`${'{"a":'.repeat(500)}"secret-131"${'}'.repeat(500)}`) as unknown;

  const MESSAGES: Record<string, [message: unknown, says: RegExp]> = {
    'JSON text': [JSON.stringify(tokenized()), /string/],
    'other text': ['secret-131', /string/],
    'an object without `meta`': [{payload: {status: 'completed', hash: 'secret-131'}}, /payload/],
    'an object with another `meta`': [{meta: 'secret-131', payload: {}}, /meta/],
    'an outcome in another envelope': [{event: 'tokenized', data: {number: 'secret-131'}}, /event.*data/],
    'an outcome without its hashes': [{meta: {stage: 'tokenize'}, payload: {status: 'completed'}}, /payload/],
    'an array': [[tokenized()], /array/],
    null: [null, /null/],
    undefined: [undefined, /undefined/],
    'a number': [131_131_131, /number/],
    true: [true, /boolean/],
    'a Map': [new Map([['hash', 'secret-131']]), /object|map/i],
    'a Date': [new Date(), /object|date/i],
    'an ArrayBuffer': [new ArrayBuffer(8), /object|buffer/i],
    'thousands of keys': [many, /object|key0/],
    'an object that is hundreds deep': [deep, /a: |object/],
  };

  for (const [name, [message, says]] of Object.entries(MESSAGES)) {
    it(`is one warning with the origin and its shape when it is ${name}`, async () => {
      const {page, frame, results} = await openWithFrame();
      await postFrom(page, frame, message);
      const warning = await page.warned(/./);
      expect(warning).to.contain(foreignOrigin()).and.to.match(says);
      expect(warning).not.to.match(/secret-131|131131131|[\da-f]{64}/);
      expect(warning.length).to.be.below(2_000);

      await postFrom(page, frame, message);
      await postFrom(page, frame, 'another');
      expect(page.warnings).to.have.length(1);
      expect(page.errors).to.deep.equal([]);

      await postFrom(page, frame, tokenized());
      expect(results).to.deep.equal([cardOf()]);
    });
  }

  for (const [name, data] of [
    [
      'throws when it is read',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no keys');
          },
          getOwnPropertyDescriptor: () => {
            throw new Error('no properties');
          },
          getPrototypeOf: () => {
            throw new Error('no prototype');
          },
          get: () => {
            throw new Error('no values');
          },
        },
      ),
    ],
    [
      'has getters that throw',
      Object.defineProperty({}, 'meta', {
        enumerable: true,
        get: () => {
          throw new Error('no meta');
        },
      }),
    ],
    [
      'is a revoked proxy',
      (() => {
        const {proxy, revoke} = Proxy.revocable({}, {});
        revoke();
        return proxy;
      })(),
    ],
  ] as const) {
    it(`neither ends the widget nor reaches the window as an error when it ${name}`, async () => {
      // Of the page's own origin: Firefox makes no event with a window of another as its source.
      const {page, frame, results} = await openWithFrame(CONTAINER, widgetHost('ok'));
      const {MessageEvent} = page.window;
      const {origin} = window.location;
      page.window.dispatchEvent(new MessageEvent('message', {data, origin, source: frame.contentWindow}));
      await postFrom(page, frame, tokenized());
      expect(results).to.deep.equal([cardOf()]);
      expect(page.errors).to.deep.equal([]);
    });
  }

  it('is no warning when it is readable', async () => {
    const {page, frame} = await openWithFrame();
    await postFrom(page, frame, {meta: {stage: 'tokenize'}, payload: {status: 'in_progress'}});
    await postFrom(page, frame, tokenized());
    await postFrom(page, frame, REFUSED);
    expect(page.warnings).to.deep.equal([]);
  });

  it("is no warning when the page's own code sends it", async () => {
    const {page} = await openWithFrame();
    await page.say('ping', {source: 'react-devtools'}, null, 131, ['a'], '{"type":"webpackOk"}');
    expect(page.warnings).to.deep.equal([]);
  });

  it('is no warning when a frame elsewhere on the page sends it', async () => {
    const {page, frame} = await openWithFrame('body');
    await postFrom(page, frame, 'ping');
    await postFrom(page, frame, {type: 'resize', height: 300});
    expect(page.warnings).to.deep.equal([]);
  });
});

describe('a message of a frame that has gone', () => {
  cleanUp();

  it('counts when the frame was removed in the same task', async () => {
    const page = await openPage();
    const host = widgetHost('ok');
    const results: unknown[] = [];
    const mount = page.mountCard({widgetHost: host, onResult: (result) => results.push(result)});
    await mount.ready;
    const frame = await addFrame(`${host}/frame.html`, {parent: page.find(CONTAINER)});
    const {eval: run} = frame.contentWindow as unknown as {eval(code: string): unknown};
    run(`parent.postMessage(${JSON.stringify(tokenized())}, '*'); 0`);
    frame.remove();
    await page.quiet();
    expect(results).to.deep.equal([cardOf()]);
    expect(page.warnings).to.deep.equal([]);
  });

  it("counts when the bank's own listener removes the frame first", async () => {
    const page = await openPage();
    const host = foreignWidgetHost('ok');
    page.window.addEventListener('message', () => page.find('iframe').remove(), true);
    const results: unknown[] = [];
    const mount = page.mountCard({widgetHost: host, onResult: (result) => results.push(result)});
    await mount.ready;
    const frame = await addFrame(`${host}/frame.html`, {parent: page.find(CONTAINER)});
    await postFrom(page, frame, tokenized());
    expect(results).to.deep.equal([cardOf()]);
    expect(page.warnings).to.deep.equal([]);
  });

  it('counts when the frame stood deep in the container, and the container was emptied', async () => {
    const page = await openPage();
    const host = foreignWidgetHost('ok');
    const container = () => page.find('#bank131-self-employed');
    page.window.addEventListener('message', () => container().replaceChildren(), true);
    const mount = page.mountSelfEmployed({widgetHost: host});
    await mount.ready;
    const box = page.document.createElement('section');
    container().append(box);
    const frame = await addFrame(`${host}/frame.html`, {parent: box});
    await postFrom(page, frame, linking('completed'));
    expect(mount.status).to.equal('completed');
  });

  it('counts when a frame in the frame sent it, and the outer one was removed in the same task', async () => {
    const {page, frame, results} = await openWithFrame(CONTAINER, widgetHost('ok'));
    const inner = await addFrame(frame.src, {parent: frame.contentDocument!.body});
    const {eval: run} = inner.contentWindow as unknown as {eval(code: string): unknown};
    run(`parent.parent.postMessage(${JSON.stringify(tokenized())}, '*')`);
    frame.remove();
    await page.quiet();
    expect(results).to.deep.equal([cardOf()]);
  });

  it('counts when the page itself sends it, and is sandboxed', async () => {
    const options = `{container: '#place', widgetHost: '${foreignWidgetHost('ok')}', publicToken: () => 'once'}`;
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = pageUrl({
      head: '<script src="/bundle/bank131-widgets.js"></script>',
      body: `<div id="place"></div><script>
        const mount = Bank131Widgets.mountSelfEmployed(${options});
        mount.ready.then(() => postMessage(${JSON.stringify(linking('completed'))}, '*'));
        mount.result.then(({status}) => parent.postMessage({sandboxed: status}, '*'));
      </script>`,
    });
    const heard = new Promise((resolve) => {
      window.addEventListener('message', function listener({data}: MessageEvent<{sandboxed?: string}>) {
        if (!data.sandboxed) return;
        window.removeEventListener('message', listener);
        resolve(data.sandboxed);
      });
    });
    document.body.append(frame);
    expect(await heard).to.equal('completed');
  });

  it('is dropped when it belongs to the widget before', async () => {
    const page = await openPage();
    const host = widgetHost('ok');
    page.add('bank131-card-tokenize', {widgetHost: host});
    await page.outcome();
    const frame = await addFrame(`${host}/frame.html`, {parent: page.find(CONTAINER)});
    const {eval: run} = frame.contentWindow as unknown as {eval(code: string): unknown};
    run(`parent.postMessage(${JSON.stringify(tokenized())}, '*'); 0`);
    page.card.reload();
    await page.outcome(1);
    await page.quiet();
    expect(page.card.value).to.equal(undefined);
    expect(page.events).to.deep.equal(['bank131-ready', 'bank131-ready']);
  });

  it('is refused when it is of another origin than the widget host', async () => {
    const page = await openPage();
    const mount = page.mountCard({widgetHost: widgetHost('ok')});
    await mount.ready;
    page.window.addEventListener('message', () => page.find('iframe').remove(), true);
    const frame = await addFrame(`${foreignWidgetHost('ok')}/frame.html`, {parent: page.find(CONTAINER)});
    await postFrom(page, frame, tokenized());
    mount.unmount();
    expect(await endOf(mount.result)).to.equal('unmounted');
  });
});
