import { gammaLower, gammaQuantile, gammaUpper } from './gammaDistribution.ts';
import { isCountOverExposure, type Interval } from './interval.ts';
import { poissonProbability } from './poissonProbability.ts';

/**
 * Between which rates does the true rate lie, counting half of the probability of the count itself?
 *
 * Like `poissonInterval`, shorter: covers with the level on average instead of at least. Limits in events per unit of exposure.
 * The lower limit of no events is 0. `undefined` without exposure, or when the count is no number of events.
 *
 * Source: Lancaster (1961), JASA 56:223; limits solve P(X > count) + ½ P(X = count) = (1 - level) / 2 and its mirror.
 */
export function poissonMidPInterval(count: number, exposure: number, level = 0.95): Interval | undefined {
  if (!isCountOverExposure(count, exposure)) return undefined;
  const tail = (1 - level) / 2;
  return { lower: lowerLimit(count, tail) / exposure, upper: upperLimit(count, tail) / exposure };
}

function lowerLimit(count: number, tail: number): number {
  if (count === 0) return 0;
  const gap = (mean: number): number => (gammaLower(mean, count, 1) + gammaLower(mean, count + 1, 1)) / 2 - tail;
  return solve(gap, count, [gammaQuantile(tail, count, 1), gammaQuantile(tail, count + 1, 1)]);
}

function upperLimit(count: number, tail: number): number {
  if (count === 0) return -Math.log(2 * tail);
  const gap = (mean: number): number => tail - (gammaUpper(mean, count, 1) + gammaUpper(mean, count + 1, 1)) / 2;
  return solve(gap, count, [gammaQuantile(1 - tail, count, 1), gammaQuantile(1 - tail, count + 1, 1)]);
}

/** The root of a rising function whose slope is the mean of two neighbouring gamma densities: Newton kept inside a bracket. */
function solve(gap: (mean: number) => number, count: number, bracket: [number, number]): number {
  let [low, high] = bracket;
  let mean = (low + high) / 2;
  for (let i = 0; i < 100; i++) {
    const value = gap(mean);
    if (value > 0) high = mean;
    else low = mean;
    const slope = (poissonProbability(count - 1, mean) + poissonProbability(count, mean)) / 2;
    const newton = mean - value / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - mean) <= 1e-14 * mean) return next;
    mean = next;
  }
  return mean;
}
