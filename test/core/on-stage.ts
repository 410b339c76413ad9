import {expect} from '@open-wc/testing';
import {Stage} from '../faults/stage.js';

/** A fresh stage for each test of the file; errors that reached the window must have been expected. */
export function onStage(): {readonly stage: Stage} {
  let stage: Stage | undefined;
  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(async () => {
    await stage?.clear();
    expect(stage?.uncaught).to.deep.equal([]);
    stage = undefined;
  });
  return {
    get stage() {
      if (!stage) throw new Error('There is a stage only while a test runs.');
      return stage;
    },
  };
}
