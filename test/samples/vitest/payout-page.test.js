import {installFakeWidgets} from 'bank131-widgets/testing';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {addCard, link} from './payout-page.js';

let fakes;
let container;
let message;

beforeEach(() => {
  fakes = installFakeWidgets();
  vi.stubGlobal('fetch', async () => Response.json({public_token: 'token'}));
  document.body.innerHTML = '<div id="widget"></div><p id="message"></p>';
  container = document.querySelector('#widget');
  message = document.querySelector('#message');
});

afterEach(() => {
  fakes.uninstall();
  vi.unstubAllGlobals();
});

test('a person who confirms is linked', async () => {
  const linked = link(container, message);

  fakes.selfEmployed.report('in_progress');
  await vi.waitFor(() => expect(message.textContent).toContain('Confirm'));

  fakes.selfEmployed.report('completed');
  await linked;
  expect(message.textContent).toBe('You are linked');
});

test('a person who refuses is not', async () => {
  fakes.selfEmployed.report('failed');
  await link(container, message);
  expect(message.textContent).toBe('Not linked');
});

test('a bank out of reach is told in words, and the next try works', async () => {
  fakes.selfEmployed.fail('script-failed');
  await link(container, message);
  expect(message.textContent).not.toBe('');

  fakes.selfEmployed.report('completed');
  await link(container, message);
  expect(message.textContent).toBe('You are linked');
});

test('a card’s hash is saved', async () => {
  const number_hash = '0123456789abcdef'.repeat(4);
  const save = vi.fn();
  fakes.cardTokenize.report({type: 'card', card: {type: 'encrypted_card', encrypted_card: {number_hash}}});
  await addCard(container, save);
  expect(save).toHaveBeenCalledWith(number_hash);
});

test('a widget that fails saves nothing', async () => {
  const save = vi.fn();
  fakes.cardTokenize.fail('widget-failed');
  await expect(addCard(container, save)).rejects.toMatchObject({code: 'widget-failed'});
  expect(save).not.toHaveBeenCalled();
});
