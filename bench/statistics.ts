import {median, quantile, sampleWithReplacement} from 'simple-statistics';

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

export function spreadOf(sample: readonly number[]): Spread {
  const [low = NaN, middle = NaN, high = NaN] = quantile([...sample], [0.25, 0.5, 0.75]);
  return {median: middle, low, high};
}

const RESAMPLES = 4_000;

/**
 * The ratio of two samples' medians, with a bootstrap interval. The samples' rounds were measured side by side, so they
 * are drawn together: a disturbance that slowed a whole round counts for both.
 */
export function ratioOf(sample: readonly number[], reference: readonly number[]): Ratio {
  const rounds = sample.map((value, round) => [value, reference[round] ?? NaN] as const);
  const ratio = (of: typeof rounds) =>
    median(of.map(([value]) => value)) / median(of.map(([, other]) => other));
  const resampled = Array.from({length: RESAMPLES}, () =>
    ratio(sampleWithReplacement(rounds, rounds.length)),
  );
  const [low = NaN, high = NaN] = quantile(resampled, [0.025, 0.975]);
  return {ratio: ratio(rounds), low, high};
}
