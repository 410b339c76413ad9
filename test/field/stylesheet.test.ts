import {expect, waitUntil} from '@open-wc/testing';
import {releaseHost, requests, widgetHost} from '../tools/hosts.js';
import {cleanUp, endOf, openPage} from './page.js';

const STYLESHEET = 'self-employed.css';

describe('styles are optional', () => {
  cleanUp();

  /** What a page may have in its head; runs in the page. */
  const HEADS: Record<string, (document: Document) => void> = {
    'the first <style> of the head is nested in another element': (document) => {
      const box = document.createElement('div');
      box.innerHTML = '<style></style>';
      document.head.prepend(box);
    },
    'the first stylesheet link of the head is nested in another element': (document) => {
      const box = document.createElement('div');
      box.innerHTML = '<p><link rel="stylesheet" href="data:text/css,"></p>';
      document.head.prepend(box);
    },
    'the first <style> of the head belongs to an SVG image': (document) => {
      const box = document.createElement('div');
      box.innerHTML = '<svg><style></style></svg>';
      document.head.prepend(box.firstElementChild!);
    },
    'the page refuses links that scripts make': (document) => {
      const {HTMLLinkElement} = document.defaultView as unknown as typeof globalThis;
      Object.defineProperty(HTMLLinkElement.prototype, 'href', {
        set() {
          throw new Error('No links here.');
        },
      });
    },
    'the page refuses to insert links': (document) => {
      const {Node} = document.defaultView as unknown as typeof globalThis;
      const {insertBefore} = Node.prototype;
      Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
        if (node.nodeName === 'LINK') throw new Error('No links here.');
        return insertBefore.call(this, node, before) as T;
      };
    },
  };

  for (const [name, prepare] of Object.entries(HEADS)) {
    it(`shows the widget when ${name}`, async () => {
      const page = await openPage();
      prepare(page.document);
      expect(await endOf(page.mountSelfEmployed().ready)).to.equal('resolved');
      expect(page.errors).to.deep.equal([]);
    });
  }

  it('asks again for a stylesheet that failed after the wait for it was over', async () => {
    const page = await openPage();
    const host = widgetHost('hang-css');
    const first = page.mountSelfEmployed({widgetHost: host, timeout: 400});
    await first.ready;
    first.unmount();
    const link = page.find<HTMLLinkElement>(`link[href^="${host}"]`);
    const failed = new Promise((resolve) => {
      link.addEventListener('error', resolve);
    });
    await releaseHost(host);
    await failed;
    // A browser asks again by itself when the connection is cut.
    const before = (await requests(host))[STYLESHEET] ?? 0;
    await page.mountSelfEmployed({widgetHost: host, timeout: 400}).ready;
    expect((await requests(host))[STYLESHEET]).to.be.greaterThan(before);
  });

  it('does not ask again for a stylesheet that came after the wait for it was over', async () => {
    const page = await openPage();
    const host = widgetHost('slow-css-600');
    const first = page.mountSelfEmployed({widgetHost: host, timeout: 400});
    await first.ready;
    first.unmount();
    const link = page.find<HTMLLinkElement>(`link[href^="${host}"]`);
    await waitUntil(() => link.sheet, 'The stylesheet does not come.');
    await page.mountSelfEmployed({widgetHost: host, timeout: 400}).ready;
    expect((await requests(host))[STYLESHEET]).to.equal(1);
    expect(page.findAll(`link[rel="stylesheet"][href^="${host}"]`)).to.have.length(1);
  });

  it('adds the link again when something took it out of the page', async () => {
    const page = await openPage();
    const host = widgetHost('ok');
    const first = page.mountSelfEmployed({widgetHost: host});
    await first.ready;
    first.unmount();
    page.find(`link[href^="${host}"]`).remove();
    await page.mountSelfEmployed({widgetHost: host}).ready;
    // Whether that is a request is the browser's own cache to say.
    expect(page.findAll(`link[rel="stylesheet"][href^="${host}"]`)).to.have.length(1);
  });
});
