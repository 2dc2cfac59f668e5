import type { CanonicalFamily } from './canonicalFamily.ts';
import type { GroupedCells } from './groupedCells.ts';

/** What varies between two evaluations of a model with one random intercept. */
export interface MixedPoint {
  coefficients: Float64Array;
  /** Standard deviation of the intercepts between groups. */
  sd: number;
}

/** Linear predictor of each cell without its group's departure. */
export function fixedPredictor({ size, x, offset }: GroupedCells, coefficients: Float64Array): Float64Array {
  const predictor = Float64Array.from(offset);
  for (let c = 0; c < predictor.length; c++)
    for (let k = 0; k < size; k++) predictor[c] += coefficients[k] * x[c * size + k];
  return predictor;
}

/**
 * The most likely departure of each group in units of the standard deviation, written over `modes`, which are started from.
 *
 * Newton's method on Σ log-likelihood - u² / 2, which bends down everywhere; a step changes the predictor by at most 2.
 */
export function findModes(
  cells: GroupedCells,
  family: CanonicalFamily,
  { predictor, sd }: { predictor: Float64Array; sd: number },
  modes: Float64Array,
): void {
  const most = 2 / Math.max(sd, 1e-12);
  for (let j = 0; j < cells.groups; j++) {
    let u = modes[j];
    for (let round = 0; round < 200; round++) {
      let residual = 0;
      let variance = 0;
      for (let c = cells.start[j]; c < cells.start[j + 1]; c++) {
        const mean = family.mean(predictor[c] + sd * u);
        residual += cells.total[c] - cells.weight[c] * mean;
        variance += cells.weight[c] * family.variance(mean);
      }
      const step = (sd * residual - u) / (1 + sd * sd * variance);
      u += Math.max(-most, Math.min(most, step));
      if (!(Math.abs(step) > 1e-9 * (1 + Math.abs(u)))) break;
    }
    modes[j] = u;
  }
}
