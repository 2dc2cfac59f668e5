import type { RandomSource } from './seededRandom.ts';

/** A statistic of the rows named by their numbers (from 0), each as often as it is named; `undefined` when they give none. */
export type RowStatistic = (rows: Uint32Array) => number | undefined;

/** Draws of n rows out of n with replacement: one array of row numbers (from 0) per replicate. */
export const drawResamples = (random: RandomSource, n: number, replicates: number): Uint32Array[] =>
  Array.from({ length: replicates }, () => Uint32Array.from({ length: n }, () => Math.floor(random() * n)));

/** The statistic of each resample; those that give none (a constant side, say) are left out, so the answer may be shorter. */
export function replicate(statistic: RowStatistic, resamples: readonly Uint32Array[]): Float64Array {
  const values: number[] = [];
  for (const rows of resamples) {
    const value = statistic(rows);
    if (value !== undefined) values.push(value);
  }
  return Float64Array.from(values);
}

/**
 * How much does each row pull on the statistic: (n - 1) × (with all rows - without this one).
 *
 * `undefined` when the statistic has no value with all rows or without one of them.
 * Source: Efron (1982), the jackknife's influence values.
 */
export function jackknifeInfluence(statistic: RowStatistic, n: number): Float64Array | undefined {
  const all = statistic(Uint32Array.from({ length: n }, (_, i) => i));
  if (all === undefined || n < 2) return undefined;
  const rows = Uint32Array.from({ length: n - 1 }, (_, i) => i + 1);
  const influence = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (i > 0) rows[i - 1] = i - 1;
    const without = statistic(rows);
    if (without === undefined) return undefined;
    influence[i] = (n - 1) * (all - without);
  }
  return influence;
}
