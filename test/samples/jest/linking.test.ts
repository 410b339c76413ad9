import {afterEach, beforeEach, expect, test} from '@jest/globals';
import {bindSelfEmployed} from 'bank131-widgets';
import {installFakeWidgets, type FakeWidgets} from 'bank131-widgets/testing';

let fakes: FakeWidgets;
beforeEach(() => {
  fakes = installFakeWidgets();
});
afterEach(() => {
  fakes.uninstall();
});

const link = () => bindSelfEmployed({container: document.body, publicToken: () => 'any', timeout: 5_000});

test('a person who confirms is linked', async () => {
  fakes.selfEmployed.report('completed');
  expect(await link()).toEqual({stage: 'bind', status: 'completed'});
});

test('a bank out of reach is an error with a code', async () => {
  fakes.selfEmployed.fail('script-failed');
  await expect(link()).rejects.toMatchObject({code: 'script-failed'});
});
