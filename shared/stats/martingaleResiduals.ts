import { coxHazardSteps, runningSums } from './coxHazardSteps.ts';
import type { CoxFit } from './coxRegression.ts';

/**
 * How many more events did each row have (0 or 1) than the model expected of it over its time at risk?
 *
 * One entry per row, event - expected, so that `event - residual` is the expected number. NaN for rows left out of the fit
 * (weight 0, or exit not after entry), as typed arrays have no other mark. Over all rows weight × residual sums to 0.
 *
 * Source: Barlow and Prentice (1988), Biometrika 75:65; Efron's ties as in Therneau and Grambsch (2000), §4.2.
 */
export function martingaleResiduals({ design, standardised, linearPredictor }: CoxFit): Float64Array {
  const { sets } = design;
  const { hazard, sparedHazard } = coxHazardSteps(design, standardised);
  const cumulative = runningSums(hazard, 1);
  const residuals = new Float64Array(linearPredictor.length);
  for (let i = 0; i < residuals.length; i++) {
    const last = sets.last[i];
    if (last === -2) residuals[i] = Number.NaN;
    else if (last >= sets.first[i])
      residuals[i] = -Math.exp(linearPredictor[i]) * (cumulative[last + 1] - cumulative[sets.first[i]]);
  }
  for (let k = 0; k < sets.events.length; k++)
    for (let e = 0, r = sets.leaveFrom[k]; e < sets.events[k]; e++, r++) {
      const row = sets.order[r];
      residuals[row] += 1 + Math.exp(linearPredictor[row]) * sparedHazard[k];
    }
  return residuals;
}
