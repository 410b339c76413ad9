import {isDeepStrictEqual} from 'node:util';
import {openBrowser} from './browser-page.mjs';
import type {Faults} from './page.js';

// Plays each fault on a page of its own, and prints how it came out: name, code, time.

declare const faults: Faults;

const {newPage, close} = await openBrowser('test/faults/page.ts');
let played = 0;
let asSpecified = 0;

for (const [group, {title, scenarios}] of (await list()).entries()) {
  console.log(`\n${title}`);
  for (const [index, {name, expected}] of scenarios.entries()) {
    const came = await play(group, index);
    if (!came) {
      console.log(`  – ${name}: not in this browser`);
      continue;
    }
    played += 1;
    const same = isDeepStrictEqual(came.outcome, expected);
    if (same) asSpecified += 1;
    console.log(`  ${same ? '✓' : '✗'} ${name}: ${came.outcome.code}, ${Math.round(came.ms)} ms`);
    if (!same)
      console.log(
        `      expected ${JSON.stringify(expected)}\n      came     ${JSON.stringify(came.outcome)}`,
      );
  }
}
await close();
console.log(`\n${asSpecified} of ${played} as specified`);
process.exitCode = played > 0 && asSpecified === played ? 0 : 1;

async function list() {
  const {page} = await newPage();
  const groups = await page.evaluate(() => faults.list());
  await page.close();
  return groups;
}

async function play(group: number, index: number) {
  const {page, errors} = await newPage();
  const came = await page.evaluate(([group, index]) => faults.play(group, index), [group, index] as const);
  await page.close();
  if (came && errors.length) came.outcome.unseen = errors;
  return came;
}
