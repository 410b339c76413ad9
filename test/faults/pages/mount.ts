import '../../../src/verbose.js';
import {loadCardTokenize, mountSelfEmployed} from '../../../src/index.js';
import {failure, warned} from '../stage.js';

// Runs in a page under some policy: mounts as the page's plan says, and tells the test how it came out.

/** What the page is to do, as JSON in its element `plan`. */
export interface Plan {
  options: {
    widgetHost: string;
    nonce?: string;
    integrity?: {script?: string; stylesheet?: string};
    tokenUrl?: string;
  };
  /** The address of a second copy of the package that is to load the other widget's script. */
  secondCopy?: string;
}

const plan = JSON.parse(document.querySelector('#plan')!.textContent) as Plan;
const warnings: string[] = [];
console.warn = (text: string) => warnings.push(text);

try {
  const {options} = plan;
  const publicToken = options.tokenUrl === undefined ? () => 'token' : undefined;
  const container = document.createElement('div');
  document.body.append(container);
  const second = plan.secondCopy === undefined ? undefined : loadWithAnotherCopy(plan.secondCopy, options);
  await mountSelfEmployed({container, publicToken, ...options}).ready;
  await second;
  await warned();
  report({code: 'mounted', styled: isStyled(), text: container.textContent});
} catch (error) {
  report({...failure(error), message: (error as Error).message});
}

async function loadWithAnotherCopy(address: string, options: Plan['options']): Promise<unknown> {
  const copy = (await import(address)) as {loadCardTokenize: typeof loadCardTokenize};
  if (copy.loadCardTokenize === loadCardTokenize) throw new Error('The second copy is the first.');
  return copy.loadCardTokenize(options);
}

function isStyled(): boolean {
  return getComputedStyle(document.documentElement)
    .getPropertyValue('--fake-self-employed')
    .includes('loaded');
}

function report(told: object): void {
  window.parent.postMessage({report: {...told, warnings}}, '*');
}
