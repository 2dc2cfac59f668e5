import { binomialFamily } from './canonicalFamily.ts';
import { generalisedMixedModel, type GeneralisedMixedModelFit, type MixedRows } from './generalisedMixedModel.ts';
import type { GroupedRegressionInput } from './linearMixedModel.ts';
import { logGamma } from './logGamma.ts';
import type { RegressionDesign } from './regressionDesign.ts';

/**
 * How much do the odds of an outcome differ between groups, once covariates are allowed for, and where does each group stand?
 *
 * `response`: the share of successes of each row (0 or 1 for single trials); `weights`: its number of trials (default 1); `group`:
 * each row's group, 0 up to `groups`; coefficients are logs of odds ratios, intercept first, effects logs of a group's odds ratio.
 * `points`: of adaptive Gauss–Hermite quadrature, 1 for Laplace's method, 0 for the fast penalised fit. No difference beyond chance
 * is an answer: sd 0, effects 0, `reason` says so. Rows with the same group and covariates are added up first.
 * `undefined` with fewer than two groups, and when every trial, or none, succeeded.
 *
 * Source: Breslow and Clayton (1993), J Am Stat Assoc 88:9; Pinheiro and Bates (1995).
 */
export function logisticMixedModel(input: GroupedRegressionInput, points = 1): GeneralisedMixedModelFit | undefined {
  let [trials, successes] = [0, 0];
  for (let i = 0; i < input.response.length; i++) {
    const weight = input.weights ? input.weights[i] : 1;
    trials += weight;
    if (weight > 0) successes += weight * input.response[i];
  }
  return successes > 0 && successes < trials ? generalisedMixedModel(input, binomialRows, points) : undefined;
}

function binomialRows({ rows, response, offset, weights }: RegressionDesign): MixedRows {
  const total = new Float64Array(rows);
  const weight = new Float64Array(rows);
  let constant = 0;
  for (let i = 0; i < rows; i++) {
    weight[i] = weights ? weights[i] : 1;
    if (weight[i] === 0) continue;
    total[i] = Math.round(weight[i] * response[i]);
    constant += logGamma(weight[i] + 1) - logGamma(total[i] + 1) - logGamma(weight[i] - total[i] + 1);
  }
  return {
    family: binomialFamily,
    rows: { total, weight, offset: offset ? Float64Array.from(offset) : new Float64Array(rows) },
    constant,
  };
}
