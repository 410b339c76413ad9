import {openBrowser} from './browser-page.mjs';
import type {Crowds} from './crowds-page.js';

// Throws 100,000 generated messages at mounted widgets, and generated options at every public function.

declare const crowds: Crowds;

const MESSAGES = 100_000;
const OPTIONS = 2_000;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

const {newPage, close} = await openBrowser('test/faults/crowds-page.ts');
const {page, errors} = await newPage();
const {messages, accepted, exceptions, falseResults} = await page.evaluate(
  ([count, seed]) => crowds.fuzzMessages(count, seed),
  [MESSAGES, seed] as const,
);
const wrong = await page.evaluate(([count, seed]) => crowds.fuzzOptions(count, seed), [
  OPTIONS,
  seed,
] as const);
await close();

const faults = [...exceptions, ...falseResults, ...wrong, ...errors];
for (const fault of faults.slice(0, 20)) console.log(`✗ ${fault}`);
console.log(
  `seed ${seed}: ${messages} messages (${accepted} true), ${exceptions.length + errors.length} exceptions, ` +
    `${falseResults.length} false results; ${OPTIONS} options, ${wrong.length} answers without a code`,
);
process.exitCode = faults.length ? 1 : 0;
