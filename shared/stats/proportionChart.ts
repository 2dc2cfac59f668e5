import { RANGE_MEAN } from './individualsChart.ts';

/** Shares over time with limits for each. An entry is `undefined` where nothing was tried. */
export interface ProportionChart {
  shares: (number | undefined)[];
  /** Share of all trials. */
  centre: number;
  lower: (number | undefined)[];
  upper: (number | undefined)[];
  /** Distance from the centre in standard deviations of the binomial; `undefined` too when all trials ended alike. */
  z: (number | undefined)[];
  /** Positions (from 0) outside the limits. */
  signals: number[];
}

/**
 * Between which shares would each period's share of successes stay if nothing changed? (p chart)
 *
 * `successes` of `trials` per period; limits are centre ± 3 standard deviations, kept within 0 and 1. `undefined` without any trial.
 *
 * Source: Shewhart (1931).
 */
export function proportionChart(successes: ArrayLike<number>, trials: ArrayLike<number>): ProportionChart | undefined {
  return limited(successes, trials, 1);
}

/** A p chart whose limits allow for periods that differ more, or less, than chance within them makes them. */
export interface WidenedProportionChart extends ProportionChart {
  /** By how many times the limits of the plain chart are widened. */
  widening: number;
}

/**
 * Between which shares would each period's share stay, if periods go on differing from each other as much as neighbours do?
 * (Laney's p′ chart)
 *
 * As `proportionChart`; the widening is the mean difference of neighbouring z, ÷ d₂. `undefined` with fewer than two periods with
 * trials, and when all trials ended alike.
 *
 * Source: Laney (2002), Quality Engineering 14:531.
 */
export function widenedProportionChart(
  successes: ArrayLike<number>,
  trials: ArrayLike<number>,
): WidenedProportionChart | undefined {
  const z = proportionChart(successes, trials)?.z.filter((one) => one !== undefined);
  if (z === undefined || z.length < 2) return undefined;
  let sum = 0;
  for (let i = 1; i < z.length; i++) sum += Math.abs(z[i] - z[i - 1]);
  const widening = sum / (z.length - 1) / RANGE_MEAN;
  return { ...limited(successes, trials, widening)!, widening };
}

function limited(
  successes: ArrayLike<number>,
  trials: ArrayLike<number>,
  widening: number,
): ProportionChart | undefined {
  let [tried, succeeded] = [0, 0];
  for (let i = 0; i < trials.length; i++) {
    tried += trials[i];
    succeeded += successes[i];
  }
  if (!(tried > 0)) return undefined;
  const centre = succeeded / tried;
  const known = <T>(of: (i: number) => T) => Array.from(trials, (n, i) => (n > 0 ? of(i) : undefined));
  const deviation = (i: number) => Math.sqrt((centre * (1 - centre)) / trials[i]);
  const share = (i: number) => successes[i] / trials[i];
  const reach = (i: number) => 3 * deviation(i) * widening;
  const shares = known(share);
  const lower = known((i) => Math.max(0, centre - reach(i)));
  const upper = known((i) => Math.min(1, centre + reach(i)));
  return {
    shares,
    centre,
    lower,
    upper,
    z: known((i) => (deviation(i) > 0 ? (share(i) - centre) / deviation(i) : undefined)),
    signals: [...shares.keys()].filter((i) => shares[i]! < lower[i]! || shares[i]! > upper[i]!),
  };
}
