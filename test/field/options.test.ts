import {expect} from '@open-wc/testing';
import {seen, tokenEndpoint, tokenRequests, widgetHost} from '../tools/hosts.js';
import {cleanUp, codeOf, freshToken, openPage, rejectionOf, tasks} from './page.js';

describe('tokenRequest', () => {
  cleanUp();

  const BAD: Record<string, () => unknown> = {
    'a function that throws': () => () => {
      throw new Error('no CSRF token on this page');
    },
    'a function that throws a string': () => () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- as the page's own code may
      throw 'no CSRF token on this page';
    },
    'a function that rejects': () => () => Promise.reject(new Error('no CSRF token on this page')),
    'a function that gives text': () => () => 'X-CSRF-Token: 131',
    'a function that gives a header with a bad name': () => () => ({headers: {'X CSRF Token': '131'}}),
    'a header with a bad name': () => ({headers: {'X CSRF Token': '131'}}),
    'a header with a line feed': () => ({headers: {'X-CSRF-Token': '1\n31'}}),
    'a header with Cyrillic': () => ({headers: {'X-CSRF-Token': 'токен'}}),
    'headers that are text': () => ({headers: 'X-CSRF-Token: 131'}),
    'a function that fails when it is read': () => () => ({
      get headers() {
        throw new Error('no CSRF token on this page');
      },
    }),
  };

  for (const from of ['the call', 'configure()'] as const) {
    it(`is named as the cause, and nothing is requested, when that of ${from} is wrong`, async () => {
      const page = await openPage();
      const tokenUrl = tokenEndpoint('ok');
      for (const [name, make] of Object.entries(BAD)) {
        const tokenRequest = make() as RequestInit;
        if (from === 'configure()') page.api.configure({tokenRequest});
        const options = {tokenUrl, ...(from === 'the call' && {tokenRequest})};
        const error = await rejectionOf(page.mountSelfEmployed(options).ready);
        expect(codeOf(error), name).to.be.oneOf(
          name.includes('function') ? ['token-failed'] : ['token-failed', 'invalid-options'],
        );
        expect(error.message, name).to.match(/tokenRequest|token-request/i);
        expect(error.message, name).not.to.match(/own origin|connect-src/);
        expect(page.errors, name).to.deep.equal([]);
      }
      expect(await seen(tokenUrl)).to.deep.equal([]);
    });
  }

  it('counts when it is right, each time anew', async () => {
    const page = await openPage({body: '<div id="place"></div><div id="other"></div>'});
    let asked = 0;
    page.api.configure({tokenRequest: () => ({headers: {'X-CSRF-Token': String((asked += 1))}})});
    const tokenUrl = tokenEndpoint('ok');
    await page.mountSelfEmployed({tokenUrl}).ready;
    await page.mountCard({tokenUrl, container: '#other'}).ready;
    const sent = (await tokenRequests(tokenUrl)).map(({headers}) => headers['x-csrf-token']);
    expect(sent).to.deep.equal(['1', '2']);
  });

  it('keeps its headers when a script of the page wraps fetch and spreads them', async () => {
    const page = await openPage();
    const tokenUrl = tokenEndpoint('ok');
    const {fetch} = page.window;
    page.window.fetch = (to, init) =>
      fetch(to, {...init, headers: {...(init?.headers as object), 'X-Site': '1'}});
    await page.mountSelfEmployed({tokenUrl, tokenRequest: {headers: {'X-CSRF-Token': '131'}}}).ready;
    const [request] = await tokenRequests(tokenUrl);
    expect(request?.headers).to.include({'x-csrf-token': '131', 'x-requested-with': 'bank131-widgets'});
  });

  it('is not blamed when the endpoint can not be reached', async () => {
    const page = await openPage();
    const tokenUrl = tokenEndpoint('redirect');
    const error = await rejectionOf(page.mountSelfEmployed({tokenUrl, tokenRequest: {}}).ready);
    expect(codeOf(error)).to.equal('token-failed');
    expect(error.message).not.to.contain('threw');
  });
});

describe('a name that is not known', () => {
  cleanUp();

  const never = () => widgetHost('ok');

  const UNKNOWN: Record<string, [Configuration: object, name: RegExp]> = {
    'a misspelt host': [{widgetHots: never()}, /widgetHots/],
    'misspelt hosts': [{widgetHostst: [never()]}, /widgetHostst/],
    'misspelt token endpoints': [{tokenURLs: ['/token']}, /tokenURLs/],
    'a misspelt environment': [{enviroment: 'demo'}, /enviroment/],
    'another case': [{Environment: 'demo'}, /Environment/],
    'the name of an attribute': [{'widget-host': never()}, /widget-host/],
    'the name of a call': [{container: '#place'}, /container/],
    "a part of a widget's names on its own": [{globalName: 'X'}, /globalName/],
    'a name of every object': [{toString: () => 'x'}, /toString/],
    'a widget that there is not': [{selfemployed: {}}, /selfemployed/],
    'a misspelt part of the self-employed widget': [{selfEmployed: {globalNmae: 'X'}}, /globalNmae/],
    'a misspelt part of the card widget': [{cardTokenize: {messageOrigin: never()}}, /messageOrigin/],
    'a misspelt file of the card widget': [{cardTokenize: {styleSheet: 'x.css'}}, /styleSheet/],
    several: [{enviromnent: 'demo', widgetHsot: never()}, /enviromnent(.|\n)*widgetHsot/],
    'a misspelt file of the integrity': [{selfEmployed: {integrity: {scripts: 'sha256-x'}}}, /scripts/],
  };

  for (const by of ['configure()', 'Bank131WidgetsConfig'] as const) {
    it(`is a warning that names it when ${by} has it`, async () => {
      const page = await openPage();
      for (const [name, [configuration, pattern]] of Object.entries(UNKNOWN)) {
        page.warnings.length = 0;
        if (by === 'configure()') page.api.configure(configuration);
        else page.window.Bank131WidgetsConfig = configuration;
        const mounts = [page.mountSelfEmployed(), page.mountCard({container: 'body'})];
        for (const mount of mounts) {
          await mount.ready;
          mount.unmount();
        }
        await tasks();
        expect(page.warnings.join('\n'), name).to.match(pattern);
      }
    });
  }

  for (const [name, options] of [
    ['tokenURL', {tokenURL: '/token'}],
    ['onresult', {onresult: () => undefined}],
    ['widget-host', {'widget-host': never()}],
    ['taxReference', {taxReference: '500000000000'}],
    ['environement', {environement: 'demo'}],
  ] as const) {
    it(`is a warning that names it when a call has ${name}`, async () => {
      const page = await openPage();
      await page.mountSelfEmployed(options as object).ready;
      await page.warned(new RegExp(name));
    });
  }

  it('is a warning without its value, which may be a secret', async () => {
    const page = await openPage();
    page.api.configure({publicTokn: 'secret-131'} as object);
    await page.mountSelfEmployed({taxReferenceOrPhon: '70000000131'} as object).ready;
    await page.warned(/publicTokn/);
    expect(page.warnings.join('\n')).not.to.match(/secret-131|70000000131/);
  });

  it('is no warning when every name is known', async () => {
    const page = await openPage();
    const host = widgetHost('ok');
    const known: object = {
      environment: 'live',
      widgetHost: host,
      widgetHosts: [host],
      tokenUrls: ['/token'],
      timeout: 5_000,
      retries: 0,
      nonce: '',
      tokenRequest: {},
      observe: () => undefined,
      selfEmployed: {
        globalName: 'Bank131SelfEmployed',
        integrity: {script: '', stylesheet: ''},
        messageOrigins: [],
      },
      cardTokenize: {
        script: 'tokenize.js',
        stylesheet: 'tokenize.css',
        containerId: 'bank131-tokenize',
        name: 'card',
      },
    };
    page.api.configure(known);
    page.api.configure(
      Object.fromEntries(Object.keys(known).map((name) => [name, (known as Record<string, unknown>)[name]])),
    );
    await page.api.mountSelfEmployed({
      container: '#place',
      publicToken: freshToken,
      environment: 'live',
      widgetHost: host,
      signal: new page.window.AbortController().signal,
      timeout: 5_000,
      retries: 0,
      nonce: '',
      integrity: {},
      onStatus: () => undefined,
      onResult: () => undefined,
      taxReferenceOrPhone: '',
    }).ready;
    await tasks();
    expect(page.warnings).to.deep.equal([]);
  });

  it('is no warning when a known name is undefined', async () => {
    const page = await openPage();
    page.api.configure({widgetHost: undefined, observe: undefined});
    await page.mountSelfEmployed({onStatus: undefined}).ready;
    await tasks();
    expect(page.warnings).to.deep.equal([]);
  });
});
