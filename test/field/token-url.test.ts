import {expect} from '@open-wc/testing';
import {
  foreignOrigin,
  payoutPath,
  seen,
  tokenEndpoint,
  tokenPath,
  tokenRequests,
  widgetHost,
} from '../tools/hosts.js';
import {cleanUp, openPage, tasks, type FieldPage} from './page.js';

/** HTML that somebody else has put into the page. */
const inject = (page: FieldPage, tokenUrl: string, tag = 'bank131-card-tokenize') => {
  const element = page.document.createElement('div');
  element.innerHTML = `<${tag} widget-host="${widgetHost('ok')}"></${tag}>`;
  element.firstElementChild!.setAttribute('token-url', tokenUrl);
  page.document.body.append(element);
};

const CSRF = {headers: {'X-CSRF-Token': 'csrf-131'}};

describe('the attribute token-url: refused', () => {
  cleanUp();

  const self = window.location;
  const foreign = foreignOrigin().replace(/^\w+:/, '');

  const URLS: Record<string, (payout: string) => string> = {
    'a path of the page': (payout) => payout,
    'an absolute URL of the page': (payout) => self.origin + payout,
    'a URL without a scheme': (payout) => `//${self.host}${payout}`,
    'a query that holds the allowed path': (payout) => `${payout}?x=/bank131/token/`,
    'a fragment that holds the allowed path': (payout) => `${payout}#/bank131/token/`,
    'the allowed path further on': (payout) => `${payout}/bank131/token`,
    'dots that lead out of the allowed path': (payout) => `/bank131/..${payout}`,
    'dots that lead out of a deeper path': (payout) => `/bank131/token/../..${payout}`,
    'encoded dots that lead out of it': (payout) => `/bank131/%2e%2e${payout}`,
    'dots, one of them encoded, that lead out of it': (payout) => `/bank131/.%2E${payout}`,
    'an encoded slash that may lead out of it': (payout) => `/bank131/..%2f${payout.slice(1)}`,
    'an encoded slash and dots that may lead out of it': (payout) => `/bank131/%2e%2e%2F${payout.slice(1)}`,
    'an encoded backslash that may lead out of it': (payout) => `/bank131/..%5c${payout.slice(1)}`,
    'backslashes that lead out of it': (payout) => `\\bank131\\..${payout.replaceAll('/', '\\')}`,
    'a path parameter that may lead out of it': (payout) => `/bank131/..;${payout}`,
    'a tab between dots that lead out of it': (payout) => `/bank131/.\t.${payout}`,
    'a line feed between dots that lead out of it': (payout) => `/bank131/.\n.${payout}`,
    'blanks before a path of the page': (payout) => `  ${payout}`,
    'a path that only begins alike': (payout) => `/bank131-payouts${payout}`,
    'a path that goes on in the name': (payout) => `/bank1310${payout}`,
    'the allowed path below another': (payout) => `${payout}/../bank131/../../bank131x/token`,
    'the allowed path in capitals': (payout) => `/BANK131${payout}`,
    'the allowed path encoded': (payout) => `/%62ank131/..${payout}`,
    'a doubled slash': (payout) => `//bank131${payout}`,
    'a host of two backslashes': (payout) => `\\\\bank131${payout}`,
    'a host of a slash and a backslash': (payout) => `/\\${foreign.slice(2)}/bank131${payout}`,
    'the allowed path of another host': (payout) => `${foreign}/bank131${payout}`,
    'the allowed path of another port': (payout) => `${self.protocol}//${self.hostname}:1/bank131${payout}`,
    'the allowed path by another scheme': (payout) => `https://${self.host}/bank131${payout}`,
    'a user name that looks like the page': (payout) =>
      `http://${self.host}@${foreign.slice(2)}/bank131${payout}`,
    'a blob: URL': (payout) => `blob:${self.origin}/bank131${payout}`,
    'a data: URL': (payout) => `data:application/json,{"public_token":"/bank131${payout}"}`,
    'a javascript: URL': (payout) => `javascript:fetch("/bank131/..${payout}")`,
    'what is no URL': (payout) => `http://[/bank131${payout}`,
    'the allowed path alone': () => '/bank131',
    'the root': () => '/',
    'dots alone': () => '..',
    'a query alone': (payout) => `?${payout}`,
  };

  it('is an error of the options, and nothing is requested, when nobody named it', async () => {
    const page = await openPage();
    page.api.configure({tokenRequest: CSRF});
    const payout = payoutPath();
    const outcomes: Record<string, unknown> = {};
    for (const [index, [name, url]] of Object.entries(URLS).entries()) {
      inject(page, url(payout));
      const outcome = await page.outcome(index);
      outcomes[name] = page.card.error?.retryable ? `${outcome}, retryable` : outcome;
      page.card.remove();
    }
    await tasks();
    const refused = Object.keys(URLS).map((name) => [name, 'invalid-options']);
    expect(outcomes).to.deep.equal(Object.fromEntries(refused));
    expect(await seen(payout)).to.deep.equal([]);
    expect(page.assets).to.deep.equal([]);
  });

  it('says which configuration allows it', async () => {
    const page = await openPage();
    inject(page, payoutPath(), 'bank131-self-employed');
    expect(await page.outcome()).to.equal('invalid-options');
    const {error} = page.find('bank131-self-employed') as unknown as {error: Error};
    expect(error.message).to.contain('tokenUrls');
  });

  it('stays refused when the element is reloaded', async () => {
    const page = await openPage();
    const payout = payoutPath();
    inject(page, payout);
    await page.outcome();
    page.card.reload();
    expect(await page.outcome(1)).to.equal('invalid-options');
    expect(await seen(payout)).to.deep.equal([]);
  });

  it('is refused when it takes the place of an allowed one', async () => {
    const page = await openPage();
    const payout = payoutPath();
    inject(page, tokenPath('ok'));
    expect(await page.outcome()).to.equal('ready');
    page.card.setAttribute('token-url', payout);
    page.card.reload();
    expect(await page.outcome(1)).to.equal('invalid-options');
    expect(await seen(payout)).to.deep.equal([]);
  });

  it('is refused when it takes the place of a URL that code has set', async () => {
    const page = await openPage();
    const payout = payoutPath();
    const {card} = {
      card: page.add('bank131-card-tokenize', {publicToken: null, tokenUrl: tokenEndpoint('ok')}),
    };
    expect(await page.outcome()).to.equal('ready');
    card.setAttribute('token-url', payout);
    card.reload();
    await page.outcome(1);
    expect(await seen(payout)).to.deep.equal([]);
  });

  it('is refused when the named endpoint only begins alike', async () => {
    const page = await openPage();
    const payout = payoutPath();
    page.api.configure({tokenUrls: [payout.replace('/confirm', '')]});
    inject(page, payout);
    expect(await page.outcome()).to.equal('invalid-options');
    expect(await seen(payout)).to.deep.equal([]);
  });
});

describe('the attribute token-url: allowed', () => {
  cleanUp();

  const URLS: Record<string, (path: string) => string> = {
    'a path below /bank131/': (path) => path,
    'an absolute URL of the page below /bank131/': (path) => window.location.origin + path,
    'such a path with a query': (path) => `${path}?lang=ru&kind=card`,
    'such a path with dots that stay in it': (path) => path.replace('/token/', '/x/../token/'),
    'a relative path of a page at the root': (path) => path.slice(1),
    'a relative path that climbs to the root': (path) => `..${path}`,
    'blanks around it, as in an indented template': (path) => `\n  ${path}\n  `,
  };

  for (const [name, url] of Object.entries(URLS)) {
    it(`is asked for a token, with the configured headers, when it is ${name}`, async () => {
      const page = await openPage();
      page.api.configure({tokenRequest: CSRF});
      const path = tokenPath('ok');
      inject(page, url(path));
      expect(await page.outcome()).to.equal('ready');
      const requests = await tokenRequests(path);
      expect(requests.map(({headers}) => headers['x-csrf-token'])).to.deep.equal(['csrf-131']);
    });
  }

  for (const [name, tokenUrls] of [
    ['path', (url: string) => [new URL(url).pathname]],
    ['URL', (url: string) => [url]],
    ['relative URL', (url: string) => [new URL(url).pathname.slice(1)]],
  ] as const) {
    it(`is asked for a token when configure({tokenUrls}) names its ${name}`, async () => {
      const page = await openPage();
      const endpoint = tokenEndpoint('ok');
      page.api.configure({tokenUrls: tokenUrls(endpoint)});
      inject(page, new URL(endpoint).pathname);
      expect(await page.outcome()).to.equal('ready');
      expect(await tokenRequests(endpoint)).to.have.length(1);
    });
  }

  it('does not limit the property and the option, which code sets', async () => {
    const page = await openPage();
    page.api.configure({tokenRequest: CSRF});
    const [property, option] = [tokenEndpoint('ok'), tokenEndpoint('ok')];
    page.add('bank131-card-tokenize', {publicToken: null, tokenUrl: property});
    expect(await page.outcome()).to.equal('ready');
    await page.mountSelfEmployed({tokenUrl: new URL(option).pathname}).ready;
    for (const endpoint of [property, option]) {
      const [request] = await tokenRequests(endpoint);
      expect(request?.headers).to.include({'x-csrf-token': 'csrf-131'});
    }
  });

  it('asks no other origin when code names one', async () => {
    const page = await openPage();
    page.api.configure({tokenRequest: CSRF});
    const endpoint = tokenEndpoint('ok', foreignOrigin());
    const mount = page.mountSelfEmployed({tokenUrl: endpoint});
    expect(await mount.ready.catch((error: unknown) => (error as {code: string}).code)).to.be.oneOf([
      'invalid-options',
      'token-failed',
    ]);
    expect(await seen(endpoint)).to.deep.equal([]);
  });
});
