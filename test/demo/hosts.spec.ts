import {readFile} from 'node:fs/promises';
import {expect, test as base, type Page} from 'playwright/test';
import {vendorScript} from '../tools/fake-vendor.mjs';

const PACKAGE = await readFile('dist/bank131-widgets.min.js', 'utf8');

interface Site {
  /** Every request of the page, with its method. */
  requests: string[];
  /** Opens a page with this body; resolves when its element is ready, or has failed, and says how that ended. */
  open(url: string, body: string, head?: string): Promise<string>;
}

/** A web in which every host answers, without a network. */
const test = base.extend<{site: Site}>({
  site: async ({page, context}, use) => {
    const requests: string[] = [];
    let html = '';
    await context.route('**/*', async (route) => {
      const request = route.request();
      const {pathname} = new URL(request.url());
      if (request.isNavigationRequest()) return route.fulfill({contentType: 'text/html', body: html});
      if (pathname === '/bank131-widgets.js')
        return route.fulfill({contentType: 'text/javascript', body: PACKAGE});
      requests.push(`${request.method()} ${request.url()}`);
      if (pathname.endsWith('.js'))
        return route.fulfill({contentType: 'text/javascript', body: vendorOf(pathname)});
      if (pathname.endsWith('.css')) return route.fulfill({contentType: 'text/css', body: ''});
      return route.fulfill({contentType: 'application/json', body: `{"public_token": "${requests.length}"}`});
    });
    await use({
      requests,
      async open(url, body, head = '') {
        html = `<!doctype html><meta charset="utf-8"><title>Page under test</title>
          <script>
            window.ended = new Promise((resolve) => {
              addEventListener('bank131-ready', () => resolve('ready'));
              addEventListener('bank131-error', ({error}) => resolve(error.code));
            });
          </script>${head}<script src="/bank131-widgets.js" defer></script>${body}`;
        await page.goto(url);
        return endOf(page);
      },
    });
  },
});

const endOf = (page: Page) => page.evaluate(() => (window as unknown as {ended: Promise<string>}).ended);

const vendorOf = (pathname: string) =>
  vendorScript(
    pathname.includes('tokenize')
      ? {globalName: 'Bank131Tokenize', containerId: 'bank131-tokenize', style: 'messages', behaviour: 'ok'}
      : {
          globalName: 'Bank131SelfEmployed',
          containerId: 'bank131-self-employed',
          style: 'messages',
          behaviour: 'ok',
        },
  );

const card = (host: string, token = '/bank131/token/card') =>
  `<bank131-card-tokenize token-url="${token}" widget-host="${host}"></bank131-card-tokenize>`;

const EVIL = 'https://evil.example/';

test.describe('injected markup that names a host', {tag: '@thorough'}, () => {
  const PAGES = [
    'https://localhost/',
    'https://localhost:8443/app/',
    'https://127.0.0.1/',
    'https://app.localhost/',
    'https://[::1]/',
    'http://localhost/',
    'http://127.0.0.1:8080/',
    'https://shop.example/',
    'http://shop.example/',
    'http://localhost.shop.example/',
    'http://127.0.0.1.shop.example/',
  ];

  for (const url of PAGES) {
    test(`loads nothing from it on ${url}`, async ({site}) => {
      expect(await site.open(url, card(EVIL))).toBe('invalid-options');
      expect(site.requests).toEqual([]);
    });
  }

  for (const url of [
    'https://localhost/',
    'https://127.0.0.1/',
    'https://shop.example/',
    'http://shop.example/',
  ]) {
    for (const host of ['http://localhost:8131/', 'http://127.0.0.1:8131/', 'https://localhost:8131/']) {
      test(`loads nothing from ${host} on ${url}`, async ({site}) => {
        expect(await site.open(url, card(host))).toBe('invalid-options');
        expect(site.requests).toEqual([]);
      });
    }
  }

  for (const host of ['http://localhost:8131/', 'http://127.0.0.1:8131/', 'http://bank.localhost:8131/']) {
    test(`takes ${host} on a page of this machine`, async ({site}) => {
      expect(await site.open('http://localhost/', card(host))).toBe('ready');
      expect(site.requests).toContain(`GET ${host}tokenize.js`);
    });
  }

  for (const url of ['https://shop.example/', 'https://localhost/', 'http://localhost/']) {
    test(`loads nothing from another folder of a configured host on ${url}`, async ({site}) => {
      const head = `<script>Bank131WidgetsConfig = {widgetHosts: ['https://shop.example/bank131-proxy/']}</script>`;
      expect(await site.open(url, card('https://shop.example/uploads/x/'), head)).toBe('invalid-options');
      expect(site.requests).toEqual([]);
    });

    test(`takes a configured folder on ${url}`, async ({site}) => {
      const head = `<script>Bank131WidgetsConfig = {widgetHosts: ['https://cdn.example/bank131-proxy/']}</script>`;
      expect(await site.open(url, card('https://cdn.example/bank131-proxy/'), head)).toBe('ready');
      expect(site.requests).toContain('GET https://cdn.example/bank131-proxy/tokenize.js');
    });
  }

  test("takes the bank's own host on any page", async ({site}) => {
    expect(await site.open('https://shop.example/', card('https://widget.bank131.ru/'))).toBe('ready');
  });
});

test.describe('a page whose address holds a password', {tag: '@thorough'}, () => {
  for (const url of ['https://user:pass@staging.example/', 'https://user@staging.example/shop/pay']) {
    for (const token of ['/bank131/token/card', 'https://staging.example/bank131/token/card']) {
      test(`gets a token from ${token} on ${url}`, async ({site}) => {
        expect(await site.open(url, card('https://widget.bank131.ru/', token))).toBe('ready');
        expect(site.requests).toContain('POST https://staging.example/bank131/token/card');
        expect(site.requests.filter((request) => request.includes('pass'))).toEqual([]);
      });
    }
  }
});

test.describe('injected markup that names a token endpoint', {tag: '@thorough'}, () => {
  for (const token of [
    '/payouts/131/confirm',
    'https://evil.example/bank131/token',
    '//evil.example/bank131/token',
  ]) {
    test(`asks nothing of ${token}`, async ({site}) => {
      const head = `<script>Bank131WidgetsConfig = {tokenRequest: {headers: {'X-CSRF-Token': '131'}}}</script>`;
      expect(await site.open('https://shop.example/', card('https://widget.bank131.ru/', token), head)).toBe(
        'invalid-options',
      );
      expect(site.requests).toEqual([]);
    });
  }
});
