import {expect} from '@open-wc/testing';
import type {Bank131Error} from '../../src/index.js';
import {cleanUp, codeOf, openPage, rejectionOf, type FieldPage} from './page.js';

const TOKEN = 'f00d'.repeat(16);
const PHONE = '70000000131';
const PHONE_AS_GIVEN = '+7 (000) 000-01-31';
const SECRETS = [TOKEN, PHONE, PHONE_AS_GIVEN];

/** What the bank's code gets. */
interface Given {
  publicToken: string;
  taxReferenceOrPhone: string;
}

type Make = (given: Given, page: FieldPage['window']) => unknown;

/** What the bank's code may throw, with what it was given in it. */
const THROWN: Record<string, Make> = {
  'an error with the token in its message': ({publicToken}, {Error}) => new Error(`bad ${publicToken}`),
  'an error with the phone in its message': ({taxReferenceOrPhone}, {Error}) =>
    new Error(`bad ${taxReferenceOrPhone}`),
  'an error with the phone as it was written': (_given, {Error}) => new Error(`bad ${PHONE_AS_GIVEN}`),
  'an error with the token in its name': ({publicToken}, {Error}) =>
    Object.assign(new Error('bad'), {name: `E${publicToken}`}),
  'an error with the token in its stack alone': ({publicToken}, {Error}) =>
    Object.assign(new Error('bad'), {stack: `at widget.js?token=${publicToken}`}),
  'an error with the token in a property': ({publicToken}, {Error}) =>
    Object.assign(new Error('bad'), {request: {headers: {authorization: publicToken}}}),
  'an error with the token under a symbol': ({publicToken}, {Error}) =>
    Object.assign(new Error('bad'), {[Symbol('request')]: publicToken}),
  'an error with the token as a key': ({publicToken}, {Error}) =>
    Object.assign(new Error('bad'), {tokens: {[publicToken]: true}}),
  'an error with the token behind a getter': ({publicToken}, {Error}) =>
    Object.defineProperty(new Error('bad'), 'request', {get: () => publicToken, enumerable: false}),
  'an error with a Map': ({publicToken}, {Error, Map}) =>
    Object.assign(new Error('bad'), {request: new Map([['token', publicToken]])}),
  'an error with a Set': ({publicToken}, {Error, Set}) =>
    Object.assign(new Error('bad'), {request: new Set([publicToken])}),
  'an error with a URL': ({publicToken}, {Error, URL}) =>
    Object.assign(new Error('bad'), {url: new URL(`https://bank.example/?token=${publicToken}`)}),
  'an error with bytes': ({publicToken}, {Error}) =>
    Object.assign(new Error('bad'), {body: new TextEncoder().encode(publicToken)}),
  'an error with a function': ({publicToken}, {Error}) =>
    Object.assign(new Error('bad'), {retry: () => publicToken}),
  'an error with toJSON()': ({publicToken, taxReferenceOrPhone}, {Error}) =>
    Object.assign(new Error('bad'), {toJSON: () => ({publicToken, taxReferenceOrPhone})}),
  'an error with toString()': ({publicToken}, {Error}) =>
    Object.assign(new Error('bad'), {toString: () => publicToken}),
  'an error of a class whose prototype holds the token': ({publicToken}, {Error}) => {
    class VendorError extends Error {}
    Reflect.set(VendorError.prototype, 'token', publicToken);
    return new VendorError('bad');
  },
  'an AggregateError': ({publicToken, taxReferenceOrPhone}, {AggregateError, Error}) =>
    new AggregateError([new Error(publicToken), new Error(taxReferenceOrPhone)], 'several'),
  'an AggregateError in an AggregateError': ({publicToken}, {AggregateError, Error}) =>
    new AggregateError([new AggregateError([new Error(publicToken)], 'inner')], 'outer'),
  'a cause': ({publicToken}, {Error}) => new Error('outer', {cause: new Error(publicToken)}),
  'a cause of a cause that is an object': ({publicToken}, {Error}) =>
    new Error('outer', {cause: new Error('middle', {cause: {publicToken}})}),
  'an error that is its own cause': ({publicToken}, {Error}) => {
    const error = new Error('round', {cause: {publicToken}});
    return Object.assign(error, {self: error});
  },
  'a DOMException': ({publicToken}, {DOMException}) => new DOMException(`bad ${publicToken}`, 'DataError'),
  'a DOMException with the token as its name': ({publicToken}, {DOMException}) =>
    new DOMException('bad', publicToken),
  'a string': ({publicToken}) => `bad ${publicToken}`,
  'the token itself': ({publicToken}) => publicToken,
  'an object': ({publicToken, taxReferenceOrPhone}) => ({publicToken, taxReferenceOrPhone}),
  'an array': ({publicToken}) => [publicToken],
  'a Response': ({publicToken}, {Response}) => new Response(publicToken, {statusText: publicToken}),
  'a function': ({publicToken}) => Object.assign(() => publicToken, {publicToken}),
  'a symbol': ({publicToken}) => Symbol(publicToken),
  'a number': ({taxReferenceOrPhone}) => Number(taxReferenceOrPhone),
  'a proxy': ({publicToken}, {Error}) =>
    new Proxy(new Error('bad'), {get: (_target, key) => (typeof key === 'string' ? publicToken : undefined)}),
  'an error with the token in its address': ({publicToken}, {Error}) =>
    new Error(`GET https://bank.example/?token=${encodeURIComponent(publicToken)}&phone=%2B${PHONE} failed`),
};

/** What is hostile, but holds no secret: it must end in a coded error all the same. */
const HOSTILE: Record<string, Make> = {
  nothing: () => undefined,
  null: () => null,
  'a revoked proxy': (_given, {Proxy}) => {
    const {proxy, revoke} = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  'an error whose message throws': (_given, {Error}) =>
    Object.defineProperty(new Error('bad'), 'message', {
      get: () => {
        throw new Error('no message');
      },
    }),
  'an object without a prototype': () => Object.create(null) as unknown,
  'an object whose toString() throws': () => ({
    toString: () => {
      throw new Error('no text');
    },
  }),
  'an object that calls itself a Bank131Error': () => ({
    name: 'Bank131Error',
    code: 'unmounted',
    message: TOKEN,
  }),
  'a promise': (_given, {Promise}) => Promise.resolve(),
};

/** All text that somebody who has the error can get out of it, whatever logs it. */
function textOf(value: unknown, depth = 0, seen = new Set<unknown>()): string {
  const isFunction = typeof value === 'function';
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- these are primitive
  if (typeof value !== 'object' && !isFunction) return String(value);
  if (value === null || depth > 8 || seen.has(value)) return '';
  seen.add(value);
  const parts: unknown[] = [];
  const look = (get: () => unknown) => {
    try {
      parts.push(get());
    } catch {
      // It can't be read, so it can't leak.
    }
  };
  // The last prototype is the platform's own.
  let owner: object | null = value;
  while (owner && (owner === value || Object.getPrototypeOf(owner) !== null)) {
    const keys: PropertyKey[] = isFunction ? Object.keys(owner) : Reflect.ownKeys(owner);
    for (const key of keys) {
      parts.push(String(key));
      if (key !== 'constructor' && key !== 'toString') look(() => Reflect.get(value, key) as unknown);
    }
    owner = isFunction ? null : (Object.getPrototypeOf(owner) as object | null);
  }
  look(() => JSON.stringify(value));
  look(() => value);
  look(() => [...(value as Iterable<unknown>)]);
  look(() => new TextDecoder().decode(value as Uint8Array));
  return parts.map((part) => textOf(part, depth + 1, seen)).join(' ');
}

/** Without the text itself, which is long. */
function expectNoSecret(error: unknown, of?: string): void {
  const text = textOf(error);
  expect(
    SECRETS.filter((secret) => text.includes(secret)),
    of,
  ).to.deep.equal([]);
}

async function failWith(
  make: Make,
  where: 'create' | 'render' | 'promise',
  opened?: FieldPage,
): Promise<{error: Bank131Error; thrown: unknown}> {
  const page = opened ?? (await openPage());
  let thrown: unknown;
  const fail = (given: Given) => {
    thrown = make(given, page.window);
    throw thrown;
  };
  page.api.configure({
    selfEmployed: {
      create: (_vendor, options) => {
        const given = options as unknown as Given;
        if (where === 'create') return fail(given);
        if (where === 'render') return {render: () => fail(given)};
        return {render: async () => fail(given)};
      },
    },
  });
  const mount = page.mountSelfEmployed({publicToken: () => TOKEN, taxReferenceOrPhone: PHONE_AS_GIVEN});
  const error = await rejectionOf(mount.result);
  expect(page.errors).to.deep.equal([]);
  expect(page.warnings.join()).not.to.contain(TOKEN);
  return {error, thrown};
}

describe("an error of the bank's code", () => {
  cleanUp();

  it('gives away neither token nor phone, whatever it is', async () => {
    const page = await openPage();
    for (const [name, make] of Object.entries(THROWN)) {
      const {error, thrown} = await failWith(make, 'render', page);
      expect(codeOf(error), name).to.equal('render-failed');
      expectNoSecret(error, name);
      expect(error.cause === thrown, name).to.equal(false);
    }
  });

  it('is coded, whatever it is', async () => {
    const page = await openPage();
    for (const [name, make] of Object.entries(HOSTILE)) {
      const {error} = await failWith(make, 'create', page);
      expect(codeOf(error), name).to.equal('render-failed');
      expectNoSecret(error, name);
    }
  });

  for (const where of ['create', 'render', 'promise'] as const) {
    it(`keeps its name and message, with secrets masked, when it comes from ${where}`, async () => {
      const {error} = await failWith(
        ({publicToken}, {TypeError}) => new TypeError(`field of ${publicToken} is undefined`),
        where,
      );
      expectNoSecret(error);
      const cause = error.cause as {name?: unknown; message?: unknown};
      expect(cause.name).to.equal('TypeError');
      expect(cause.message).to.contain('is undefined');
    });

    it(`tells of a harmless one what it was when it comes from ${where}`, async () => {
      const {error} = await failWith((_given, {TypeError}) => new TypeError('x is not a function'), where);
      const cause = error.cause as {name?: unknown; message?: unknown};
      expect(cause).to.include({name: 'TypeError', message: 'x is not a function'});
    });
  }

  it('masks a token also as a part of an address, and a phone with underscores', async () => {
    const page = await openPage();
    const token = 'tok+en/of=the page';
    page.api.configure({
      selfEmployed: {
        create: () => {
          throw new page.window.Error(`GET /?t=${encodeURIComponent(token)} for 7_000_000_01_31`);
        },
      },
    });
    const {cause} = await rejectionOf(page.mountSelfEmployed({publicToken: () => token}).result);
    expect((cause as Error).message).to.equal('GET /?t=… for …');
  });

  it('has no cause when the thrown value is not an error', async () => {
    const {error} = await failWith(() => 'closed', 'render');
    expect(codeOf(error)).to.equal('render-failed');
    expect(error.cause).to.equal(undefined);
  });

  it('is bounded when its message is huge', async () => {
    const {error} = await failWith((_given, {Error}) => new Error('x'.repeat(1_000_000)), 'render');
    expect(codeOf(error)).to.equal('render-failed');
    expect(error.message.length).to.be.below(2_000);
  });
});
