import {expect} from '@open-wc/testing';
import {fuzzMessages, fuzzOptions} from '../faults/generated.js';

describe('what nobody would think of', () => {
  it('comes as messages: no exception, and no result but a true one', async () => {
    const {messages, accepted, exceptions, falseResults} = await fuzzMessages(5_000);
    expect(falseResults).to.deep.equal([]);
    expect(exceptions).to.deep.equal([]);
    expect(messages).to.equal(5_000);
    expect(accepted).to.be.greaterThan(0);
  });

  it('comes as options: an error with a code, or a result', async () => {
    expect(await fuzzOptions(150)).to.deep.equal([]);
  });
});
