import {shuffle} from 'simple-statistics';
import type {CDPSession, Page} from 'playwright';
import type {Protocol, ServiceTimes, Site} from './server.js';
import {ratioOf, spreadOf, type Ratio, type Spread} from './statistics.js';

// From the start of the navigation until the widget's DOM is on the page.

/** The sides, each with the answers that it waits for one after another. */
export const SIDES = {
  S1: {what: 'the bank’s snippet, token in the page', waits: ['file', 'file']},
  S2: {what: 'our element by the script tag, token in the page', waits: ['file', 'file']},
  S3: {what: 'our element by the script tag, `token-url`', waits: ['file', 'file', 'token']},
  A1: {what: 'by hand, in the order of the bank’s docs', waits: ['file', 'file', 'file', 'token']},
  A2: {what: 'by hand at its best, all side by side', waits: ['file', 'file', 'token']},
  A3: {what: 'this package’s call', waits: ['file', 'file', 'token']},
  A4: {what: 'this package’s element', waits: ['file', 'file', 'token']},
} as const;

export type Side = keyof typeof SIDES;

/** Where a page is opened. */
export interface Condition {
  name: string;
  protocol: Protocol;
  /** How many times slower the page's main thread runs. */
  slowdown: number;
  service: ServiceTimes;
  isFast4g?: boolean;
  /** Its share of the time for all conditions. */
  share: number;
}

const NEAR: ServiceTimes = {file: 100, token: 150};

/** The first is the main one. */
export const CONDITIONS: readonly Condition[] = [
  {name: 'HTTP/2', protocol: 'HTTP/2', slowdown: 1, service: NEAR, share: 0.28},
  {name: 'HTTP/2, CPU 4× slower', protocol: 'HTTP/2', slowdown: 4, service: NEAR, share: 0.36},
  {name: 'HTTP/1.1', protocol: 'HTTP/1.1', slowdown: 1, service: NEAR, share: 0.2},
  {
    name: 'Fast 4G, CPU 4× slower',
    protocol: 'HTTP/2',
    slowdown: 4,
    service: {file: 20, token: 70},
    isFast4g: true,
    share: 0.16,
  },
];

const FEWEST_RUNS = 3;

/** As in Chromium's DevTools: milliseconds, and bytes a second. */
const FAST_4G = {offline: false, latency: 165, downloadThroughput: 1_012_500, uploadThroughput: 168_750};

export const PAIRS: readonly (readonly [Side, Side])[] = [
  ['S2', 'S1'],
  ['A3', 'A1'],
  ['A3', 'A2'],
  ['A4', 'A2'],
];

export interface Rendering {
  condition: string;
  runs: number;
  sides: {side: Side; spread: Spread; samples: number[]}[];
  ratios: Record<string, Ratio>;
}

/** Times every page again and again for so long, in rounds: each round has every side once, in random order. */
export async function measureRendering(
  site: Site,
  condition: Condition,
  seconds: number,
): Promise<Rendering> {
  const sides = Object.keys(SIDES) as Side[];
  const samples = new Map<Side, number[]>(sides.map((side) => [side, []]));
  site.serve(condition.service);
  const end = performance.now() + seconds * 1_000;
  let runs = -1;
  // The first round warms the browser up and does not count.
  for (; runs < FEWEST_RUNS || performance.now() < end; runs++) {
    for (const side of shuffle(sides)) {
      site.takeRequests();
      const ms = await timeOf(site, site.page(side), condition);
      check(side, ms, site.takeRequests(), condition);
      if (runs >= 0) samples.get(side)?.push(ms);
    }
  }
  const of = (side: Side) => samples.get(side) ?? [];
  return {
    condition: condition.name,
    runs,
    sides: sides.map((side) => ({side, spread: spreadOf(of(side)), samples: of(side)})),
    ratios: Object.fromEntries(
      PAIRS.map(([side, to]) => [`${side} against ${to}`, ratioOf(of(side), of(to))]),
    ),
  };
}

/** A side that does less than it says would win for nothing. */
function check(side: Side, ms: number, requests: readonly string[], {service}: Condition): void {
  const floor = SIDES[side].waits.reduce((sum, answer) => sum + service[answer], 0);
  if (ms < floor) throw new Error(`${side} came too early: it can't have waited for every answer.`);
  if (new Set(requests).size < requests.length)
    throw new Error(`${side} asked twice for the same: ${requests.join(', ')}.`);
}

/** Milliseconds from the navigation's start. */
const timeOf = (site: Site, address: string, {slowdown, isFast4g}: Condition): Promise<number> =>
  viewRendered(
    site,
    address,
    (page) =>
      page.evaluate(() => {
        if (!document.querySelector('#bank131-self-employed > form'))
          throw new Error('The widget is not on the page.');
        return (window as {renderedAt?: number}).renderedAt ?? NaN;
      }),
    async (session) => {
      await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
      if (!isFast4g) return;
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', FAST_4G);
    },
  );

/** Opens a page in a fresh context, waits until its widget is rendered, and returns what `look` sees there. */
export async function viewRendered<T>(
  {browser}: Site,
  address: string,
  look: (page: Page) => Promise<T>,
  prepare?: (session: CDPSession) => Promise<void>,
): Promise<T> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    if (prepare) await prepare(await context.newCDPSession(page));
    // Nothing is evaluated in the page before: that would count, most of all on a slow CPU.
    const rendered = page.waitForEvent('console', {
      predicate: (message) => message.text() === 'widget rendered',
      timeout: 15_000,
    });
    await Promise.all([rendered, page.goto(address, {waitUntil: 'commit'})]);
    return await look(page);
  } finally {
    await context.close();
  }
}
