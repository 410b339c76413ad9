import {expect} from '@open-wc/testing';
import {perform, type ScenarioGroup} from './stage.js';

/** Makes a test of each scenario. */
export function holdTo({title, scenarios}: ScenarioGroup): void {
  describe(title, () => {
    for (const scenario of scenarios) {
      it(`${scenario.name}: ${scenario.expected.code}`, async function () {
        if (scenario.applies?.() === false) this.skip();
        expect(await perform(scenario)).to.deep.equal(scenario.expected);
      });
    }
  });
}
