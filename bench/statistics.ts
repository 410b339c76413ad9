/** A sample's middle, and the half of it that lies around: the quartiles. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

/** A ratio of medians with the 95 % interval in which another run's would lie. */
export interface Ratio {
  ratio: number;
  low: number;
  high: number;
}

/** The value below which so large a share of the sample lies. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

const ascending = (sample: readonly number[]) => [...sample].sort((a, b) => a - b);

export const median = (sample: readonly number[]): number => quantile(ascending(sample), 0.5);

export function spreadOf(sample: readonly number[]): Spread {
  const sorted = ascending(sample);
  return {median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75)};
}

const RESAMPLES = 4_000;

/**
 * The ratio of two samples' medians, with a bootstrap interval. The samples' rounds were measured side by side, so they
 * are drawn together: what slowed a whole round counts for both.
 */
export function ratioOf(sample: readonly number[], reference: readonly number[]): Ratio {
  const pick = (of: readonly number[], rounds: readonly number[]) =>
    median(rounds.map((round) => of[round] ?? NaN));
  const resampled = Array.from({length: RESAMPLES}, () => {
    const rounds = sample.map(() => Math.floor(Math.random() * sample.length));
    return pick(sample, rounds) / pick(reference, rounds);
  });
  const sorted = ascending(resampled);
  return {
    ratio: median(sample) / median(reference),
    low: quantile(sorted, 0.025),
    high: quantile(sorted, 0.975),
  };
}

/** A list that begins elsewhere: in each round another side goes first. */
export const rotated = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];
