import type {Browser, Page} from 'playwright';
import {growthOf, memoryOf, type Memory} from '../test/tools/memory.mjs';
import type {Idle} from './apps/idle.js';
import {LATENCY} from './rendering.js';
import {openServer, type BenchServer} from './server.js';
import {ratioOf, rotated, spreadOf, type Ratio, type Spread} from './statistics.js';
import {viewRendered} from './view.js';

// What a widget costs while nobody uses it, and what it leaves behind when it is gone.

declare const idle: Idle;

export const MESSAGES = 100_000;
export const CYCLES = 1_000;
const MESSAGE_ROUNDS = 15;
const CYCLE_ROUNDS = 5;

export interface Hearing {
  rounds: number;
  listeners: {name: string; spread: Spread; samples: number[]}[];
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

/** Unrelated messages under an empty listener, the bank's documented one, and a mounted widget, in turn on one page. */
export async function measureMessages(browser: Browser): Promise<Hearing> {
  const server = await openServer({file: 0, token: 0});
  const page = await open(browser, server, 'idle');
  const names = await page.evaluate(() => idle.listeners);
  const samples = new Map<string, number[]>(names.map((name) => [name, []]));
  // The first rounds compile the code and do not count.
  for (let round = -2; round < MESSAGE_ROUNDS; round++) {
    for (const name of rotated(names, round + 2)) {
      const took = await page.evaluate(([name, times]) => idle.hear(name as 'an empty listener', times), [
        name,
        MESSAGES,
      ] as const);
      if (round >= 0) samples.get(name)?.push(took);
    }
  }
  await page.context().close();
  server.close();
  const of = (name: string) => samples.get(name) ?? [];
  return {
    rounds: MESSAGE_ROUNDS,
    listeners: names.map((name) => ({name, spread: spreadOf(of(name)), samples: of(name)})),
    ratio: ratioOf(of('the widget mounted'), of('the bare listener')),
  };
}

const CROWDS = [
  {name: 'by hand, mounted and unmounted', kind: 'byHand', times: CYCLES, warmUp: 200},
  {name: 'calls, mounted and unmounted', kind: 'mounts', times: CYCLES, warmUp: 200},
  {name: 'elements of both kinds, added and removed', kind: 'elements', times: CYCLES, warmUp: 200},
  {name: 'elements of both kinds, added and removed', kind: 'elements', times: 10, warmUp: 10},
] as const;

/** Widgets that come and go: how long one takes, and what all leave behind. */
export async function measureCycles(browser: Browser): Promise<Crowd[]> {
  const server = await openServer({file: 0, token: 0});
  const crowds = new Map(CROWDS.map((crowd) => [crowd, {ms: [] as number[], growths: [] as Memory[]}]));
  for (let round = 0; round < CYCLE_ROUNDS; round++) {
    for (const crowd of rotated(CROWDS, round)) {
      const page = await open(browser, server, 'idle');
      const run = (times: number) =>
        page.evaluate(
          async ([kind, times]) => {
            const start = performance.now();
            await idle[kind](times);
            return performance.now() - start;
          },
          [crowd.kind, times] as const,
        );
      await run(crowd.warmUp);
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
  server.close();
  return [...crowds].map(([{name, times}, {ms, growths}]) => ({
    name,
    times,
    each: spreadOf(ms),
    growth: {
      heapKb: Math.max(...growths.map(({heapKb}) => heapKb)),
      nodes: Math.max(...growths.map(({nodes}) => nodes)),
      listeners: Math.max(...growths.map(({listeners}) => listeners)),
      frames: Math.max(...growths.map(({frames}) => frames)),
    },
  }));
}

const PAGES = [
  {name: 'the height reserved as README shows', page: 'reserved'},
  {name: 'reserved by the element alone, once it is defined', page: 'reserved-when-defined'},
  {name: 'nothing reserved', page: 'unreserved'},
] as const;

/** How far what is around the element jumps while it loads: the browser's own measure. */
export async function measureShift(browser: Browser): Promise<Shift[]> {
  const server = await openServer(LATENCY);
  const shifts: Shift[] = [];
  for (const {name, page: path} of PAGES) {
    const runs: number[] = [];
    for (let run = 0; run < 3; run++) runs.push(await shiftOf(browser, server.page(path)));
    shifts.push({name, shift: Math.max(...runs)});
  }
  server.close();
  return shifts;
}

const shiftOf = (browser: Browser, address: string): Promise<number> =>
  viewRendered(browser, address, (page) =>
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

async function open(browser: Browser, server: BenchServer, name: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.page(name));
  return page;
}
