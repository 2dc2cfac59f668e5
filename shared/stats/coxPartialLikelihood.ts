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

/** What one event time adds to the log partial likelihood, its score and its information (lower triangle). */
export interface EventTimeTerms {
  logLikelihood: number;
  score: Float64Array;
  information: Float64Array;
}

/**
 * Log partial likelihood, score and information. With Efron's ties the l-th of d simultaneous events is set against the risk
 * set less l/d of those d; with Breslow's all are set against the whole.
 *
 * Source: Cox (1972), JRSS B 34:187; Efron (1977), JASA 72:557; Breslow (1974), Biometrics 30:89. Weights: Binder (1992).
 */
export function coxPartialLikelihood(design: CoxDesign, coefficients: Float64Array): CoxPartialLikelihood {
  const { size } = design;
  const sum = { logLikelihood: 0, score: new Float64Array(size), information: new Float64Array(size * size) };
  const predictor = eachEventTime(design, coefficients, (_, terms) => {
    sum.logLikelihood += terms.logLikelihood;
    for (let j = 0; j < size; j++) sum.score[j] += terms.score[j];
    for (let at = 0; at < size * size; at++) sum.information[at] += terms.information[at];
  });
  return { ...sum, predictor };
}

/** Hands over each event time's terms, from the last time to the first; the same object is filled anew each time. */
export function eachEventTime(
  design: CoxDesign,
  coefficients: Float64Array,
  visit: (eventTime: number, terms: EventTimeTerms) => void,
): Float64Array {
  const { size, ties, sets } = design;
  const { risk, predictor } = coxRisks(design, coefficients);
  const terms = { logLikelihood: 0, score: new Float64Array(size), information: new Float64Array(size * size) };
  walkRiskSums(design, risk, 2, (k, atRisk, withEvent) => {
    addEvents(design, predictor, k, terms);
    const parts = ties === 'efron' ? sets.events[k] : 1;
    for (let l = 0; l < parts; l++)
      takeRiskSet(terms, { atRisk, withEvent, share: l / parts, weight: design.eventWeight[k] / parts });
    visit(k, terms);
  });
  return predictor;
}

/** Starts an event time's terms with what its events themselves add. */
function addEvents(
  { size, sets, weight, x }: CoxDesign,
  predictor: Float64Array,
  k: number,
  terms: EventTimeTerms,
): void {
  terms.logLikelihood = 0;
  terms.score.fill(0);
  terms.information.fill(0);
  for (let e = 0, r = sets.leaveFrom[k]; e < sets.events[k]; e++, r++) {
    terms.logLikelihood += weight[r] * predictor[r];
    for (let j = 0; j < size; j++) terms.score[j] += weight[r] * x[r * size + j];
  }
}

/** Sets events of a weight against the risk set less a share of those with the event. */
function takeRiskSet(
  terms: EventTimeTerms,
  sums: { atRisk: Float64Array; withEvent: Float64Array; share: number; weight: number },
): void {
  const { atRisk, withEvent, share, weight } = sums;
  const size = terms.score.length;
  const total = atRisk[0] - share * withEvent[0];
  const scale = weight / total;
  terms.logLikelihood -= weight * Math.log(total);
  let at = size;
  for (let j = 0; j < size; j++) {
    const first = atRisk[1 + j] - share * withEvent[1 + j];
    terms.score[j] -= scale * first;
    const mean = first / total;
    for (let m = 0; m <= j; m++) {
      at++;
      const second = atRisk[at] - share * withEvent[at];
      terms.information[j * size + m] += scale * (second - mean * (atRisk[1 + m] - share * withEvent[1 + m]));
    }
  }
}
