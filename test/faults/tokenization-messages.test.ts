import {mountCardTokenize, type CardTokenizeMount} from '../../src/index.js';
import {widgetHost} from '../tools/hosts.js';
import {holdTo} from './hold-to.js';
import {post, verdictOf, warningOf, type Verdict, type Warning} from './senders.js';
import {freshToken, type Scenario, type Stage} from './stage.js';

const HASH = 'a1'.repeat(32);

/** Data that is posted on the page itself while a tokenization widget is on it. */
const told = (name: string, verdict: Verdict, payload: unknown, warning?: Warning): Scenario => ({
  name,
  expected: verdictOf(verdict, warning),
  async play(stage) {
    const mount = mountCard(stage, stage.container);
    await mount.ready;
    await post({meta: {stage: 'tokenize'}, payload});
    return verdictOf((await hasResult(mount)) ? 'accepted' : 'refused', await warningOf(stage));
  },
});

holdTo('messages of the tokenization widget', [
  told('a card', 'accepted', {status: 'completed', number_hash: HASH}),
  told('an account', 'accepted', {status: 'completed', token: 'tok_1'}),
  told(
    'a hash of other letters',
    'refused',
    {status: 'completed', number_hash: 'x'.repeat(64)},
    'unreadable',
  ),
  told('an outcome without a hash', 'refused', {status: 'completed'}, 'unreadable'),
  told('a hash, not yet completed', 'refused', {status: 'in_progress', number_hash: HASH}),
  {
    name: 'a card, beside a self-employed widget, which has nothing to say of it',
    expected: {code: 'accepted'},
    async play(stage) {
      const other = document.createElement('div');
      document.body.append(other);
      stage.later(() => other.remove());
      const cards = mountCard(stage, other);
      const mount = stage.mount();
      await Promise.all([mount.ready, cards.ready]);
      await post({meta: {stage: 'tokenize'}, payload: {status: 'completed', number_hash: HASH}});
      const accepted = (await hasResult(cards)) && mount.status === undefined;
      return verdictOf(accepted ? 'accepted' : 'refused', await warningOf(stage));
    },
  },
]);

function mountCard(stage: Stage, container: Element): CardTokenizeMount {
  const mount = mountCardTokenize({container, publicToken: freshToken, widgetHost: widgetHost('ok')});
  stage.later(() => mount.unmount());
  return mount;
}

async function hasResult({result}: CardTokenizeMount): Promise<boolean> {
  return (await Promise.race([result, Promise.resolve(undefined)])) !== undefined;
}
