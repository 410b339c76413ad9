import {mkdir, readFile, writeFile} from 'node:fs/promises';
import os from 'node:os';
import {setTimeout as delay} from 'node:timers/promises';
import {format, resolveConfig} from 'prettier';
import type {Results} from './bars.js';
import {renderingChart, sizesChart} from './charts.js';
import {measureFeatures} from './features.js';
import {measureCycles, measureMessages, measureShift} from './idle.js';
import {CONDITIONS, measureRendering, type Rendering} from './rendering.js';
import {reportOf} from './report.js';
import {openSite, type Site} from './server.js';
import {measureBudget, measureSizes} from './sizes.js';

// Runs the whole benchmark and writes BENCHMARKS.md, `results.json` and `plots/`.

/** For the timed pages of all conditions. */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 270);
const ONLY_PRINTS = Boolean(process.env.BENCH_PRINT);

/** The load average of one minute, and the share of the processors in use, above which a machine is busy. */
const BUSY_LOAD = 0.7;
const BUSY_SHARE = 0.15;
/** How long the build's own load may take to go down, in milliseconds. */
const PATIENCE = 60_000;

const load = await told('load of the machine', waitUntilIdle());
const renderings: Rendering[] = [];
const sites = {'HTTP/2': await openSite('HTTP/2'), 'HTTP/1.1': await openSite('HTTP/1.1')};
try {
  for (const condition of CONDITIONS) {
    const work = measureRendering(sites[condition.protocol], condition, SECONDS * condition.share);
    renderings.push(await told(condition.name, work));
  }
  await writeDown(await measureRest(sites['HTTP/2']));
} finally {
  for (const site of Object.values(sites)) await site.close();
}

async function measureRest(site: Site): Promise<Results> {
  return {
    measured: new Date().toISOString().slice(0, 10),
    machine: machineOf(site),
    versions: await versionsOf(),
    renderings,
    hearing: await told('unrelated messages', measureMessages(site)),
    crowds: await told('mounts and unmounts', measureCycles(site)),
    shifts: await told('layout shift', measureShift(site)),
    sizes: await told('sizes', measureSizes()),
    budget: await told('size limits', measureBudget()),
    features: await told('features', measureFeatures()),
  };
}

async function told<T>(what: string, work: Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work;
  console.error(`${what}: ${((performance.now() - start) / 1_000).toFixed(0)} s`);
  return result;
}

/** Times of a busy machine would be wrong, so there are none. */
async function waitUntilIdle(): Promise<string> {
  const start = performance.now();
  for (;;) {
    const share = await busyShare();
    const average = os.loadavg()[0] ?? 0;
    const load = `load average ${average.toFixed(2)}, processors ${Math.round(share * 100)} % in use`;
    if (ONLY_PRINTS || (average <= BUSY_LOAD && share <= BUSY_SHARE)) return load;
    if (performance.now() - start > PATIENCE)
      throw new Error(
        `The machine is busy: ${load}. Stop other programs, or set BENCH_PRINT=1 to print only.`,
      );
  }
}

async function busyShare(): Promise<number> {
  const count = () => {
    const times = os.cpus().flatMap(({times}) => Object.entries(times));
    const sum = (entries: typeof times) => entries.reduce((total, [, ms]) => total + ms, 0);
    return {idle: sum(times.filter(([kind]) => kind === 'idle')), all: sum(times)};
  };
  const before = count();
  await delay(3_000);
  const after = count();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function machineOf({browser}: Site): Record<string, string> {
  const cpus = os.cpus();
  return {
    processor: `${cpus[0]?.model.trim() ?? 'unknown'}, ${cpus.length} cores`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    system: `${os.type()} ${os.release().split('-')[0] ?? ''}, ${os.arch()}`,
    Node: process.versions.node,
    Chromium: browser.version(),
    'before the run': load,
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

async function writeDown(results: Results): Promise<void> {
  const page = new URL('../BENCHMARKS.md', import.meta.url);
  const style = await resolveConfig(page);
  const text = await format(reportOf(results), {...style, parser: 'markdown'});
  if (ONLY_PRINTS) {
    console.log(text);
    return;
  }
  const plots = new URL('plots/', import.meta.url);
  await mkdir(plots, {recursive: true});
  await Promise.all([
    writeFile(page, text),
    writeFile(
      new URL('results.json', import.meta.url),
      await format(JSON.stringify(results, rounded), {...style, parser: 'json'}),
    ),
    writeFile(new URL('rendering.svg', plots), renderingChart(results.renderings)),
    writeFile(new URL('sizes.svg', plots), sizesChart(results.sizes)),
  ]);
}

/** A ten-thousandth is finer than any of the measurements. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value;
}
