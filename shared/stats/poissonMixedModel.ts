import { poissonFamily } from './canonicalFamily.ts';
import { generalisedMixedModel, type GeneralisedMixedModelFit, type MixedRows } from './generalisedMixedModel.ts';
import type { GroupedRegressionInput } from './linearMixedModel.ts';
import { logGamma } from './logGamma.ts';
import type { RegressionDesign } from './regressionDesign.ts';

/**
 * How much do rates of events differ between groups, once covariates are allowed for, and where does each group stand?
 *
 * `response`: counts; `offset`: ln of the exposure; `group`: each row's group, 0 up to `groups`; coefficients are logs of rate
 * ratios, intercept first, effects logs of a group's rate ratio. `points`: of adaptive Gauss–Hermite quadrature, 1 for Laplace's
 * method, 0 for the fast penalised fit. No difference beyond chance is an answer: sd 0, effects 0, `reason` says so.
 * Rows with the same group and covariates are added up first. `undefined` with fewer than two groups and when no event was counted.
 *
 * Source: Breslow and Clayton (1993), J Am Stat Assoc 88:9; Pinheiro and Bates (1995).
 */
export function poissonMixedModel(input: GroupedRegressionInput, points = 1): GeneralisedMixedModelFit | undefined {
  let events = 0;
  for (let i = 0; i < input.response.length; i++) events += input.response[i] * (input.weights ? input.weights[i] : 1);
  return events > 0 ? generalisedMixedModel(input, poissonRows, points) : undefined;
}

function poissonRows({ rows, response, offset, weights }: RegressionDesign): MixedRows {
  const total = new Float64Array(rows);
  const weight = new Float64Array(rows);
  let constant = 0;
  for (let i = 0; i < rows; i++) {
    const times = weights ? weights[i] : 1;
    total[i] = times * response[i];
    weight[i] = times * Math.exp(offset ? offset[i] : 0);
    if (total[i] > 0) constant += total[i] * (offset ? offset[i] : 0) - times * logGamma(response[i] + 1);
  }
  return { family: poissonFamily, rows: { total, weight, offset: new Float64Array(rows) }, constant };
}
