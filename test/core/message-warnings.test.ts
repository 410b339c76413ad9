import {expect} from '@open-wc/testing';
import {COMPLETED, fromFrame, ownFrame, post} from '../faults/senders.js';
import {warned} from '../faults/stage.js';
import {foreignWidgetHost} from '../tools/hosts.js';
import {onStage} from './on-stage.js';

const unreadable = {
  meta: {stage: 'bind', locale: null, step: 3},
  payload: {status: 'linked', inn: '500000000000', flags: [true], nested: {deeper: {deepest: {lost: 1}}}},
  ['k'.repeat(40)]: 'a key too long to be one',
  '79161234567': 'a phone as a key',
};

describe('a warning about messages', () => {
  const on = onStage();

  it('tells of a refused one that reads like an outcome: its origin, its keys, and what to do', async () => {
    await on.stage.mount({widgetHost: foreignWidgetHost('ok')}).ready;
    await fromFrame(ownFrame(), on.stage.container);
    await warned();
    expect(on.stage.warnings).to.deep.equal([
      'bank131-widgets: A message that looks like an outcome of the self-employed widget came from ' +
        `${window.origin} and was ignored: {meta: {stage: string}, payload: {status: string}}. ` +
        'If the bank sends it, allow that origin with configure({… messageOrigins}).',
    ]);
  });

  it('tells of an authentic one that can not be read: keys and types, no value, no key that may be one', async () => {
    await on.stage.mount().ready;
    await post(unreadable);
    await warned();
    expect(on.stage.warnings).to.have.length(1);
    expect(on.stage.warnings[0]).to.contain(
      '{meta: {stage: string, locale: null, step: number}, ' +
        'payload: {status: string, inn: string, flags: array, nested: {deeper: object}}}',
    );
  });

  it('comes once a mount, of each kind', async () => {
    const mount = on.stage.mount({widgetHost: foreignWidgetHost('ok')});
    await mount.ready;
    for (let time = 0; time < 3; time++) {
      await post(unreadable);
      await fromFrame(ownFrame(), on.stage.container);
    }
    await warned();
    expect(on.stage.warnings).to.have.length(2);
    mount.unmount();
    await on.stage.mount().ready;
    await post(unreadable);
    await warned();
    expect(on.stage.warnings).to.have.length(3);
  });

  it('does not come for messages of others, however many', async () => {
    await on.stage.mount({widgetHost: foreignWidgetHost('ok')}).ready;
    for (const message of ['text', {type: 'analytics'}, {payload: {status: 'completed'}}, [COMPLETED], null])
      await post(message);
    await warned();
    expect(on.stage.warnings).to.deep.equal([]);
  });
});
