import {expect} from '@open-wc/testing';
import {configure} from '../../src/index.js';
import {comesOut, rejectionOf} from '../faults/stage.js';
import {tokenEndpoint, tokenRequests, vendor} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

const shownToken = () => vendor().instances.at(-1)?.options.publicToken;

describe('the public token', () => {
  const on = onStage();

  it('may be a string', async () => {
    const publicToken = `string-${crypto.randomUUID()}`;
    await on.stage.mount({publicToken}).ready;
    expect(shownToken()).to.equal(publicToken);
  });

  it('may come from a function, called once a mount, at once or later', async () => {
    let calls = 0;
    for (const publicToken of [() => `now-${++calls}`, () => Promise.resolve(`later-${++calls}`)]) {
      const mount = on.stage.mount({publicToken});
      await mount.ready;
      mount.unmount();
    }
    expect(calls).to.equal(2);
    expect(shownToken()).to.equal('later-2');
  });

  it('is not asked for by a second mount that finds the container busy', async () => {
    let calls = 0;
    const publicToken = () => `token-${++calls}`;
    await on.stage.mount({publicToken}).ready;
    await comesOut(on.stage.mount({publicToken}));
    expect(calls).to.equal(1);
  });

  describe('from `tokenUrl`', () => {
    it('is POSTed for with an empty object and nothing of the person', async () => {
      const tokenUrl = tokenEndpoint('ok');
      await on.stage.mount({tokenUrl, taxReferenceOrPhone: '500000000000'}).ready;
      expect(shownToken()).to.match(/^[\da-f]{64}$/);
      const [request, ...more] = await tokenRequests(tokenUrl);
      expect(more).to.deep.equal([]);
      expect(request?.body).to.equal('{}');
      expect(request?.headers).to.include({
        'content-type': 'application/json',
        'x-requested-with': 'bank131-widgets',
        'sec-fetch-mode': 'same-origin',
      });
      expect(JSON.stringify(request)).to.not.contain('500000000000');
    });

    it('is asked for with what `tokenRequest` adds: headers of any kind, from an object or a function', async () => {
      const tokenUrl = tokenEndpoint('ok');
      for (const tokenRequest of [
        {headers: {'X-CSRF-Token': '1'}},
        {headers: [['X-CSRF-Token', '2']] as [string, string][]},
        () => ({headers: new Headers({'X-CSRF-Token': '3'}), body: '{"locale": "ru"}'}),
      ]) {
        const mount = on.stage.mount({tokenUrl, tokenRequest});
        await mount.ready;
        mount.unmount();
      }
      const requests = await tokenRequests(tokenUrl);
      expect(requests.map(({headers}) => headers['x-csrf-token'])).to.deep.equal(['1', '2', '3']);
      for (const {headers} of requests) expect(headers).to.include({'x-requested-with': 'bank131-widgets'});
      expect(requests.at(-1)?.body).to.equal('{"locale": "ru"}');
    });

    it('is asked for with what the configuration adds', async () => {
      configure({tokenRequest: {headers: {'X-CSRF-Token': 'page'}}});
      on.stage.later(() => configure({tokenRequest: undefined}));
      const tokenUrl = tokenEndpoint('ok');
      await on.stage.mount({tokenUrl}).ready;
      expect((await tokenRequests(tokenUrl))[0]?.headers).to.include({'x-csrf-token': 'page'});
    });

    it('keeps the address, without its query, and the status in the message of a failure; never the body', async () => {
      const tokenUrl = `${tokenEndpoint('503')}?session=secret-of-the-page#fragment`;
      const {message} = await rejectionOf(on.stage.mount({tokenUrl}).ready);
      expect(message).to.contain('HTTP 503').and.to.contain(tokenUrl.split('?')[0]);
      expect(message).to.not.contain('secret').and.to.not.contain('fragment');
    });

    it('does not repeat an environment of the answer that is too long to be one', async () => {
      const wrong = `demo${'x'.repeat(60)}`;
      const {message} = await rejectionOf(on.stage.mount({tokenUrl: tokenEndpoint(`env-${wrong}`)}).ready);
      expect(message).to.contain('"string"').and.to.contain('"live"');
      expect(message).to.not.contain(wrong);
    });

    it('takes an answer whose environment is null for one that says none', async () => {
      const answer = () => Promise.resolve(new Response('{"public_token": "token", "environment": null}'));
      on.stage.replace(window, 'fetch', answer);
      expect(await comesOut(on.stage.mount({tokenUrl: '/token'}))).to.deep.equal({code: 'mounted'});
    });
  });
});
