import {expect} from '@open-wc/testing';
import {
  bindSelfEmployed,
  configure,
  loadCardTokenize,
  loadSelfEmployed,
  preloadSelfEmployed,
  tokenizeCard,
  type Configuration,
  type SelfEmployedOptions,
} from '../../src/index.js';
import {onStage} from '../core/on-stage.js';
import {comesOut, freshToken, rejectionOf} from '../faults/stage.js';
import {widgetHost} from '../tools/hosts.js';

/** Options that JavaScript may give and TypeScript would not. */
const WRONG: [name: string, value: unknown, expected: string, got: string][] = [
  ['container', undefined, 'an element or a CSS selector', 'undefined'],
  ['container', null, 'an element or a CSS selector', 'null'],
  ['container', 131, 'an element or a CSS selector', 'number'],
  ['container', document, 'an element or a CSS selector', 'object'],
  ['container', document.createTextNode(''), 'an element or a CSS selector', 'object'],
  ['publicToken', '', 'a non-empty string, or a function that returns one', 'an empty string'],
  ['publicToken', null, 'a non-empty string, or a function that returns one', 'null'],
  ['publicToken', {token: 'x'}, 'a non-empty string, or a function that returns one', 'object'],
  ['environment', 'test', '"live" or "demo"', 'string'],
  ['environment', 'constructor', '"live" or "demo"', 'string'],
  ['widgetHost', 'widget.bank131.ru', 'one of the absolute http(s) URLs without a user name', 'string'],
  ['widgetHost', '/widgets', 'one of the absolute http(s) URLs without a user name', 'string'],
  ['widgetHost', 'javascript:alert(1)', 'one of the absolute http(s) URLs without a user name', 'string'],
  ['widgetHost', 'data:text/javascript,1', 'one of the absolute http(s) URLs without a user name', 'string'],
  [
    'widgetHost',
    'https://user:pass@bank.example',
    'one of the absolute http(s) URLs without a user name',
    'string',
  ],
  ['widgetHost', '', 'one of the absolute http(s) URLs without a user name', 'an empty string'],
  ['signal', 'abort', 'an AbortSignal', 'string'],
  ['signal', {aborted: false}, 'an AbortSignal', 'object'],
  ['timeout', 0, 'milliseconds from 1 to 2147483647', 'number'],
  ['timeout', -1, 'milliseconds from 1 to 2147483647', 'number'],
  ['timeout', NaN, 'milliseconds from 1 to 2147483647', 'number'],
  ['timeout', Infinity, 'milliseconds from 1 to 2147483647', 'number'],
  ['timeout', 2 ** 31, 'milliseconds from 1 to 2147483647', 'number'],
  ['timeout', '5000', 'milliseconds from 1 to 2147483647', 'string'],
  ['retries', -1, 'a whole number from 0', 'number'],
  ['retries', 1.5, 'a whole number from 0', 'number'],
  ['retries', '2', 'a whole number from 0', 'string'],
  ['nonce', 131, 'a string', 'number'],
  ['integrity', 'sha384-x', 'an object with the strings', 'string'],
  ['integrity.script', 131, 'a string', 'number'],
  ['integrity', null, 'an object with the strings', 'null'],
  ['tokenRequest', 'POST', 'a RequestInit, or a function that returns one', 'string'],
  ['onStatus', 'listen', 'a function', 'string'],
  ['onResult', {}, 'a function', 'object'],
];

const CALLS: ((options: never) => Promise<unknown>)[] = [bindSelfEmployed, tokenizeCard];

describe('options', () => {
  const on = onStage();

  for (const [name, value, expected, got] of WRONG) {
    const shown =
      typeof value === 'object' && value !== null ? value.constructor.name : JSON.stringify(value);
    it(`refuse \`${name}\`: ${shown}, and the error names it`, async () => {
      const options = {container: on.stage.container, publicToken: freshToken, widgetHost: widgetHost('ok')};
      const [option = '', part] = name.split('.');
      const wrong = {...options, [option]: part ? {[part]: value} : value} as SelfEmployedOptions;
      for (const call of CALLS) {
        const error = await rejectionOf(call(wrong as never));
        expect(error).to.include({code: 'invalid-options', retryable: false});
        expect(error.message).to.contain(`\`${name}\` must be ${expected}`).and.to.contain(`It is ${got}.`);
      }
      expect(on.stage.container.childNodes).to.have.length(0);
    });
  }

  it('refuse a `tokenUrl` that is not on the page’s own origin', async () => {
    for (const tokenUrl of ['', 'http://[', 'https://evil.example/token', '//evil.example/token', 'data:,']) {
      const options = {container: on.stage.container, tokenUrl};
      const {message} = await rejectionOf(bindSelfEmployed(options));
      expect(message).to.contain('`tokenUrl` must be one of the URLs on the page’s own origin');
    }
  });

  it('refuse two sources of the token, or none', async () => {
    const {container} = on.stage;
    const both = await rejectionOf(bindSelfEmployed({container, publicToken: 'x', tokenUrl: '/token'}));
    const neither = await rejectionOf(bindSelfEmployed({container}));
    for (const error of [both, neither]) {
      expect(error).to.include({code: 'invalid-options'});
      expect(error.message).to.contain('`publicToken`').and.to.contain('`tokenUrl`');
    }
    expect(both.message).to.contain('both');
    expect(neither.message).to.contain('neither');
  });

  it('refuse what is no object', async () => {
    for (const options of [undefined, null, 'text', 131, () => undefined]) {
      const wrong = options as unknown as SelfEmployedOptions;
      for (const call of CALLS) {
        expect(await rejectionOf(call(wrong as never))).to.include({code: 'invalid-options'});
      }
      if (options === undefined) continue;
      for (const call of [loadSelfEmployed, loadCardTokenize]) {
        expect(await rejectionOf(call(wrong))).to.include({code: 'invalid-options'});
      }
      preloadSelfEmployed(wrong);
      expect(on.stage.warnings.at(-1)).to.contain('`options`');
    }
  });

  it('never repeat what was given: it may be a token', async () => {
    const secret = 'secret-of-the-page';
    for (const name of ['environment', 'widgetHost', 'timeout', 'onResult', 'taxReferenceOrPhone']) {
      const options = {container: on.stage.container, publicToken: secret, [name]: secret};
      expect((await rejectionOf(bindSelfEmployed(options))).message).to.not.contain(secret);
    }
  });

  it('admit `undefined` for whatever is optional', async () => {
    const mount = on.stage.mount({
      tokenUrl: undefined,
      tokenRequest: undefined,
      environment: undefined,
      signal: undefined,
      retries: undefined,
      nonce: undefined,
      integrity: undefined,
      onResult: undefined,
      onStatus: undefined,
      taxReferenceOrPhone: undefined,
    });
    expect(await comesOut(mount)).to.deep.equal({code: 'mounted'});
  });

  it('admit the longest time that a timer can hold', async () => {
    expect(await comesOut(on.stage.mount({timeout: 2 ** 31 - 1}))).to.deep.equal({code: 'mounted'});
  });

  describe('in the configuration', () => {
    for (const [given, name] of [
      [{timeout: 0}, 'timeout'],
      [{observe: 'log'}, 'observe'],
      [{widgetHosts: 'https://widgets.example'}, 'widgetHosts'],
      [{widgetHosts: ['widgets.example']}, 'widgetHosts'],
      [{selfEmployed: {globalName: ''}}, 'selfEmployed.globalName'],
      [{selfEmployed: {containerId: 131}}, 'selfEmployed.containerId'],
      [{selfEmployed: {script: 'https://['}}, 'selfEmployed.script'],
      [{selfEmployed: {stylesheet: ''}}, 'selfEmployed.stylesheet'],
      [{selfEmployed: {messageOrigins: ['bank']}}, 'selfEmployed.messageOrigins'],
      [{selfEmployed: {create: 'new'}}, 'selfEmployed.create'],
      [{selfEmployed: {read: null}}, 'selfEmployed.read'],
      [{selfEmployed: {integrity: 'sha384-x'}}, 'selfEmployed.integrity'],
    ] as const) {
      it(`refuse \`${name}\` when a widget starts: ${JSON.stringify(given)}`, async () => {
        configure(given as unknown as Configuration);
        on.stage.later(() => {
          const parts = Object.keys('selfEmployed' in given ? given.selfEmployed : {});
          const undone = Object.fromEntries(parts.map((part) => [part, undefined]));
          configure({timeout: undefined, observe: undefined, widgetHosts: undefined, selfEmployed: undone});
        });
        const error = await rejectionOf(on.stage.mount().ready);
        expect(error).to.include({code: 'invalid-options'});
        expect(error.message).to.contain(`\`${name}\` must be`);
      });
    }
  });
});
