import {expect, waitUntil} from '@open-wc/testing';
import {configure} from '../../src/index.js';
import {
  foreignWidgetHost,
  requests,
  tokenEndpoint,
  tokenRequests,
  vendor,
  widgetHost,
} from '../tools/hosts.js';
import {
  cleanUp,
  create,
  createReady,
  failed,
  KINDS,
  offersRetry,
  read,
  ready,
  renders,
  say,
  stateOf,
  statesOf,
  tokens,
  undoLater,
} from './tools.js';

const givenToken = () => vendor().instances.at(-1)?.options.publicToken;

for (const kind of KINDS) {
  const {tag} = kind;

  describe(`<${tag}>: token`, () => {
    cleanUp();

    it('requests token-url with an empty JSON body, without any data of the user', async () => {
      const endpoint = tokenEndpoint('ok');
      configure({tokenUrls: [endpoint]});
      undoLater(() => configure({tokenUrls: undefined}));
      const element = create(tag, {publicToken: undefined});
      element.setAttribute('token-url', endpoint);
      element.setAttribute('tax-reference-or-phone', '500000000000');
      document.body.append(element);
      await ready(element);
      const asked = await tokenRequests(endpoint);
      expect(asked.map(({body}) => body)).to.deep.equal(['{}']);
      expect(asked[0]?.headers)
        .to.include({'content-type': 'application/json'})
        .and.have.property('x-requested-with');
      expect(JSON.stringify(asked)).not.to.contain('500000000000');
      expect(givenToken()).to.match(/^[0-9a-f]{64}$/);
    });

    it('adds what tokenRequest says, also as a function', async () => {
      const endpoint = tokenEndpoint('ok');
      const tokenRequest = () => ({headers: {'X-CSRF': 'of-the-page'}});
      await createReady(tag, {publicToken: undefined, tokenUrl: endpoint, tokenRequest});
      expect((await tokenRequests(endpoint))[0]?.headers).to.include({'x-csrf': 'of-the-page'});
    });

    for (const behaviour of ['401', 'html', 'no-token'] as const) {
      it(`offers another try when token-url answers with ${behaviour}`, async () => {
        const element = create(tag, {publicToken: undefined, tokenUrl: tokenEndpoint(behaviour)});
        document.body.append(element);
        expect(await failed(element)).to.include({code: 'token-failed', retryable: true});
        expect(offersRetry(element)).to.equal(true);
      });
    }

    it('offers no other try for a token of another environment', async () => {
      const element = create(tag, {publicToken: undefined, tokenUrl: tokenEndpoint('env-demo')});
      document.body.append(element);
      expect(await failed(element)).to.include({code: 'token-failed', retryable: false});
      expect(offersRetry(element)).to.equal(false);
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

    it('loads nothing when markup names a host that code has not allowed', async () => {
      const host = widgetHost('ok');
      const element = await inSrcdoc(tag, `widget-host="${host}"`);
      expect(element.error).to.include({code: 'invalid-options', retryable: false});
      expect(element.error?.message).to.contain('widget-host');
      expect(read(element, 'retry')).to.equal('');
      expect(await requests(host)).to.deep.equal({});
    });

    it('loads nothing when markup comes to a host of its own after the start', async () => {
      const element = await inSrcdoc(tag, 'widget-host="https://evil.example/"');
      const host = widgetHost('ok');
      element.setAttribute('widget-host', host);
      await failed(element);
      expect(await requests(host)).to.deep.equal({});
    });

    it('loads from a host in markup that the page’s configuration names', async () => {
      const host = widgetHost('ok');
      const config = `<script>Bank131WidgetsConfig = {widgetHosts: ['${window.location.origin}']};</script>`;
      const element = await inSrcdoc(tag, `widget-host="${host}"`, config);
      expect(element.error).to.equal(undefined);
      expect(statesOf(element)).to.deep.equal(['ready']);
    });

    it('does not fail quietly where it is no URL', async () => {
      const element = create(tag);
      element.setAttribute('widget-host', 'widget');
      document.body.append(element);
      const error = await failed(element);
      expect(error.code).to.equal('invalid-options');
    });
  });
}

/** A page whose address is not on the developer's own machine, as far as `location` tells. */
async function srcdoc(html: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.srcdoc = html;
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  return frame;
}

/** An element from the markup of such a page, once it shows its widget or an error. */
async function inSrcdoc<K extends 'bank131-self-employed' | 'bank131-card-tokenize'>(
  tag: K,
  attributes: string,
  before = '',
): Promise<HTMLElementTagNameMap[K]> {
  const frame = await srcdoc(
    `${before}<${tag} ${attributes} public-token="${crypto.randomUUID()}"></${tag}>` +
      '<script type="module" src="/src/verbose.ts"></script>' +
      '<script type="module" src="/src/elements/index.ts"></script>',
  );
  const element = frame.contentDocument!.querySelector(tag)!;
  await waitUntil(() => element.matches(':state(ready), :state(error)'), 'no end', {timeout: 60_000});
  await element.updateComplete;
  return element;
}
