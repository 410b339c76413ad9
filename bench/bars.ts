import type {Feature} from './features.js';
import type {Crowd, Hearing, Shift} from './idle.js';
import type {Rendering} from './rendering.js';
import type {Size} from './sizes.js';
import type {Ratio} from './statistics.js';

/** The figures of one run. */
export interface Results {
  measured: string;
  machine: Record<string, string>;
  versions: Record<string, string>;
  renderings: Rendering[];
  hearing: Hearing;
  crowds: Crowd[];
  shifts: Shift[];
  sizes: Size[];
  /** What `npx size-limit` measures, by its names. */
  budget: Record<string, number>;
  features: {features: Feature[]; all: number; left: number};
}

/** What this package holds itself to: the figure must not be above the limit. */
export interface Bar {
  what: string;
  figure: number;
  limit: number;
  aim?: number;
  unit: 'bytes' | 'ratio' | 'kB' | 'shift';
  interval?: Ratio | undefined;
  /** Why it is missed, if it is, and what was tried: a key of `reasons.ts`. */
  reason: string;
}

/** The bars with this run's figures. */
export function barsOf({renderings, hearing, crowds, shifts, budget}: Results): Bar[] {
  const ratio = (condition: string, pair: string, limit: number, aim?: number): Bar => {
    const interval = renderings.find((rendering) => rendering.condition === condition)?.ratios[pair];
    return {
      what: `${condition}: ${pair}`,
      figure: interval?.ratio ?? NaN,
      limit,
      ...(aim !== undefined && {aim}),
      unit: 'ratio',
      interval,
      reason: condition.includes('slower') ? 'slow CPU' : 'full speed',
    };
  };
  const bytes = (what: string, name: string, limit: number): Bar => ({
    what,
    figure: budget[name] ?? NaN,
    limit,
    unit: 'bytes',
    reason: 'bytes',
  });
  const slow = 'HTTP/2, CPU 4× slower';
  return [
    ratio(slow, 'S2 against S1', 1.18, 1.1),
    ratio(slow, 'A3 against A2', 1.04),
    ratio(slow, 'A4 against A2', 1.07),
    ratio('HTTP/2', 'S2 against S1', 1.06),
    ratio('HTTP/1.1', 'S2 against S1', 1.08),
    ratio('HTTP/2', 'A3 against A2', 1.03),
    ratio('HTTP/2', 'A4 against A2', 1.04),
    bytes('`loadSelfEmployed`', 'loadSelfEmployed', 3_300),
    bytes('`bindSelfEmployed`', 'bindSelfEmployed', 5_800),
    bytes('both elements with Lit', './elements, with Lit', 15_500),
    bytes('script-tag file', 'bank131-widgets.min.js', 15_700),
    {
      what: 'unrelated messages, against the bare listener',
      figure: hearing.ratio.ratio,
      limit: 1.5,
      unit: 'ratio',
      interval: hearing.ratio,
      reason: 'messages',
    },
    {
      what: 'heap after 1,000 cycles',
      figure: Math.max(...crowds.map(({growth}) => growth.heapKb)),
      limit: 100,
      unit: 'kB',
      reason: 'heap',
    },
    {
      what: 'layout shift, height reserved',
      figure: shifts[0]?.shift ?? NaN,
      limit: 0,
      unit: 'shift',
      reason: 'shift',
    },
  ];
}
