import type {Size} from './bytes.js';
import type {Crowd, Hearing, Shift} from './idle.js';
import type {Rendering} from './rendering.js';
import type {Ratio} from './statistics.js';

/** All that one run found. */
export interface Results {
  measured: string;
  /** How much of the machine's processors was in use by others, just before: 0 to 1. */
  busy: number;
  machine: Record<string, string>;
  versions: Record<string, string>;
  sizes: Size[];
  rendering: Rendering;
  hearing: Hearing;
  crowds: Crowd[];
  shifts: Shift[];
}

/** What this package holds itself to: the figure is not to be above the limit. */
export interface Bar {
  what: string;
  figure: number;
  limit: number;
  aim?: number;
  unit: 'bytes' | 'ratio' | 'kB of heap' | 'shift';
  interval?: Ratio;
}

/** The bars with this run's figures. */
export function barsOf({sizes, rendering, hearing, crowds, shifts}: Results): Bar[] {
  const size = (name: string) => sizes.find((size) => size.name === name)?.brotli ?? NaN;
  const bytes = (what: string, name: string, limit: number, aim?: number): Bar => ({
    what,
    figure: size(name),
    limit,
    ...(aim !== undefined && {aim}),
    unit: 'bytes',
  });
  const ratio = (what: string, limit: number, interval = rendering.ratios[what]): Bar => ({
    what,
    figure: interval?.ratio ?? NaN,
    limit,
    unit: 'ratio',
    ...(interval && {interval}),
  });
  return [
    bytes('`loadSelfEmployed` alone', 'loadSelfEmployed', 2_000, 1_300),
    bytes('`bindSelfEmployed`, whole', 'bindSelfEmployed', 3_300, 2_600),
    bytes('both elements with Lit', 'both elements', 11_000, 9_000),
    bytes(
      'the same against `@power-elements/stripe-elements`',
      'both elements',
      size('@power-elements/stripe-elements'),
    ),
    bytes('script-tag file', 'bank131-widgets.min.js', 12_000),
    ratio('A3 against A1', 0.75),
    ratio('A3 against A2', 1.05),
    ratio('A4 against A2', 1.1),
    ratio('S2 against S1', 1.15),
    ratio('unrelated messages, against the bare listener', 2, hearing.ratio),
    {
      what: 'heap after 1,000 cycles and forced collection',
      figure: Math.max(...crowds.map(({growth}) => growth.heapKb)),
      limit: 200,
      unit: 'kB of heap',
    },
    {
      what: 'layout shift with the documented reserved height',
      figure: shifts[0]?.shift ?? NaN,
      limit: 0,
      unit: 'shift',
    },
  ];
}
