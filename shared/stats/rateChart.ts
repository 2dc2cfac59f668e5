/** Rates over time with limits for each. An entry is `undefined` where there was no exposure. */
export interface RateChart {
  rates: (number | undefined)[];
  /** Events per unit of all exposure. */
  centre: number;
  lower: (number | undefined)[];
  upper: (number | undefined)[];
  /** Positions (from 0) outside the limits. */
  signals: number[];
}

/**
 * Between which rates would each period's rate of events stay if nothing changed? (u chart)
 *
 * `counts` of events over `exposures` per period, in any unit of exposure; limits are centre ± 3 standard deviations of the
 * Poisson, not under 0. `undefined` without any exposure.
 *
 * Source: Shewhart (1931).
 */
export function rateChart(counts: ArrayLike<number>, exposures: ArrayLike<number>): RateChart | undefined {
  let [events, exposure] = [0, 0];
  for (let i = 0; i < exposures.length; i++) {
    events += exposures[i] > 0 ? counts[i] : 0;
    exposure += exposures[i];
  }
  if (!(exposure > 0)) return undefined;
  const centre = events / exposure;
  const known = (of: (i: number) => number) => Array.from(exposures, (e, i) => (e > 0 ? of(i) : undefined));
  const reach = (i: number) => 3 * Math.sqrt(centre / exposures[i]);
  const rates = known((i) => counts[i] / exposures[i]);
  const lower = known((i) => Math.max(0, centre - reach(i)));
  const upper = known((i) => centre + reach(i));
  const signals = [...rates.keys()].filter((i) => rates[i]! < lower[i]! || rates[i]! > upper[i]!);
  return { rates, centre, lower, upper, signals };
}
