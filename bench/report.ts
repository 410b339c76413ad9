import {barsOf, type Bar, type Results} from './bars.js';
import {MESSAGES} from './idle.js';
import {CONDITIONS, SIDES} from './rendering.js';
import {reasons} from './reasons.js';
import type {Ratio, Spread} from './statistics.js';

// BENCHMARKS.md.

const number = (value: number, digits = 0) =>
  value.toLocaleString('en', {minimumFractionDigits: digits, maximumFractionDigits: digits});
const spread = ({median, low, high}: Spread, digits = 0) =>
  `${number(median, digits)} (${number(low, digits)}–${number(high, digits)})`;
const interval = ({ratio, low, high}: Ratio) => `${number(ratio, 3)} (${number(low, 3)}–${number(high, 3)})`;

/** The first columns hold words and read to the left, figures to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], words = 1): string {
  const align = head.map((_, column) => (column < words ? '---' : '---:'));
  return [head, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const formats: Record<Bar['unit'], (value: number) => string> = {
  bytes: (value) => `${number(value / 1_000, 2)} kB`,
  ratio: (value) => number(value, 3),
  kB: (value) => `${number(value)} kB`,
  shift: (value) => value.toLocaleString('en', {maximumFractionDigits: 4}),
};

const isMissed = ({figure, limit}: Bar) => !(figure <= limit);

function verdict(bar: Bar): string {
  if (!isMissed(bar)) return 'met';
  if (bar.interval && bar.interval.low <= bar.limit) return '**missed**, but within the interval';
  return bar.limit ? `**missed** by ${number((bar.figure / bar.limit - 1) * 100, 1)} %` : '**missed**';
}

function barsTable(bars: readonly Bar[]): string {
  const rows = bars.map((bar) => {
    const format = formats[bar.unit];
    const aim = bar.aim === undefined ? '' : `, aim ${format(bar.aim)}`;
    return [
      bar.what,
      bar.interval ? interval(bar.interval) : format(bar.figure),
      `≤ ${format(bar.limit)}${aim}`,
      verdict(bar),
    ];
  });
  return table(['what', 'figure', 'bar', ''], rows);
}

function reasonsOf(bars: readonly Bar[]): string {
  const missed = bars.filter(isMissed);
  if (!missed.length) return 'Every bar is met.';
  return [...new Set(missed.map(({reason}) => reason))].map((reason) => reasons[reason]).join('\n\n');
}

function renderingTables({renderings}: Results): string {
  const sides = Object.entries(SIDES).map(([side, {what}], index) => [
    side,
    what,
    ...renderings.map(({sides}) => {
      const measured = sides[index]?.spread;
      return measured ? spread(measured) : '';
    }),
  ]);
  const conditions = renderings.map(({condition}) => condition);
  const pairs = Object.keys(renderings[0]?.ratios ?? {}).map((pair) => [
    pair,
    ...renderings.map(({ratios}) => (ratios[pair] ? interval(ratios[pair]) : '')),
  ]);
  return [
    table(['', 'milliseconds, median and quartiles', ...conditions], sides, 2),
    table(['ratio, 95 % interval', ...conditions], pairs),
    `Rounds: ${renderings.map(({condition, runs}) => `${condition} ${runs}`).join(' · ')}.`,
  ].join('\n\n');
}

function sizesTable({sizes}: Results): string {
  return table(
    ['', 'what it does', 'minified', 'esbuild', 'Rollup + terser', 'Vite'],
    sizes.map(({name, side, does, minified, esbuild, rollup, vite}) => [
      side === 'ours' ? `**${name}**` : name,
      does,
      ...[minified, esbuild, rollup, vite].map((bytes) => number(bytes)),
    ]),
    2,
  );
}

function featuresTable({features: {features, all, left}}: Results): string {
  return table(
    ['feature of `bindSelfEmployed`', 'bytes'],
    [
      ...features.map(({name, bytes}) => [name, number(bytes)]),
      ['all of them', number(all)],
      ['left without them', number(left)],
    ],
  );
}

function idleTables({hearing, crowds, shifts}: Results): string {
  return [
    table(
      [`${number(MESSAGES)} unrelated messages`, 'ms'],
      hearing.listeners.map(({name, spread: times}) => [name, spread(times, 1)]),
    ),
    table(
      ['widgets that come and go', 'ms for one', 'heap, kB', 'nodes', 'listeners', 'frames'],
      crowds.map(({name, times, each, growth: {heapKb, nodes, listeners, frames}}) => [
        `${number(times)} × ${name}`,
        spread(each, 2),
        ...[heapKb, nodes, listeners, frames].map((count) => number(count)),
      ]),
    ),
    table(
      ['layout shift', ''],
      shifts.map(({name, shift}) => [name, formats.shift(shift)]),
    ),
  ].join('\n\n');
}

function conditionsList(): string {
  return CONDITIONS.map(
    ({name, service, isFast4g}) =>
      `- **${name}**: each file takes the server ${service.file} ms, the token ${service.token} ms` +
      (isFast4g ? ', and Chromium shapes the network like “Fast 4G” of its DevTools.' : '.'),
  ).join('\n');
}

/** The whole page. */
export function reportOf(results: Results): string {
  const {measured, machine, versions} = results;
  const bars = barsOf(results);
  return `<!-- \`npm run bench\` writes this page. -->

# Benchmarks

How fast the widget is on the page, what the package weighs, and what it costs while nobody uses it. 1 kB is 1,000 bytes.

## Bars

${barsTable(bars)}

${reasonsOf(bars)}

## Time to the rendered widget

From the start of the navigation until an imitation of the widget, on another origin, has its form on the page. Chromium opens each page in a fresh context without a cache, over TLS; files are compressed:

${conditionsList()}

“CPU 4× slower” throttles the page’s main thread, as a cheap phone would. **S1** is the [snippet of the bank’s docs](test/demo/bank-snippet.html); **S2** and **S3** use [the page’s own tags](docs/self-hosting.md#show-the-widget-earlier); **A1** to **A4** are [applications](bench/apps), each one plain esbuild bundle. “By hand” means no checks, no retries, no cleanup.

![Time to the rendered widget by side and condition](bench/plots/rendering.svg)

${renderingTables(results)}

## Bytes

As a plain user gets them: one file, no export conditions, nothing external, minified, Brotli 11. The bars above are what \`npx size-limit\` holds in CI.

![Bytes of this package and its peers](bench/plots/sizes.svg)

${sizesTable(results)}

What each feature costs, by cutting it out and bundling again. Features share code, so the sum differs from all at once.

${featuresTable(results)}

## While nobody uses it

A page’s unrelated messages (ten usual kinds, from page and foreign frame), mounts and unmounts (the largest growth of five rounds, after forced collection), and the browser’s own measure of layout shift (the largest of three views).

${idleTables(results)}

## Repeat it

\`npm install && npm run bench\` measures everything in about seven minutes and writes this page, the charts and [bench/results.json](bench/results.json). It refuses a busy machine. \`BENCH_PRINT=1\` only prints, on any machine; \`BENCH_SECONDS=60\` makes fewer rounds.

In each round every side runs once, in random order, so ratios hold on another machine; times don’t. Intervals come from 4,000 bootstrap resamples of whole rounds. A view that requests a file twice, or comes before its answers can, ends the benchmark. No test asserts a time.

Measured on ${measured}: ${Object.entries(machine)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ')}.

Versions: ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(' · ')}.
`;
}
