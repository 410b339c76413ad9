import {openBrowser} from './browser-page.mjs';
import type {Crowds} from './crowds-page.js';
import {growthOf} from './growth.js';

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
  const crowd = (times: number) =>
    page.evaluate(([kind, times]) => crowds[kind](times), [kind, times] as const);
  await crowd(WARM_UP);
  const {heapKb, nodes, listeners, frames} = await growthOf(page, () => crowd(TIMES));
  console.log(
    `${TIMES} ${kind}: heap ${heapKb.toFixed(1)} kB, ${nodes} nodes, ${listeners} listeners, ${frames} frames`,
  );
  tooMuch ||= !(heapKb < ALLOWED_KB) || nodes > 0 || listeners > 0 || frames > 0;
  await page.close();
}
await close();
process.exitCode = tooMuch ? 1 : 0;
