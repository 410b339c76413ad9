import {expect} from '@open-wc/testing';
import {foreignWidgetHost, tokenEndpoint, tokenRequests, vendor} from '../tools/hosts.js';
import {
  cleanUp,
  create,
  createReady,
  failed,
  KINDS,
  offersRetry,
  ready,
  renders,
  say,
  stateOf,
  tokens,
} from './tools.js';

const givenToken = () => vendor().instances.at(-1)?.options.publicToken;

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: token`, () => {
    cleanUp();

    it('adds what tokenRequest says, also as a function', async () => {
      const endpoint = tokenEndpoint('ok');
      const tokenRequest = () => ({headers: {'X-CSRF': 'of-the-page'}});
      await createReady(tag, {publicToken: undefined, tokenUrl: endpoint, tokenRequest});
      expect((await tokenRequests(endpoint))[0]?.headers).to.include({'x-csrf': 'of-the-page'});
    });

    it('tells whether neither or both sources of a token are given', async () => {
      const element = create(tag, {tokenUrl: '/token'});
      document.body.append(element);
      const error = await failed(element);
      expect(error.code).to.equal('invalid-options');
      expect(error.message).to.contain('both');
      expect(await stateOf(element.result)).to.equal('invalid-options');
    });

    it('asks its function for a fresh token at each start', async () => {
      const publicToken = tokens();
      const element = await createReady(tag, {publicToken});
      const first = givenToken();
      element.reload();
      await ready(element);
      expect(publicToken.asked).to.equal(2);
      expect(givenToken()).not.to.equal(first);
    });

    it('uses a string token for one render: reload() ends in token-failed, without a retry button', async () => {
      const element = await createReady(tag, {publicToken: crypto.randomUUID()});
      const before = renders(kind);
      element.reload();
      expect(await failed(element)).to.include({code: 'token-failed', retryable: false});
      expect(offersRetry(element)).to.equal(false);
      expect(renders(kind)).to.equal(before);
      expect(await stateOf(element.result)).to.equal('token-failed');
    });

    it('goes on after that with another string token', async () => {
      const element = await createReady(tag, {publicToken: crypto.randomUUID()});
      element.reload();
      await failed(element);
      element.setAttribute('public-token', crypto.randomUUID());
      await ready(element);
      await say(kind.message);
      expect(await element.result).to.deep.equal(kind.outcome);
    });
  });

  describe(`<${tag}>: widget-host`, () => {
    cleanUp();

    it('is any host for the property, which is code', async () => {
      const host = foreignWidgetHost('ok');
      await createReady(tag, {widgetHost: host});
      expect(vendor().executions).to.satisfy((runs: object) =>
        Object.keys(runs).some((url) => url.startsWith(host)),
      );
    });
  });
}
