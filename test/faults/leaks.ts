import type {CDPSession} from 'playwright';
import {openBrowser} from './browser-page.mjs';
import type {Crowds} from './crowds-page.js';

// What 1,000 mounts and 1,000 elements leave behind in the browser's own count, after forced collection.

declare const crowds: Crowds;

const TIMES = 1_000;
/** So many first, which fill caches and compile the code. */
const WARM_UP = 200;
const ALLOWED_KB = 200;

const {newPage, close} = await openBrowser('test/faults/crowds-page.ts');
let tooMuch = false;
for (const kind of ['mounts', 'elements'] as const) {
  const {page} = await newPage();
  const session = await page.context().newCDPSession(page);
  const crowd = (times: number) =>
    page.evaluate(([kind, times]) => crowds[kind](times), [kind, times] as const);
  await session.send('Performance.enable');
  await crowd(WARM_UP);
  const before = await measure(session);
  await crowd(TIMES);
  const after = await measure(session);

  const grown = (name: string) => (after.get(name) ?? NaN) - (before.get(name) ?? NaN);
  const kB = grown('JSHeapUsedSize') / 1_000;
  const [nodes, listeners, frames] = [grown('Nodes'), grown('JSEventListeners'), grown('Frames')];
  console.log(
    `${TIMES} ${kind}: heap ${kB.toFixed(1)} kB, ${nodes} nodes, ${listeners} listeners, ${frames} frames`,
  );
  tooMuch ||= !(kB < ALLOWED_KB) || nodes > 0 || listeners > 0 || frames > 0;
  await page.close();
}
await close();
process.exitCode = tooMuch ? 1 : 0;

async function measure(session: CDPSession): Promise<Map<string, number>> {
  // What one collection sets free may free more.
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  const {metrics} = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({name, value}) => [name, value]));
}
