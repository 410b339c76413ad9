import {configure} from '../../../src/index.js';
import type {WidgetElement} from '../tools.js';

// Calls configure() in a script that comes after the elements' own, as late as a page can before DOMContentLoaded.
// Without the call nothing would load here. It does not await: WebKit runs a module that does
// so at its top level only once the page has loaded, and dispatches DOMContentLoaded before what is promised here.

const element = document.querySelector<WidgetElement>('bank131-self-employed, bank131-card-tokenize')!;
const statesBefore = ['loading', 'ready', 'error'].filter((state) => element.matches(`:state(${state})`));

for (const step of ['bank131-ready', 'bank131-error']) {
  element.addEventListener(step, () => window.parent.postMessage({report: {statesBefore, step}}, '*'));
}
configure({widgetHost: element.dataset.host});
