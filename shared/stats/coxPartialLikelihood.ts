import type { CoxDesign } from './coxDesign.ts';
import { coxRisks, walkRiskSums } from './coxRiskSums.ts';

/** The logarithm of the partial likelihood at some coefficients of the standardised covariates, with its slopes. */
export interface CoxPartialLikelihood {
  logLikelihood: number;
  score: Float64Array;
  /** Row-major, lower triangle. */
  information: Float64Array;
  /** Linear predictors in the design's order. */
  predictor: Float64Array;
}

/**
 * Log partial likelihood, score and information. With Efron's ties the l-th of d simultaneous events is set against the risk
 * set less l/d of those d; with Breslow's all are set against the whole.
 *
 * Source: Cox (1972), JRSS B 34:187; Efron (1977), JASA 72:557; Breslow (1974), Biometrics 30:89. Weights: Binder (1992).
 */
export function coxPartialLikelihood(design: CoxDesign, coefficients: Float64Array): CoxPartialLikelihood {
  const { size, ties, sets, eventWeight } = design;
  const { risk, predictor, eventPredictor } = coxRisks(design, coefficients);
  const score = eventMoments(design);
  const information = new Float64Array(size * size);
  let logLikelihood = eventPredictor;
  walkRiskSums(design, risk, 2, (k, atRisk, withEvent) => {
    const steps = ties === 'efron' ? sets.events[k] : 1;
    const weight = eventWeight[k] / steps;
    for (let l = 0; l < steps; l++) {
      const share = l / steps;
      const total = atRisk[0] - share * withEvent[0];
      logLikelihood -= weight * Math.log(total);
      const scale = weight / total;
      let at = size;
      for (let j = 0; j < size; j++) {
        const first = atRisk[1 + j] - share * withEvent[1 + j];
        score[j] -= scale * first;
        const mean = first / total;
        for (let m = 0; m <= j; m++) {
          at++;
          const second = atRisk[at] - share * withEvent[at];
          information[j * size + m] += scale * (second - mean * (atRisk[1 + m] - share * withEvent[1 + m]));
        }
      }
    }
  });
  return { logLikelihood, score, information, predictor };
}

/** Σ weight × covariates over the events. */
function eventMoments({ size, sets, weight, x }: CoxDesign): Float64Array {
  const sums = new Float64Array(size);
  for (let k = 0; k < sets.events.length; k++)
    for (let e = 0, r = sets.leaveFrom[k]; e < sets.events[k]; e++, r++)
      for (let j = 0; j < size; j++) sums[j] += weight[r] * x[r * size + j];
  return sums;
}
