import {expect} from '@open-wc/testing';
import {Bank131Error, describeError, loadCardTokenize, type Bank131ErrorCode} from '../../src/index.js';
import {errorCode} from '../../src/core/errors.js';
import {rejectionOf} from '../faults/stage.js';
import {widgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

/** Each code, and whether the same call may succeed later. */
const CODES: Record<Bank131ErrorCode, boolean> = {
  'invalid-options': false,
  'not-in-browser': false,
  'container-not-found': false,
  'container-busy': true,
  'token-failed': true,
  offline: true,
  'script-blocked': false,
  'script-failed': true,
  timeout: true,
  'global-missing': true,
  'render-failed': true,
  'widget-failed': true,
  unmounted: false,
};
const codes = Object.entries(CODES) as [Bank131ErrorCode, boolean][];

describe('Bank131Error', () => {
  it('is an Error with a code, a name, and who speaks', () => {
    const error = new Bank131Error('timeout', 'too late.');
    expect(error).to.be.instanceOf(Error);
    expect(error).to.include({code: 'timeout', name: 'Bank131Error', message: 'bank131-widgets: too late.'});
    expect(String(error)).to.equal('Bank131Error: bank131-widgets: too late.');
  });

  for (const [code, retryable] of codes) {
    it(`\`${code}\` is ${retryable ? '' : 'not '}retryable by default`, () => {
      expect(new Bank131Error(code, '')).to.include({retryable});
      expect(new Bank131Error(code, '', {retryable: !retryable})).to.include({retryable: !retryable});
    });
  }

  it('carries a cause and a status only where there is one', () => {
    expect(new Bank131Error('timeout', '')).to.not.have.any.keys('cause', 'status');
    const cause = new TypeError();
    expect(new Bank131Error('unmounted', '', {cause, status: 'in_progress'})).to.include({
      cause,
      status: 'in_progress',
    });
    expect(Object.keys(new Bank131Error('timeout', '', {cause}))).to.not.include('cause');
  });

  it('is told by its code from any other error, also from another copy', () => {
    expect(errorCode(new Bank131Error('offline', ''))).to.equal('offline');
    expect(errorCode({code: 'offline'})).to.equal('offline');
    for (const other of [undefined, null, 'offline', new DOMException('', 'AbortError'), {code: 131}]) {
      expect(errorCode(other)).to.equal(undefined);
    }
  });
});

describe('describeError()', () => {
  for (const [code] of codes) {
    it(`says in Russian and in English what \`${code}\` means for the person`, () => {
      const error = new Bank131Error(code, 'for developers');
      const [ru, en] = [describeError(error, 'ru'), describeError(error, 'en')];
      expect(ru).to.match(/^[А-Я][^a-zA-Z]+\.$/);
      expect(en).to.match(/^[A-Z][^а-яА-Я]+\.$/);
    });
  }

  it('asks to try again where that can help, and to reload the page where it can not', () => {
    expect(describeError(new Bank131Error('token-failed', ''), 'en')).to.contain('try again.');
    expect(describeError(new Bank131Error('token-failed', '', {retryable: false}), 'en')).to.contain(
      'Reload',
    );
  });

  it('has a sentence for whatever was thrown', () => {
    const general = describeError(undefined, 'en');
    expect(general).to.match(/^[A-Z][^{}[\]]+\.$/);
    for (const thrown of [
      null,
      'text',
      131,
      {},
      new Error('secret'),
      {code: 'constructor'},
      {code: '__proto__'},
      {code: {}},
    ]) {
      expect(describeError(thrown, 'en')).to.equal(general);
    }
  });

  const isRussian = (language?: string) => /[а-яё]/i.test(describeError(undefined, language));

  it('speaks Russian in every form of that language', () => {
    const forms = [
      'ru',
      'RU',
      'ru-RU',
      'ru_RU',
      'RU-ru',
      'ru-Cyrl',
      'ru-Cyrl-RU',
      'ru-u-nu-latn',
      'ru-x-acme',
    ];
    expect(forms.filter((language) => !isRussian(language))).to.deep.equal([]);
  });

  it('speaks English in every language that is not Russian', () => {
    const others = [
      'en',
      'en-US',
      'EN',
      'de',
      'de-RU',
      'uk',
      'be-Latn',
      'kk-Cyrl',
      'rue',
      'russian',
      'run',
      'x-ru',
    ];
    const odd = ['*', '-', 'toString', 'constructor', '__proto__'];
    expect([...others, ...odd].filter(isRussian)).to.deep.equal([]);
  });

  it('speaks the language of the document when it is given none', () => {
    const {documentElement} = document;
    const {lang} = documentElement;
    for (const [language, russian] of [
      ['ru', true],
      ['ru-RU', true],
      ['en', false],
      ['en-GB', false],
    ] as const) {
      documentElement.lang = language;
      expect(isRussian(), language).to.equal(russian);
    }
    documentElement.lang = lang;
  });

  it('gives a sentence when the language is none', () => {
    for (const language of ['', ' ', null, 131, {}, [], 'ru ', 'ру']) {
      expect(describeError(undefined, language as 'ru')).to.match(/[\p{L}]{3}/u);
    }
  });
});

describe('`global-missing`', () => {
  onStage();

  it('names the vendor-like globals that appeared, at the first call and the next', async () => {
    const host = widgetHost('no-global');
    for (const call of ['first', 'next']) {
      const {message} = await rejectionOf(loadCardTokenize({widgetHost: host}));
      expect(message, call).to.contain('did not set window.Bank131Tokenize');
      expect(message, call).to.contain('New on window: Bank131CardForm.');
      expect(message, call).to.contain('configure({');
    }
  });

  it('says that nothing like it appeared where nothing did', async () => {
    const {message} = await rejectionOf(loadCardTokenize({widgetHost: widgetHost('empty')}));
    expect(message).to.contain('Nothing like it appeared');
  });
});
