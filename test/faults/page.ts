import '../../src/verbose.js';
import {loadFaults} from './load.js';
import {forgedMessages} from './messages.js';
import {policyFaults} from './policies.js';
import {supports} from '../tools/engine-features.js';
import {perform, type Outcome} from './stage.js';
import {tokenFaults} from './token.js';
import {tokenizationMessages} from './tokenization-messages.js';

// What `run.mjs` calls from outside the page.

const groups = [loadFaults, policyFaults, tokenFaults, forgedMessages, tokenizationMessages];

const faults = {
  list: () =>
    groups.map(({title, scenarios}) => ({
      title,
      scenarios: scenarios.map(({name, expected}) => ({name, expected})),
    })),

  /** The outcome of one scenario, and how long it took; `undefined` where this browser lacks what it is about. */
  async play(group: number, index: number): Promise<{outcome: Outcome; ms: number} | undefined> {
    const scenario = groups[group]!.scenarios[index]!;
    if (scenario.needs && !supports[scenario.needs]) return undefined;
    const start = performance.now();
    const outcome = await perform(scenario);
    return {outcome, ms: performance.now() - start};
  },
};

export type Faults = typeof faults;

Object.assign(window, {faults});
