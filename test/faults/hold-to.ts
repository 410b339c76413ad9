import {expect} from '@open-wc/testing';
import {itWith} from '../tools/engine-features.js';
import {perform, type ScenarioGroup} from './stage.js';

/** Makes a test of each scenario. */
export function holdTo({title, scenarios}: ScenarioGroup): void {
  describe(title, () => {
    for (const scenario of scenarios) {
      const name = `${scenario.name}: ${scenario.expected.code}`;
      const test = async () => {
        expect(await perform(scenario)).to.deep.equal(scenario.expected);
      };
      if (scenario.needs) itWith(scenario.needs, name, test);
      else it(name, test);
    }
  });
}
