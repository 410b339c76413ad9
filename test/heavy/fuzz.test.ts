import {expect} from '@open-wc/testing';
import {fuzzMessages, fuzzOptions} from '../faults/generated.js';

/** Set in `web-test-runner.config.mjs`. */
const {seed} = globalThis as unknown as {seed: number};

describe(`what nobody would think of, in great numbers, from the seed ${seed}`, function () {
  this.timeout(600_000);

  it('comes as messages: no exception, and no result but a true one', async () => {
    const {messages, accepted, exceptions, falseResults} = await fuzzMessages(100_000, seed);
    expect({messages, exceptions, falseResults}).to.deep.equal({
      messages: 100_000,
      exceptions: [],
      falseResults: [],
    });
    expect(accepted).to.be.greaterThan(0);
  });

  it('comes as options: an error with a code, or a result', async () => {
    expect(await fuzzOptions(2_000, seed)).to.deep.equal([]);
  });
});
