import '../../../src/elements/index.js';
import type {WidgetElement} from '../tools.js';

// Reports what a page sees in which elements have no internals.

const errors: string[] = [];
window.addEventListener('error', ({message}) => errors.push(message));
window.addEventListener('unhandledrejection', ({reason}) => errors.push(String(reason)));

const element = document.querySelector<WidgetElement>('bank131-self-employed, bank131-card-tokenize')!;
const form = document.querySelector('form')!;

element.addEventListener('bank131-ready', () => {
  form.checkValidity();
  new FormData(form);
  const linked = {meta: {stage: 'bind'}, payload: {status: 'completed'}};
  const number_hash = '0123456789abcdef'.repeat(4);
  const tokenized = {meta: {stage: 'tokenize'}, payload: {status: 'completed', number_hash}};
  for (const message of [linked, tokenized]) window.postMessage(message, window.origin);
});

void (element.result as Promise<unknown>).then(async (outcome) => {
  await element.updateComplete;
  form.reset();
  element.remove();
  window.parent.postMessage({report: {errors, outcome}}, '*');
});
