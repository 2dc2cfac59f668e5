export type UsualRange = { centre: number; lower: number; upper: number };

/** Fewer points than this say too little about how much a series moves by itself. */
const FEWEST_POINTS = 8;

/**
 * Within which range does a series move by itself? Centre and natural process limits of an XmR chart: mean ± 2.66 × mean moving range
 * (Wheeler, Understanding Variation, 1993), the lower limit not under 0 because rates are not. `undefined` with fewer than 8 points.
 */
export function usualRange(values: readonly number[]): UsualRange | undefined {
  if (values.length < FEWEST_POINTS) return undefined;
  const centre = mean(values);
  const moving = mean(values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value))));
  return { centre, lower: Math.max(0, centre - 2.66 * moving), upper: centre + 2.66 * moving };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
