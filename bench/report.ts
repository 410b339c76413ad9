import {barsOf, type Bar, type Results} from './bars.js';
import {chart, type Row} from './chart.js';
import type {Size} from './bytes.js';
import {CYCLES, MESSAGES} from './idle.js';
import {LATENCY} from './rendering.js';
import type {Ratio, Spread} from './statistics.js';

// A run in words: the tables of BENCHMARKS.md, and a chart of each.

/** One part of the report. */
export interface Section {
  name: string;
  markdown: string;
  svg?: string;
}

const number = (value: number, digits = 0) =>
  value.toLocaleString('en', {minimumFractionDigits: digits, maximumFractionDigits: digits});
const kB = (bytes: number) => `${number(bytes / 1_000, 2)} kB`;
const spread = ({median, low, high}: Spread, digits = 0) =>
  `${number(median, digits)} (${number(low, digits)}–${number(high, digits)})`;
const interval = ({ratio, low, high}: Ratio) => `${number(ratio, 3)} (${number(low, 3)}–${number(high, 3)})`;

/** The first column reads to the left, figures to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], words = 1): string {
  const align = head.map((_, column) => (column < words ? '---' : '---:'));
  return [head, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Everything of a run that people read. */
export function reportOf(results: Results): Section[] {
  return [
    machine(results),
    bars(results),
    bytes(results),
    rendering(results),
    messages(results),
    cycles(results),
    shift(results),
  ];
}

/** So few runs, or so busy a machine, make a trial. */
const ENOUGH_RUNS = 25;
const QUIET = 0.25;

function machine({measured, busy, machine, versions, rendering}: Results): Section {
  const isTrial = rendering.runs < ENOUGH_RUNS || busy > QUIET;
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return {
    name: 'machine',
    markdown: [
      `Measured on ${measured}.`,
      ...(isTrial
        ? [
            '**This was a trial**: few runs, or a machine that was busy otherwise. Bytes and leaks hold, times do not.',
          ]
        : []),
      table(['machine', ''], Object.entries(machine), 2),
      `Versions: ${list.join(' · ')}.`,
    ].join('\n\n'),
  };
}

const formats: Record<Bar['unit'], (value: number) => string> = {
  bytes: kB,
  ratio: (value) => number(value, 3),
  'kB of heap': (value) => `${number(value)} kB`,
  shift: (value) => value.toLocaleString('en', {maximumFractionDigits: 4}),
};

function bars(results: Results): Section {
  const all = barsOf(results);
  const rows = all.map(({what, figure, limit, aim, unit, interval: known}) => {
    const format = formats[unit];
    const isMet = figure <= limit;
    const bar = aim === undefined ? `≤ ${format(limit)}` : `≤ ${format(limit)}, aim ${format(aim)}`;
    const share = limit ? `, ${number((figure / limit - 1) * 100)} % above` : '';
    return [what, known ? interval(known) : format(figure), bar, isMet ? 'met' : `**not met**${share}`];
  });
  return {
    name: 'bars',
    markdown: table(['what', 'figure', 'bar', ''], rows),
    svg: chart(
      'The bars',
      'each figure as a share of what is allowed; the mark is all of it, what is beyond it is grey',
      all
        .filter(({limit}) => limit > 0)
        .map(({what, figure, limit, unit}) => ({
          label: what.replaceAll('`', ''),
          value: figure / limit,
          text: formats[unit](figure),
          tone: figure <= limit ? 'ours' : 'other',
          mark: 1,
        })),
    ),
  };
}

function bytes({sizes}: Results): Section {
  const lazy = (size: Size) => Math.max(size.esbuild.lazy, size.rollup.lazy);
  const rows = sizes.map((size) => [
    size.side === 'ours' ? `**${size.name}**` : size.name,
    `\`${size.imports}\``,
    size.holds,
    number(size.esbuild.minified),
    number(size.esbuild.brotli),
    number(size.rollup.brotli),
    lazy(size) ? number(lazy(size)) : '',
  ]);
  return {
    name: 'bytes',
    markdown: table(
      [
        '',
        'what is imported',
        'what it holds',
        'esbuild, minified',
        'esbuild, Brotli',
        'Rollup + terser, Brotli',
        'only when needed',
      ],
      rows,
      3,
    ),
    svg: chart(
      'Bytes on the wire',
      'minified, Brotli 11, the larger of esbuild’s and Rollup’s bundle, in kB',
      [...sizes]
        .sort((a, b) => a.brotli - b.brotli)
        .map(({name, brotli, side}) => ({
          label: name,
          value: brotli / 1_000,
          text: number(brotli / 1_000, 2),
          tone: side === 'ours' ? 'ours' : 'other',
        })),
    ),
  };
}

function rendering({rendering: {runs, sides, ratios, ratiosSincePage}}: Results): Section {
  const isOurs = (name: string) => ['S2', 'S3', 'A3', 'A4'].includes(name);
  const rows = sides.map(({name, what, floor, spread: times}) => [
    isOurs(name) ? `**${name}**` : name,
    what,
    spread(times),
    number(floor),
  ]);
  const compared = Object.entries(ratios).map(([pair, ratio]) => {
    const sincePage = ratiosSincePage[pair];
    return [pair, interval(ratio), sincePage ? interval(sincePage) : ''];
  });
  return {
    name: 'rendering',
    markdown: [
      `${runs} runs of each side. Milliseconds: median and quartiles. The last column sums the answers that the side waits for one after another: nobody can be faster.`,
      table(['', 'side', 'ms to the widget', 'answers, ms'], rows, 2),
      'Ratios of the medians, with 95 % intervals. The bars are about the first column.',
      table(['', 'from the start of the navigation', 'from the page’s arrival'], compared),
    ].join('\n\n'),
    svg: chart(
      'Time to the rendered widget',
      `ms from the start of the navigation, median and quartiles; each file ${LATENCY.file} ms, token ${LATENCY.token} ms; marks: the answers alone`,
      sides.map(({name, what, floor, spread: {median, low, high}}): Row => ({
        label: `${name} ${what.replaceAll('`', '')}`,
        value: median,
        low,
        high,
        mark: floor,
        text: number(median),
        tone: isOurs(name) ? 'ours' : 'other',
      })),
    ),
  };
}

function messages({hearing: {rounds, listeners, ratio}}: Results): Section {
  const each = (ms: number) => (ms / MESSAGES) * 1e6;
  const nothing = each(listeners[0]?.spread.median ?? NaN);
  return {
    name: 'messages',
    markdown: [
      table(
        ['', `ms for ${number(MESSAGES)} messages`, 'ns for one', 'of them not the browser’s'],
        listeners.map(({name, spread: times}) => [
          name,
          spread(times, 1),
          number(each(times.median)),
          number(each(times.median) - nothing),
        ]),
      ),
      `The widget mounted against the bare listener: ${interval(ratio)}. ${rounds} rounds.`,
    ].join('\n\n'),
    svg: chart(
      'A page’s unrelated messages',
      `ms for ${number(MESSAGES)} of them, median and quartiles`,
      listeners.map(({name, spread: {median, low, high}}): Row => ({
        label: name,
        value: median,
        low,
        high,
        text: number(median, 1),
        tone: name === 'the widget mounted' ? 'ours' : 'other',
      })),
    ),
  };
}

function cycles({crowds}: Results): Section {
  const label = (name: string, times: number) => `${number(times)} × ${name}`;
  return {
    name: 'cycles',
    markdown: table(
      ['', 'ms for one', 'heap, kB', 'nodes', 'listeners', 'frames'],
      crowds.map(({name, times, each, growth: {heapKb, nodes, listeners, frames}}) => [
        label(name, times),
        spread(each, 2),
        number(heapKb),
        ...[nodes, listeners, frames].map((count) => number(count)),
      ]),
    ),
    svg: chart(
      'What is left behind',
      `kB of heap after forced collection; the mark is what ${number(CYCLES)} cycles may leave`,
      crowds.map(({name, times, growth: {heapKb}}) => ({
        label: label(name, times),
        value: Math.max(0, heapKb),
        text: number(heapKb),
        tone: name.startsWith('by hand') ? 'other' : 'ours',
        mark: 200,
      })),
    ),
  };
}

function shift({shifts}: Results): Section {
  return {
    name: 'shift',
    markdown: table(
      ['', 'layout shift'],
      shifts.map(({name, shift}) => [name, formats.shift(shift)]),
    ),
    svg: chart(
      'Layout shift',
      'while the element loads, words before and after it; above 0.1 people are annoyed',
      shifts.map(({name, shift}, index) => ({
        label: name,
        value: shift,
        text: formats.shift(shift),
        tone: index ? 'other' : 'ours',
      })),
    ),
  };
}
