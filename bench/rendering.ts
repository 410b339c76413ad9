import type {Browser} from 'playwright';
import {openServer} from './server.js';
import {ratioOf, rotated, spreadOf, type Ratio, type Spread} from './statistics.js';
import {viewRendered} from './view.js';

// From the start of the navigation until the widget's DOM is on the page, at a server that keeps each answer back.

export const LATENCY = {file: 100, token: 150};

/** The sides, each with the sum of the answers that it has to wait for one after another. */
const SIDES = [
  {name: 'S1', what: 'the bank’s snippet, token in the page', floor: 200},
  {name: 'S2', what: 'our element by the script tag, token in the page', floor: 200},
  {name: 'S3', what: 'our element by the script tag, `token-url`', floor: 350},
  {name: 'A1', what: 'by hand, in the order of the bank’s docs', floor: 450},
  {name: 'A2', what: 'by hand at its best, all side by side', floor: 350},
  {name: 'A3', what: 'this package’s call', floor: 350},
  {name: 'A4', what: 'this package’s element', floor: 350},
] as const;

type Name = (typeof SIDES)[number]['name'];

export interface Rendering {
  runs: number;
  sides: {name: Name; what: string; floor: number; spread: Spread; samples: number[]}[];
  /** From the navigation's start, as the bars have it. */
  ratios: Record<string, Ratio>;
  /** The same from when the page itself had arrived: before that, no side can do anything. */
  ratiosSincePage: Record<string, Ratio>;
}

const PAIRS: readonly (readonly [Name, Name])[] = [
  ['S2', 'S1'],
  ['A3', 'A1'],
  ['A3', 'A2'],
  ['A4', 'A2'],
];

/** Times every page so often, in rounds: each round has every side once, in another order. */
export async function measureRendering(browser: Browser, runs: number): Promise<Rendering> {
  const server = await openServer(LATENCY);
  const views = new Map<Name, View[]>(SIDES.map(({name}) => [name, []]));
  // The first view of each warms the browser up and does not count.
  for (const {name} of SIDES) await view(browser, server.page(name));
  server.takeRequests();
  for (let round = 0; round < runs; round++) {
    for (const {name, floor} of rotated(SIDES, round)) {
      const times = await view(browser, server.page(name));
      views.get(name)?.push(times);
      const requests = server.takeRequests();
      if (times.rendered < floor)
        throw new Error(`${name} came too early: it can't have waited for every answer.`);
      if (new Set(requests).size < requests.length)
        throw new Error(`${name} asked twice for the same: ${requests.join(', ')}.`);
    }
  }
  server.close();

  const times = (name: Name) => (views.get(name) ?? []).map(({rendered}) => rendered);
  const timesSincePage = (name: Name) =>
    (views.get(name) ?? []).map(({rendered, arrived}) => rendered - arrived);
  const ratios = (of: (name: Name) => number[]) =>
    Object.fromEntries(
      PAIRS.map(([side, reference]) => [`${side} against ${reference}`, ratioOf(of(side), of(reference))]),
    );
  return {
    runs,
    sides: SIDES.map((side) => ({...side, spread: spreadOf(times(side.name)), samples: times(side.name)})),
    ratios: ratios(times),
    ratiosSincePage: ratios(timesSincePage),
  };
}

/** Milliseconds from the navigation's start. */
interface View {
  arrived: number;
  rendered: number;
}

const view = (browser: Browser, address: string): Promise<View> =>
  viewRendered(browser, address, (page) =>
    page.evaluate(() => {
      if (!document.querySelector('#bank131-self-employed > form'))
        throw new Error('The widget is not on the page.');
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const {renderedAt = NaN} = window as {renderedAt?: number};
      return {rendered: renderedAt, arrived: navigation?.responseEnd ?? NaN};
    }),
  );
