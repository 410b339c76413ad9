// Charts of horizontal bars as SVG, readable on light and on dark pages.

/** One bar. */
export interface Row {
  label: string;
  value: number;
  /** What stands after the bar. */
  text: string;
  tone: 'ours' | 'other';
  /** The ends of its spread. */
  low?: number;
  high?: number;
  /** Where it should end, or must at the earliest; drawn as a mark. */
  mark?: number;
}

const PITCH = 26;
const THICKNESS = 14;
const TOP = 58;
const BOTTOM = 36;
const MARGIN = 20;
/** Where the bars begin, after their labels, and how long the axis is. */
const LEFT = 350;
const PLOT = 420;
/** Room after a bar for its text. */
const TEXT = 64;
const WIDTH = LEFT + PLOT + TEXT + MARGIN;

const STYLE = `
  svg { --surface: #fff; --text: #16191d; --muted: #59616d; --line: #e3e7eb; --ours: #35a08e; --other: #a5adb8; --mark: #b3261e; }
  @media (prefers-color-scheme: dark) {
    svg { --surface: #181b20; --text: #eceff3; --muted: #a4adba; --line: #2b3038; --ours: #4fbfaa; --other: #5f6874; --mark: #ff9a8f; }
  }
  text { font: 12px system-ui, sans-serif; fill: var(--text); }
  .title { font-size: 15px; font-weight: 600; }
  .muted { fill: var(--muted); }
  .end { text-anchor: end; }
  .middle { text-anchor: middle; }
  .surface { fill: var(--surface); }
  .grid { stroke: var(--line); }
  .ours { fill: var(--ours); }
  .other { fill: var(--other); }
  .spread { stroke: var(--text); stroke-width: 1.5; }
  .mark { stroke: var(--mark); stroke-width: 2.5; }
`;

/** Draws the rows from top to bottom on one axis that begins at zero. */
export function chart(title: string, subtitle: string, rows: readonly Row[]): string {
  const height = TOP + rows.length * PITCH + BOTTOM;
  const top = Math.max(...rows.flatMap(({value, high = 0, mark = 0}) => [value, high, mark]));
  const step = niceStep(top);
  const end = Math.ceil(top / step) * step || 1;
  const x = (value: number) => round(LEFT + (value / end) * PLOT);

  const bottom = TOP + rows.length * PITCH;
  const ticks = Array.from({length: Math.round(end / step) + 1}, (_, index) => {
    const at = x(index * step);
    const label = Number((index * step).toPrecision(6)).toLocaleString('en');
    return `<line class="grid" x1="${at}" x2="${at}" y1="${TOP - 4}" y2="${bottom}"/><text class="muted middle" x="${at}" y="${bottom + 18}">${label}</text>`;
  });
  const bars = rows.map(({label, value, text, tone, low, high, mark}, index) => {
    const y = TOP + index * PITCH + (PITCH - THICKNESS) / 2;
    const middle = y + THICKNESS / 2;
    const tip = x(Math.max(value, high ?? 0));
    const hitsMark = mark !== undefined && x(mark) > tip && x(mark) < tip + TEXT;
    const after = (hitsMark ? x(mark) : tip) + 8;
    return [
      `<text class="end" x="${LEFT - 10}" y="${middle + 4}">${escape(label)}</text>`,
      `<rect class="${tone}" x="${LEFT}" y="${y}" width="${round(x(value) - LEFT)}" height="${THICKNESS}" rx="2"/>`,
      low === undefined || high === undefined
        ? ''
        : `<path class="spread" d="M${x(low)} ${middle - 4}v8m0-4H${x(high)}m0-4v8" fill="none"/>`,
      mark === undefined
        ? ''
        : `<line class="mark" x1="${x(mark)}" x2="${x(mark)}" y1="${y - 3}" y2="${y + THICKNESS + 3}"/>`,
      `<text class="muted" x="${after}" y="${middle + 4}">${escape(text)}</text>`,
    ].join('');
  });

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(`${title}: ${subtitle}`)}">
<style>${STYLE}</style>
<rect class="surface" width="${WIDTH}" height="${height}" rx="8"/>
<text class="title" x="${MARGIN}" y="26">${escape(title)}</text>
<text class="muted" x="${MARGIN}" y="44">${escape(subtitle)}</text>
${[...ticks, ...bars].join('\n')}
</svg>
`;
}

/** 1, 2 or 5 times a power of ten, so that some five of them make the whole. */
function niceStep(whole: number): number {
  const rough = whole / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
}

const round = (value: number) => Math.round(value * 10) / 10;

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
