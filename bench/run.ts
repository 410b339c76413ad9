import {readFile, writeFile} from 'node:fs/promises';
import os from 'node:os';
import {chromium, type Browser} from 'playwright';
import {format, resolveConfig} from 'prettier';
import {findChromium} from '../test/tools/browser.mjs';
import type {Results} from './bars.js';
import {measureBytes} from './bytes.js';
import {measureCycles, measureMessages, measureShift} from './idle.js';
import {measureRendering} from './rendering.js';
import {reportOf, type Section} from './report.js';

// Runs the whole benchmark and writes `results.json`, `plots/`, and the tables of BENCHMARKS.md and `tables.md`.
// `BENCH_RUNS` says how often each side of the timed pages runs.

const RUNS = Number(process.env.BENCH_RUNS ?? 30);

const busy = await busyShare();
const browser = await chromium.launch(findChromium());
try {
  const results: Results = {
    measured: new Date().toISOString().slice(0, 10),
    busy,
    machine: machineOf(browser),
    versions: await versionsOf(),
    sizes: await told('bytes', measureBytes()),
    rendering: await told('time to the rendered widget', measureRendering(browser, RUNS)),
    hearing: await told('unrelated messages', measureMessages(browser)),
    crowds: await told('mounts and unmounts', measureCycles(browser)),
    shifts: await told('layout shift', measureShift(browser)),
  };
  const sections = reportOf(results);
  for (const {markdown} of sections) console.log(`\n${markdown}`);
  await writeDown(results, sections);
} finally {
  await browser.close();
}

async function told<T>(what: string, work: Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work;
  console.log(`${what}: ${((performance.now() - start) / 1_000).toFixed(0)} s`);
  return result;
}

async function busyShare(): Promise<number> {
  const count = () => {
    const times = os.cpus().map(({times}) => times);
    const sum = (of: (times: os.CpuInfo['times']) => number) =>
      times.reduce((total, each) => total + of(each), 0);
    return {
      idle: sum(({idle}) => idle),
      all: sum(({user, nice, sys, idle, irq}) => user + nice + sys + idle + irq),
    };
  };
  const before = count();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const after = count();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function machineOf(browser: Browser): Record<string, string> {
  const cpus = os.cpus();
  return {
    processor: `${cpus[0]?.model.trim() ?? 'unknown'}, ${cpus.length} cores`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    system: `${os.type()} ${os.release().split('-')[0] ?? ''}, ${os.arch()}`,
    Node: process.versions.node,
    Chromium: browser.version(),
    'in use by others before the run': `${Math.round(busy * 100)} %`,
  };
}

async function versionsOf(): Promise<Record<string, string>> {
  const read = async (path: string) =>
    JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')) as {
      name: string;
      version: string;
      dependencies: Record<string, string>;
    };
  const own = await read('../package.json');
  const lit = await read('../node_modules/lit/package.json');
  const {dependencies} = await read('package.json');
  return {[own.name]: own.version, [lit.name]: lit.version, ...dependencies};
}

async function writeDown(results: Results, sections: readonly Section[]): Promise<void> {
  await writeFormatted(new URL('results.json', import.meta.url), JSON.stringify(results, rounded));
  const page = new URL('../BENCHMARKS.md', import.meta.url);
  const tables = new URL('tables.md', import.meta.url);
  const texts = new Map([
    [page, await readFile(page, 'utf8')],
    [tables, await readFile(tables, 'utf8')],
  ]);
  for (const {name, markdown, svg} of sections) {
    const marked = new RegExp(`(<!-- ${name} -->).*?(<!-- end -->)`, 's');
    const found = [...texts].find(([, text]) => marked.test(text));
    if (!found) throw new Error(`Neither BENCHMARKS.md nor bench/tables.md has a place for "${name}".`);
    const [file, text] = found;
    texts.set(
      file,
      text.replace(marked, (_, start, end) => `${start}\n\n${markdown}\n\n${end}`),
    );
    if (svg !== undefined) await writeFile(new URL(`plots/${name}.svg`, import.meta.url), svg);
  }
  for (const [file, text] of texts) await writeFormatted(file, text);
}

async function writeFormatted(file: URL, text: string): Promise<void> {
  await writeFile(file, await format(text, {...(await resolveConfig(file)), filepath: file.pathname}));
}

/** A thousandth is finer than any of the measurements. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value;
}
