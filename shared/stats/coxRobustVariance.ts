import { chiSquareTest, type ChiSquareTest } from './chiSquareTest.ts';
import { coxClusterScores } from './coxClusterScores.ts';
import type { CoxFit } from './coxRegression.ts';
import { quadraticForm } from './quadraticForm.ts';

/** How sure the coefficients are when rows of one cluster may go together. `undefined` where a coefficient is. */
export interface CoxRobustVariance {
  clusters: number;
  standardErrors: (number | undefined)[];
  covariance: (number | undefined)[][];
  /** All coefficients 0, by this covariance, and by the scores at 0. */
  wald: ChiSquareTest | undefined;
  score: ChiSquareTest | undefined;
}

/**
 * Variance of Cox coefficients that does not take rows as independent: the grouped infinitesimal jackknife, the sum over
 * clusters of the outer square of what leaving the cluster out would change.
 *
 * `cluster`: a code per row; each row its own code gives the variance that is robust against a wrong model.
 * `undefined` with fewer than two clusters.
 *
 * Source: Lin and Wei (1989), JASA 84:1074; grouped: Lee, Wei and Amato (1992); Therneau and Grambsch (2000), §8.2.
 */
export function coxRobustVariance(fit: CoxFit, cluster: ArrayLike<number>): CoxRobustVariance | undefined {
  const { design, standardised, standardisedCovariance: inverse } = fit;
  const { size, columns } = design;
  const { sums, clusters } = coxClusterScores(design, standardised, cluster);
  if (clusters < 2) return undefined;
  const meat = outerSquares(sums, size);
  const covariates = Array.from({ length: size }, (_, j) => j);
  const known = (i: number, j: number): boolean => fit.covariance[i][j] !== undefined;
  const covariance = covariates.map((i) =>
    covariates.map((j) =>
      known(i, j) ? sandwich(inverse, meat, i, j) / columns.spread[i + 1] / columns.spread[j + 1] : undefined,
    ),
  );
  const degrees = covariates.filter((j) => known(j, j)).length;
  const test = (statistic: number | undefined): ChiSquareTest | undefined =>
    statistic === undefined ? undefined : chiSquareTest(statistic, degrees);
  return {
    clusters,
    standardErrors: covariance.map((row, j) => (row[j] === undefined ? undefined : Math.sqrt(row[j]))),
    covariance,
    wald: test(quadraticForm(covariance, fit.coefficients)),
    score: test(robustScore(fit, cluster)),
  };
}

/** U′ (Σ u u′)⁻¹ U of the clusters' scores with all coefficients at 0. */
function robustScore({ design, covariance }: CoxFit, cluster: ArrayLike<number>): number | undefined {
  const { size } = design;
  const { sums, clusters } = coxClusterScores(design, new Float64Array(size), cluster);
  const meat = outerSquares(sums, size);
  const total = covariance.map((row, j) => {
    if (row[j] === undefined) return undefined;
    let sum = 0;
    for (let c = 0; c < clusters; c++) sum += sums[c * size + j];
    return sum;
  });
  const matrix = covariance.map((row, i) =>
    row.map((value, j) => (value === undefined ? undefined : meat[i * size + j])),
  );
  return quadraticForm(matrix, total);
}

function outerSquares(sums: Float64Array, size: number): Float64Array {
  const square = new Float64Array(size * size);
  for (let from = 0; from < sums.length; from += size)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) square[i * size + j] += sums[from + i] * sums[from + j];
  return square;
}

/** Entry i, j of V M V. */
function sandwich(inverse: Float64Array, meat: Float64Array, i: number, j: number): number {
  const size = Math.sqrt(inverse.length);
  let sum = 0;
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) sum += inverse[i * size + a] * meat[a * size + b] * inverse[b * size + j];
  return sum;
}
