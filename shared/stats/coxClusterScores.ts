import type { CoxDesign } from './coxDesign.ts';
import { coxHazardSteps, runningSums } from './coxHazardSteps.ts';
import { coxRisks } from './coxRiskSums.ts';

/**
 * Weighted score residuals of the standardised covariates, summed within clusters (row-major, one row per cluster in order of
 * first appearance): how each cluster pulls at each coefficient. O(n × covariates) from running sums of the hazard's steps.
 *
 * Source: Therneau and Grambsch (2000), §4.6 and, for Efron's ties, §4.2; Lin and Wei (1989), JASA 84:1074.
 */
export function coxClusterScores(
  design: CoxDesign,
  coefficients: Float64Array,
  cluster: ArrayLike<number>,
): { sums: Float64Array; clusters: number } {
  const { sets, size, x, weight } = design;
  const steps = coxHazardSteps(design, coefficients);
  const hazard = runningSums(steps.hazard, 1);
  const means = runningSums(steps.covariates, size);
  const { risk } = coxRisks(design, coefficients);
  const { of, clusters } = clusterNumbers(design, cluster);
  const sums = new Float64Array(clusters * size);
  for (let k = 0; k < sets.times.length; k++)
    for (let r = sets.leaveFrom[k]; r < sets.leaveFrom[k + 1]; r++) {
      const from = sets.first[sets.order[r]];
      const own = hazard[k + 1] - hazard[from];
      for (let j = 0; j < size; j++) {
        const mean = means[(k + 1) * size + j] - means[from * size + j];
        sums[of[r] * size + j] -= risk[r] * (own * x[r * size + j] - mean);
      }
    }
  for (let k = 0; k < sets.times.length; k++)
    for (let e = 0, r = sets.leaveFrom[k]; e < sets.events[k]; e++, r++)
      for (let j = 0; j < size; j++) {
        const value = x[r * size + j];
        const spared = steps.sparedHazard[k] * value - steps.sparedCovariates[k * size + j];
        sums[of[r] * size + j] += weight[r] * (value - steps.eventMean[k * size + j]) + risk[r] * spared;
      }
  return { sums, clusters };
}

function clusterNumbers(
  { sets, columns }: CoxDesign,
  cluster: ArrayLike<number>,
): { of: Int32Array; clusters: number } {
  if (cluster.length !== columns.rows) throw new RangeError('Columns differ in length.');
  const numbers = new Map<number, number>();
  const of = new Int32Array(sets.order.length);
  for (let r = 0; r < of.length; r++) {
    const code = cluster[sets.order[r]];
    let number = numbers.get(code);
    if (number === undefined) numbers.set(code, (number = numbers.size));
    of[r] = number;
  }
  return { of, clusters: numbers.size };
}
