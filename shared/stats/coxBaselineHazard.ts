import { coxHazardSteps } from './coxHazardSteps.ts';
import type { CoxFit } from './coxRegression.ts';

/** The cumulative hazard of one stratum as steps at its event times, ascending; 0 before the first. */
export interface BaselineHazard {
  stratum: number;
  time: Float64Array;
  cumulativeHazard: Float64Array;
}

/**
 * What hazard has a row whose covariates and offset are all 0 (or, with `at: 'mean'`, all at their mean) accumulated by each
 * event time? One curve per stratum, by code. Ties as in the fit. Survival of any row is exp(-hazard × e^(linear predictor)).
 * A stratum without events has no steps.
 *
 * Source: Breslow (1972), JRSS B 34:216; with Efron's ties each of d simultaneous events adds its share of 1 / its own risk sum.
 */
export function coxBaselineHazard(fit: CoxFit, at: 'zero' | 'mean' = 'zero'): BaselineHazard[] {
  const { sets } = fit.design;
  const scale = at === 'zero' ? Math.exp(-fit.meanPredictor) : 1;
  const { hazard } = coxHazardSteps(fit.design, fit.standardised);
  return sets.strata.map((stratum, s) => {
    const [from, to] = [sets.strataFrom[s], sets.strataFrom[s + 1]];
    let sum = 0;
    return {
      stratum,
      time: sets.times.slice(from, to),
      cumulativeHazard: hazard.slice(from, to).map((step) => scale * (sum += step)),
    };
  });
}
