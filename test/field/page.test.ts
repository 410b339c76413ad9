import {expect} from '@open-wc/testing';
import {foreignOrigin, seen, tokenEndpoint, tokenPath, tokenRequests, widgetHost} from '../tools/hosts.js';
import {PACKAGE, cleanUp, endOf, openPage, part, tokenized, type FieldPage} from './page.js';

const DIST = '<script src="/bundle/dist/bank131-widgets.min.js" defer></script>';

describe('a page in another encoding', () => {
  cleanUp();

  for (const charset of [
    'windows-1251',
    'windows-1252',
    'koi8-r',
    'iso-8859-5',
    'ibm866',
    'x-mac-cyrillic',
    'gbk',
    'shift_jis',
    'euc-kr',
    'big5',
  ]) {
    it(`gets the script-tag file whole, and its Russian text, when it is in ${charset}`, async () => {
      const page = await openPage({
        charset,
        script: DIST,
        body: '<div lang="ru"><bank131-self-employed></bank131-self-employed></div>',
      });
      expect(page.document.characterSet.toLowerCase()).to.equal(charset);
      expect(page.errors).to.deep.equal([]);
      expect(page.api.describeError({code: 'offline'}, 'ru')).to.contain('Проверьте соединение');
      const element = page.find<ReturnType<FieldPage['add']>>('bank131-self-employed');
      await page.outcome();
      await element.updateComplete;
      expect(part(element, 'error')?.textContent).to.match(/[А-Яа-яё]{5}/);
    });
  }

  it('gets the file for tests whole', async () => {
    const page = await openPage({
      charset: 'windows-1251',
      script: '<script src="/bundle/dist/bank131-widgets-testing.min.js" defer></script>',
    });
    expect(page.errors).to.deep.equal([]);
    expect(page.window).to.have.property('Bank131WidgetsTesting');
  });
});

describe("the page's own address", () => {
  cleanUp();

  const {protocol, host} = window.location;

  const BASES: Record<string, string> = {
    'with a user name and a password': `${protocol}//user:pass@${host}/`,
    'with a user name': `${protocol}//user@${host}/shop/`,
    'of another host': 'https://evil.example/',
    'of another port': `${foreignOrigin()}/`,
    'of a folder': '/shop/pay/',
    'that is no http: URL': 'data:text/plain,',
  };

  /** URLs of the token endpoint that mean the same wherever the page thinks it is. */
  const FORMS: Record<string, (path: string) => string> = {
    'a path': (path) => path,
    'an absolute URL': (path) => `${window.location.origin}${path}`,
    'a path without its slash': (path) => path.slice(1),
    'a path that climbs': (path) => `../..${path}`,
  };

  for (const [base, href] of Object.entries(BASES)) {
    for (const [form, write] of Object.entries(FORMS)) {
      it(`does not matter when the document has a base ${base}, and token-url is ${form}`, async () => {
        const path = tokenPath('ok');
        const page = await openPage({
          // Behind the package's tag, which has a path, too.
          script: `${PACKAGE}<base href="${href}">`,
          body: `<bank131-card-tokenize token-url="${write(path)}" widget-host="${widgetHost('ok')}"></bank131-card-tokenize>`,
        });
        expect(await page.outcome()).to.equal('ready');
        expect(await tokenRequests(path)).to.have.length(1);
        expect((await seen(path)).map(({url}) => url)).to.deep.equal([`${window.location.origin}${path}`]);
      });
    }

    it(`does not matter to a call when the document has a base ${base}`, async () => {
      const endpoint = tokenEndpoint('ok');
      const page = await openPage({script: `${PACKAGE}<base href="${href}">`});
      const mount = page.mountSelfEmployed({tokenUrl: new URL(endpoint).pathname});
      expect(await endOf(mount.ready)).to.equal('resolved');
      expect(await tokenRequests(endpoint)).to.have.length(1);
    });
  }

  /** Opens HTML in a frame, and resolves with how the start of the card ended. */
  async function openHtml(
    open: (frame: HTMLIFrameElement, html: string) => void,
    path: string,
  ): Promise<string> {
    const frame = document.createElement('iframe');
    const ended = new Promise<string>((resolve) => {
      window.addEventListener('message', function listener({data}: MessageEvent<{ended?: string} | null>) {
        const {ended} = Object(data) as {ended?: string};
        if (ended === undefined) return;
        window.removeEventListener('message', listener);
        resolve(ended);
      });
    });
    const {origin} = window.location;
    const html = `<!doctype html><meta charset="utf-8">
      <script>
        window.Bank131WidgetsConfig = {widgetHost: '${widgetHost('ok')}'};
        for (const type of ['ready', 'error'])
          addEventListener('bank131-' + type, ({error}) => parent.postMessage({ended: error ? error.message : type}, '*'));
      </script>
      <script src="${origin}/bundle/bank131-widgets.js" defer></script>
      <bank131-card-tokenize token-url="${path}"></bank131-card-tokenize>`;
    document.body.append(frame);
    open(frame, html);
    return ended;
  }

  it('does not matter when the page is a srcdoc frame', async () => {
    const path = tokenPath('ok');
    expect(await openHtml((frame, html) => (frame.srcdoc = html), path)).to.equal('ready');
    expect(await tokenRequests(path)).to.have.length(1);
  });

  it('does not matter when the page is a blob: URL', async () => {
    const path = tokenPath('ok');
    const open = (frame: HTMLIFrameElement, html: string) =>
      (frame.src = URL.createObjectURL(new Blob([html], {type: 'text/html'})));
    expect(await openHtml(open, path)).to.equal('ready');
    expect(await tokenRequests(path)).to.have.length(1);
  });

  it('does not matter when the page was written by a script', async () => {
    const path = tokenPath('ok');
    const open = (frame: HTMLIFrameElement, html: string) => {
      const {contentDocument} = frame;
      contentDocument!.open();
      (contentDocument as unknown as {write(html: string): void}).write(html);
      contentDocument!.close();
    };
    expect(await openHtml(open, path)).to.equal('ready');
    expect(await tokenRequests(path)).to.have.length(1);
  });
});

describe('a library of the page', () => {
  cleanUp();

  it('may ignore the signal of listeners, as old versions of zone.js do: they are removed all the same', async () => {
    const page = await openPage({
      head: `<script>
        window.heard = 0;
        const {addEventListener, removeEventListener} = EventTarget.prototype;
        EventTarget.prototype.addEventListener = function (type, listener, options) {
          if (type === 'message') heard++;
          addEventListener.call(this, type, listener, options === true || options?.capture === true);
        };
        EventTarget.prototype.removeEventListener = function (type, ...rest) {
          if (type === 'message') heard--;
          removeEventListener.call(this, type, ...rest);
        };
      </script>`,
    });
    const {window} = page as {window: {heard?: number}};
    const mount = page.mountSelfEmployed();
    await mount.ready;
    expect(window.heard).to.equal(1);
    mount.unmount();
    expect(window.heard).to.equal(0);
  });

  for (const event of [
    'function Event(event) { this.type = event.type; }',
    'class Event {}; class MessageEvent {}',
  ]) {
    it(`may replace Event, as MooTools does: ${event}`, async () => {
      const page = await openPage({head: `<script>${event}</script>`, script: DIST});
      page.api.configure({timeout: 5_000});
      page.add('bank131-card-tokenize');
      expect(await page.outcome()).to.equal('ready');
      await page.say(tokenized());
      expect(page.events).to.deep.equal(['bank131-ready', 'bank131-result']);
      expect(page.errors).to.deep.equal([]);
    });
  }

  it('may leave no console', async () => {
    const page = await openPage();
    page.window.console = {} as Console;
    const mount = page.mountSelfEmployed({widgetHost: widgetHost('no-css'), misspelt: 1} as object);
    expect(await endOf(mount.ready)).to.equal('resolved');
    page.add('bank131-card-tokenize', {publicToken: null});
    expect(await page.outcome()).to.equal('invalid-options');
  });

  it('may replace fetch by what throws at once: the error names the endpoint', async () => {
    const page = await openPage();
    page.window.fetch = () => {
      throw new TypeError('off');
    };
    expect(await endOf(page.mountSelfEmployed({tokenUrl: tokenPath('ok')}).ready)).to.equal('token-failed');
  });

  it('may leave an empty nonce on its tags', async () => {
    const page = await openPage({csp: "script-src 'nonce-page' 'strict-dynamic'; style-src 'nonce-page'"});
    const tag = page.document.createElement('script');
    tag.type = 'application/json';
    tag.setAttribute('nonce', '');
    page.document.head.prepend(tag);
    expect(await endOf(page.mountSelfEmployed().ready)).to.equal('resolved');
    expect(page.warnings).to.deep.equal([]);
  });
});
