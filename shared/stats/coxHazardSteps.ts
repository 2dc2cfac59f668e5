import type { CoxDesign } from './coxDesign.ts';
import { coxRisks, walkRiskSums } from './coxRiskSums.ts';

/**
 * The baseline hazard's step at each event time, for a row with all standardised covariates and the offset at 0, and what
 * residuals need beside it. Over the l = 0 … d-1 simultaneous events (only l = 0 with Breslow's ties), each of weight w, with
 * l's own risk sum R and mean covariates m (one entry per time, or per time and covariate, row-major):
 */
export interface CoxHazardSteps {
  /** Σ w / R */
  hazard: Float64Array;
  /** Σ w / R² */
  variance: Float64Array;
  /** Σ w m / R */
  covariates: Float64Array;
  /** Mean of m over the events. */
  eventMean: Float64Array;
  /** Σ (l/d) w / R and Σ (l/d) w m / R: what those with the event are spared. */
  sparedHazard: Float64Array;
  sparedCovariates: Float64Array;
}

/** Source: Breslow (1972), JRSS B 34:216; Efron's ties as in Therneau and Grambsch (2000), §3.3 and §10.4. */
export function coxHazardSteps(design: CoxDesign, coefficients: Float64Array): CoxHazardSteps {
  const { sets, ties, eventWeight, size } = design;
  const times = sets.times.length;
  const perTime = (): Float64Array => new Float64Array(times);
  const perCovariate = (): Float64Array => new Float64Array(times * size);
  const steps: CoxHazardSteps = {
    hazard: perTime(),
    variance: perTime(),
    covariates: perCovariate(),
    eventMean: perCovariate(),
    sparedHazard: perTime(),
    sparedCovariates: perCovariate(),
  };
  const { risk } = coxRisks(design, coefficients);
  walkRiskSums(design, risk, 1, (k, atRisk, withEvent) => {
    const parts = ties === 'efron' ? sets.events[k] : 1;
    const weight = eventWeight[k] / parts;
    for (let l = 0; l < parts; l++) {
      const share = l / parts;
      const total = atRisk[0] - share * withEvent[0];
      const step = weight / total;
      steps.hazard[k] += step;
      steps.variance[k] += step / total;
      steps.sparedHazard[k] += share * step;
      for (let j = 0; j < size; j++) {
        const mean = (atRisk[1 + j] - share * withEvent[1 + j]) / total;
        steps.covariates[k * size + j] += step * mean;
        steps.eventMean[k * size + j] += mean / parts;
        steps.sparedCovariates[k * size + j] += share * step * mean;
      }
    }
  });
  return steps;
}

/** Running sums of a value per event time, `width` values each, with a row of zeros before the first. */
export function runningSums(values: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(values.length + width);
  for (let at = 0; at < values.length; at++) sums[at + width] = sums[at] + values[at];
  return sums;
}
