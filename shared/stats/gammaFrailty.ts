import type { Convergence } from './convergence.ts';
import type { CoxInput } from './coxDesign.ts';
import { coxRegression, type CoxFit } from './coxRegression.ts';
import { frailtyDesign, type FrailtyDesign } from './frailtyDesign.ts';
import { frailtyErrors, frailtyInverse, type FrailtyBlock, type FrailtyInverse } from './frailtyErrors.ts';
import { frailtyLikelihood } from './frailtyLikelihood.ts';
import { estimateAt, searchTheta, type FrailtyEstimate } from './frailtySearch.ts';

/** What a shared frailty model is fitted to. Ties by Efron's approximation. */
export interface GammaFrailtyInput extends Omit<CoxInput, 'ties' | 'weights'> {
  /** Per row, from 0: whose frailty it shares. */
  group: Int32Array;
  groups: number;
}

/** An estimated shared frailty model. Coefficients in the covariates' own units; `undefined` for one that adds nothing. */
export interface GammaFrailtyFit extends Convergence {
  /** Variance of the frailties; 0 when groups differ no more than by chance, with a `reason`. */
  theta: number;
  coefficients: (number | undefined)[];
  /** Taken at this theta, whose own uncertainty is left out. */
  standardErrors: (number | undefined)[];
  /** Of sampling alone, the penalty taken as given. */
  samplingStandardErrors: (number | undefined)[];
  /** Per group: the logarithm of its posterior mean frailty (mean 1 over all); 0 for a group without rows. */
  logFrailty: Float64Array;
  /** Log partial likelihood without covariates and frailties, without frailties, and with both as estimated. */
  nullLogLikelihood: number;
  logLikelihoodWithoutFrailty: number;
  logLikelihood: number;
  /** The last one with the penalty on the frailties, and with the frailties integrated out. */
  penalisedLogLikelihood: number;
  marginalLogLikelihood: number;
  /** What degrees of freedom are made from; `undefined` at theta 0. */
  inverse: FrailtyInverse | undefined;
}

/**
 * How much do groups differ in their hazard, beyond their covariates and beyond chance, and by what factor does each?
 *
 * All rows of a group share an unseen factor on the hazard, gamma distributed with mean 1 and variance theta. Theta maximises the
 * likelihood with the factors integrated out, unless it is given. e^(log frailty) = (events + 1/theta) / (cumulative
 * hazard + 1/theta). Time in any unit. No spread beyond chance, as with a single group, is an answer: theta 0, frailties 1, and
 * `reason` says so. A covariate without finite estimate is reported as by `coxRegression`. `undefined` without events.
 * `frailtyBlock` decides about standard errors alone: 'full' (exact), or 'diagonal' as R's when sparse.
 *
 * Source: Nielsen, Gill, Andersen and Sørensen (1992), Scand J Stat 19:25; as a penalised likelihood, Therneau, Grambsch and
 * Pankratz (2003), J Comput Graph Stat 12:156.
 */
export function gammaFrailty(
  { group, groups, ...input }: GammaFrailtyInput,
  { theta, frailtyBlock = 'full' }: { theta?: number; frailtyBlock?: FrailtyBlock } = {},
): GammaFrailtyFit | undefined {
  if (group.length !== input.exit.length) throw new RangeError('Groups and exits differ in length.');
  for (const g of group) if (!(g >= 0 && g < groups)) throw new RangeError(`Group ${g} is not among ${groups}.`);
  const cox = coxRegression(input);
  if (!cox) return undefined;
  if (!cox.converged || theta === 0) return withoutFrailty(cox, groups, cox.reason);
  const estimated = Uint8Array.from(cox.coefficients, (coefficient) => (coefficient === undefined ? 0 : 1));
  const design = frailtyDesign(cox.design, { group, groups }, estimated);
  const start = new Float64Array(groups + estimated.length);
  start.set(cox.standardised, groups);
  const estimate =
    theta === undefined ? searchTheta(design, frailtyLikelihood(design, 1, start)) : estimateAt(design, theta, start);
  if (!estimate)
    return withoutFrailty(cox, groups, 'No spread beyond chance: the likelihood is greatest without frailties.');
  return withFrailty(cox, design, estimate, frailtyBlock);
}

function withFrailty(
  cox: CoxFit,
  design: FrailtyDesign,
  { point, theta, marginalLogLikelihood, ...estimate }: FrailtyEstimate,
  frailtyBlock: FrailtyBlock,
): GammaFrailtyFit {
  const { groups, estimated } = design;
  const inverse = frailtyInverse(design, point, frailtyBlock);
  const { spread } = cox.design.columns;
  return {
    theta,
    coefficients: Array.from(estimated, (known, j) =>
      known ? point.parameters[groups + j] / spread[j + 1] : undefined,
    ),
    ...frailtyErrors(inverse),
    logFrailty: point.parameters.slice(0, groups),
    nullLogLikelihood: cox.nullLogLikelihood,
    logLikelihoodWithoutFrailty: cox.logLikelihood,
    logLikelihood: point.partial,
    penalisedLogLikelihood: point.penalised,
    marginalLogLikelihood,
    inverse,
    converged: estimate.converged,
    iterations: cox.iterations + estimate.iterations,
    gradient: estimate.gradient,
    ...(estimate.reason === undefined ? {} : { reason: estimate.reason }),
  };
}

function withoutFrailty(cox: CoxFit, groups: number, reason: string | undefined): GammaFrailtyFit {
  const { logLikelihood } = cox;
  return {
    theta: 0,
    coefficients: cox.coefficients,
    standardErrors: cox.standardErrors,
    samplingStandardErrors: cox.standardErrors,
    logFrailty: new Float64Array(groups),
    nullLogLikelihood: cox.nullLogLikelihood,
    logLikelihoodWithoutFrailty: logLikelihood,
    logLikelihood,
    penalisedLogLikelihood: logLikelihood,
    marginalLogLikelihood: logLikelihood,
    inverse: undefined,
    converged: cox.converged,
    iterations: cox.iterations,
    gradient: cox.gradient,
    ...(reason === undefined ? {} : { reason }),
  };
}
