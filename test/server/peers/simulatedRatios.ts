import { compareCounts } from '#server/peers/compareCounts.ts';
import { WATCH } from '#server/peers/verdictCodes.ts';
import { drawGamma, drawPoisson } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';

/** How true ratios spread over managers: smoothly, or a few far off among many alike. */
export const smooth = (random: RandomSource): number => drawGamma(random, 4, 4);
export const spiked = (random: RandomSource): number => (random() < 0.1 ? 2.5 : 1);
export const rareSpikes = (random: RandomSource): number => (random() < 0.05 ? 3 : 1);
export const alike = (): number => 1;

export interface Discoveries {
  /** Mean over organisations of the share of the named whose true ratio is not above the average; 0 where nobody is named. */
  falseDiscovery: number;
  /** Share of managers at 1.5 times the average or more who are named. */
  power: number;
  /** The same share when named by Benjamini–Hochberg at 10 % on exact p-values. */
  powerOfAdjusted: number;
}

/** Simulates organisations of so many managers, five exits expected of each, and sees who is named, rightly or not. */
export function simulate(
  random: RandomSource,
  organisations: number,
  managers: number,
  spread: (random: RandomSource) => number,
): Discoveries {
  let [falseShares, bad, found, foundByAdjusted] = [0, 0, 0, 0];
  for (let i = 0; i < organisations; i++) {
    const truth = Float64Array.from({ length: managers }, () => spread(random));
    const average = truth.reduce((sum, ratio) => sum + ratio, 0) / managers;
    const observed = Int32Array.from(truth, (ratio) => drawPoisson(random, 5 * ratio));
    // As in a comparison, the expected numbers are those of the average of all and add up to the observed.
    const share = observed.reduce((sum, count) => sum + count, 0) / managers;
    const { verdict, pAdjusted } = compareCounts(observed, new Float64Array(managers).fill(share));
    const named = [...truth.keys()].filter((g) => verdict[g] >= WATCH);
    const wrong = named.filter((g) => truth[g] <= average);
    falseShares += wrong.length / Math.max(1, named.length);
    const far = [...truth.keys()].filter((g) => truth[g] >= 1.5 * average);
    bad += far.length;
    found += far.filter((g) => verdict[g] >= WATCH).length;
    foundByAdjusted += far.filter((g) => observed[g] > share && pAdjusted[g] <= 0.1).length;
  }
  return { falseDiscovery: falseShares / organisations, power: found / bad, powerOfAdjusted: foundByAdjusted / bad };
}
