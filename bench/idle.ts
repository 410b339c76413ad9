import type {Page} from 'playwright';
import {shuffle} from 'simple-statistics';
import {growthOf, memoryOf, type Memory} from '../test/tools/memory.mjs';
import type {Idle} from './apps/idle.js';
import {viewRendered} from './rendering.js';
import type {Site} from './server.js';
import {ratioOf, spreadOf, type Ratio, type Spread} from './statistics.js';

// What a widget costs while nobody uses it, and what it leaves behind when it is gone.

declare const idle: Idle;

export const MESSAGES = 100_000;
const CYCLES = 1_000;
const MESSAGE_ROUNDS = 15;
const CYCLE_ROUNDS = 5;

export interface Hearing {
  rounds: number;
  listeners: {name: string; spread: Spread}[];
  ratio: Ratio;
}

export interface Crowd {
  name: string;
  times: number;
  /** Milliseconds for one. */
  each: Spread;
  /** The largest growth of all rounds. */
  growth: Memory;
}

export interface Shift {
  name: string;
  shift: number;
}

/** Unrelated messages under an empty listener, the bank's documented one, and a mounted widget, on one page. */
export async function measureMessages(site: Site): Promise<Hearing> {
  const page = await openIdle(site);
  const names = await page.evaluate(() => idle.listeners);
  const samples = new Map<string, number[]>(names.map((name) => [name, []]));
  // The first rounds compile the code and do not count.
  for (let round = -2; round < MESSAGE_ROUNDS; round++) {
    for (const name of shuffle(names)) {
      const took = await page.evaluate(([name, times]) => idle.hear(name as 'an empty listener', times), [
        name,
        MESSAGES,
      ] as const);
      if (round >= 0) samples.get(name)?.push(took);
    }
  }
  await page.context().close();
  const of = (name: string) => samples.get(name) ?? [];
  return {
    rounds: MESSAGE_ROUNDS,
    listeners: names.map((name) => ({name, spread: spreadOf(of(name))})),
    ratio: ratioOf(of('the widget mounted'), of('the bare listener')),
  };
}

/** The warm-up is long: V8's own compiled code grows until then. */
const CROWDS = [
  {name: 'by hand, mounted and unmounted', kind: 'byHand', times: CYCLES},
  {name: 'calls, mounted and unmounted', kind: 'mounts', times: CYCLES},
  {name: 'elements of both kinds, added and removed', kind: 'elements', times: CYCLES},
  {name: 'elements of both kinds, added and removed', kind: 'elements', times: 10},
] as const;

/** Widgets that come and go: how long one takes, and what all leave behind. */
export async function measureCycles(site: Site): Promise<Crowd[]> {
  const crowds = new Map(CROWDS.map((crowd) => [crowd, {ms: [] as number[], growths: [] as Memory[]}]));
  for (let round = 0; round < CYCLE_ROUNDS; round++) {
    for (const crowd of shuffle([...CROWDS])) {
      const page = await openIdle(site);
      const run = (times: number) =>
        page.evaluate(
          async ([kind, times]) => {
            const start = performance.now();
            await idle[kind](times);
            return performance.now() - start;
          },
          [crowd.kind, times] as const,
        );
      await run(CYCLES);
      let took = NaN;
      const growth = await growthOf(
        () => memoryOf(page),
        async () => (took = await run(crowd.times)),
      );
      crowds.get(crowd)?.ms.push(took / crowd.times);
      crowds.get(crowd)?.growths.push(growth);
      await page.context().close();
    }
  }
  return [...crowds].map(([{name, times}, {ms, growths}]) => {
    const largest = (of: keyof Memory) => Math.max(...growths.map((growth) => growth[of]));
    const growth = {
      heapKb: largest('heapKb'),
      nodes: largest('nodes'),
      listeners: largest('listeners'),
      frames: largest('frames'),
    };
    return {name, times, each: spreadOf(ms), growth};
  });
}

const PAGES = [
  {name: 'the height reserved as README shows', page: 'reserved'},
  {name: 'reserved by the element alone, once it is defined', page: 'reserved-when-defined'},
  {name: 'nothing reserved', page: 'unreserved'},
] as const;

/** How far what is around the element jumps while it loads: the browser's own measure. */
export async function measureShift(site: Site): Promise<Shift[]> {
  site.serve({file: 100, token: 150});
  const shifts: Shift[] = [];
  for (const {name, page: path} of PAGES) {
    const runs: number[] = [];
    for (let run = 0; run < 3; run++) runs.push(await shiftOf(site, site.page(path)));
    shifts.push({name, shift: Math.max(...runs)});
  }
  return shifts;
}

const shiftOf = (site: Site, address: string): Promise<number> =>
  viewRendered(site, address, (page) =>
    page.evaluate(async () => {
      // The browser tells of a shift after it has painted.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const shifts = await new Promise<PerformanceEntryList>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({
          type: 'layout-shift',
          buffered: true,
        });
        setTimeout(resolve, 100, []);
      });
      return shifts.reduce((sum, shift) => sum + (shift as PerformanceEntry & {value: number}).value, 0);
    }),
  );

async function openIdle(site: Site): Promise<Page> {
  site.serve({file: 0, token: 0});
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.goto(site.page('idle'));
  return page;
}
