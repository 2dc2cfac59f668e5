import { coxHazardSteps, runningSums } from './coxHazardSteps.ts';
import type { CoxFit } from './coxRegression.ts';
import type { SurvivalCurve } from './survivalCurve.ts';
import { survivalLimits, type LimitScale } from './survivalLimits.ts';

/** A survival curve from a model: steps at the event times of a stratum. Limits as in `SurvivalCurve`. */
export interface CoxSurvival extends Pick<
  SurvivalCurve,
  'time' | 'survival' | 'cumulativeHazard' | 'seCumulativeHazard' | 'seLogSurvival' | 'lower' | 'upper'
> {
  stratum: number;
}

/**
 * What share of rows with given covariates (and offset 0) is still without the event after each time? One curve per stratum.
 *
 * `covariates`: one value each, in their own units. Survival is exp(-cumulative hazard); the standard error of the hazard
 * allows for the estimated coefficients.
 *
 * Source: Tsiatis (1981), Annals of Statistics 9:93; Therneau and Grambsch (2000), §10.2–10.4.
 */
export function coxSurvival(
  fit: CoxFit,
  covariates: readonly number[],
  { level = 0.95, limits = 'log-log' }: { level?: number; limits?: LimitScale } = {},
): CoxSurvival[] {
  const { design, standardised } = fit;
  const { sets, size, columns } = design;
  if (covariates.length !== size) throw new RangeError('One value per covariate is needed.');
  const steps = coxHazardSteps(design, standardised);
  const hazard = runningSums(steps.hazard, 1);
  const variance = runningSums(steps.variance, 1);
  const means = runningSums(steps.covariates, size);
  const spread = (j: number): number => columns.spread[j + 1];
  const x = covariates.map((value, j) => (spread(j) === 0 ? 0 : (value - columns.centre[j + 1]) / spread(j)));
  const ratio = Math.exp(x.reduce((sum, value, j) => sum + value * standardised[j], -design.meanOffset));
  return sets.strata.map((stratum, s) => {
    const [from, to] = [sets.strataFrom[s], sets.strataFrom[s + 1]];
    const cumulativeHazard = hazard.slice(from + 1, to + 1).map((sum) => ratio * (sum - hazard[from]));
    const seCumulativeHazard = cumulativeHazard.map((_, e) => {
      const end = from + e + 1;
      const own = hazard[end] - hazard[from];
      const lever = x.map((value, j) => value * own - (means[end * size + j] - means[from * size + j]));
      return ratio * Math.sqrt(variance[end] - variance[from] + spreadOf(lever, fit.standardisedCovariance));
    });
    const curve: CoxSurvival = {
      stratum,
      time: sets.times.slice(from, to),
      survival: cumulativeHazard.map((sum) => Math.exp(-sum)),
      cumulativeHazard,
      seCumulativeHazard,
      seLogSurvival: seCumulativeHazard,
      lower: new Float64Array(to - from),
      upper: new Float64Array(to - from),
    };
    survivalLimits(curve, level, limits);
    return curve;
  });
}

/** v′ V v */
function spreadOf(v: readonly number[], covariance: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++)
    for (let j = 0; j < v.length; j++) sum += v[i] * covariance[i * v.length + j] * v[j];
  return sum;
}
