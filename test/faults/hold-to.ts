import {expect} from '@open-wc/testing';
import {onStage} from '../core/on-stage.js';
import {itWith} from '../tools/engine-features.js';
import type {Scenario} from './stage.js';

/** Makes a test of each scenario; its name says how it has to come out. */
export function holdTo(title: string, scenarios: readonly Scenario[]): void {
  describe(title, () => {
    const on = onStage();
    for (const {name, expected, needs, play} of scenarios) {
      const test = async () => {
        const outcome = await play(on.stage);
        const {uncaught} = on.stage;
        expect({...outcome, ...(uncaught.length && {uncaught: uncaught.splice(0).length})}).to.deep.equal(
          expected,
        );
      };
      itWith(needs, `${name}: ${expected.code}`, test);
    }
  });
}
