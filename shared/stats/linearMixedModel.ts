import { bracketedRoot } from './bracketedRoot.ts';
import type { Convergence } from './convergence.ts';
import { groupedMoments, type GroupedMoments } from './groupedMoments.ts';
import { criterionAt, criterionSlope, meanResidual, type CriterionPoint } from './randomInterceptCriterion.ts';
import { regressionDesign, type RegressionDesign, type RegressionInput } from './regressionDesign.ts';
import { originalScale, type RegressionFit } from './regressionFit.ts';

/** Rows that belong to groups; for each row its group, a whole number from 0 up to `groups`. */
export interface GroupedRegressionInput extends RegressionInput {
  group: ArrayLike<number>;
  groups: number;
}

/** A linear model whose intercept varies between groups. */
export interface LinearMixedModelFit
  extends Convergence, Pick<RegressionFit, 'coefficients' | 'standardErrors' | 'covariance'> {
  /** Standard deviation between groups ÷ that of the residuals; 0 on the boundary. */
  theta: number;
  varianceBetween: number;
  varianceResidual: number;
  /** Share of the variance that lies between groups. */
  intraclassCorrelation: number;
  /** Restricted, or twice the negative full, log-likelihood: the quantity that was made smallest. */
  criterion: number;
  logLikelihood: number;
  /** Best linear unbiased predictor of each group's departure from the common intercept; 0 for a group without rows. */
  effects: Float64Array;
  /** Standard deviation of a group's departure given its rows, variances taken as known. */
  effectSds: Float64Array;
  /** Share of the variance of a group's mean that tells groups apart: between ÷ (between + residual ÷ n). */
  reliability: Float64Array;
}

/** n × ratio at which the search starts: from nearly no difference between groups to nearly nothing else. */
const searchPoints = [0, ...Array.from({ length: 33 }, (_, k) => 2 ** (k - 8))];

/**
 * How much do groups differ in the mean of a measured value, once covariates are allowed for, and where does each group stand?
 *
 * `columns`: covariates, an intercept is added; `group`: each row's group, 0 up to `groups`; `weights`: how often each row counts;
 * coefficients in the columns' own units, intercept first, `undefined` for a column that adds nothing. `restricted` chooses the
 * restricted likelihood (REML), else the full one. No difference between groups beyond chance is an answer: theta 0, effects 0,
 * `reason` says so. The rows are read twice; everything after that costs groups × columns².
 * `undefined` with fewer than two groups, with no group of two rows, and when covariates and groups leave no residual.
 *
 * Source: Laird and Ware (1982); Bates et al. (2015), J Stat Softw 67(1).
 */
export function linearMixedModel(input: GroupedRegressionInput, restricted = true): LinearMixedModelFit | undefined {
  const design = regressionDesign(input);
  if (input.group.length !== design.rows) throw new RangeError('Columns differ in length.');
  const moments = groupedMoments(design, input.group, input.groups);
  const filled = moments.count.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0);
  if (filled < 2 || !(moments.total > filled)) return undefined;
  const flat = criterionAt(moments, 0, { restricted, logSpread: 0 });
  if (!(flat.degrees > 0) || !leavesResidual(moments)) return undefined;
  let logSpread = 0;
  for (let k = 1; k < design.size; k++) if (!flat.factor.aliased[k]) logSpread += Math.log(design.spread[k]);
  const likelihood = { restricted, logSpread };
  const { ratio, ...search } = bestRatio(moments, likelihood, moments.total / filled);
  const point = criterionAt(moments, ratio, likelihood);
  return { ...search, ...summary(design, moments, ratio, point) };
}

/** Whether anything of the response is left within groups by the covariates: with none, chance cannot be measured. */
function leavesResidual(moments: GroupedMoments): boolean {
  const { width, within, means, count, groups } = moments;
  const last = width * width - 1;
  let between = 0;
  for (let j = 0; j < groups; j++) between += count[j] * means[j * width + width - 1] ** 2;
  const apart = criterionAt(
    { ...moments, count: new Float64Array(groups), means: new Float64Array(groups * width) },
    0,
    { restricted: false, logSpread: 0 },
  );
  const rounding = 1e-26 * moments.total * moments.responseMean ** 2;
  return apart.residualSquares > 1e-12 * (within[last] + between) + rounding;
}

type Likelihood = Parameters<typeof criterionAt>[2];

function bestRatio(
  moments: GroupedMoments,
  likelihood: Likelihood,
  groupSize: number,
): Convergence & { ratio: number } {
  const slopeAt = (x: number): number => {
    const point = criterionAt(moments, x / groupSize, likelihood);
    return criterionSlope(moments, x / groupSize, { point, restricted: likelihood.restricted });
  };
  let best = 0;
  let lowest = Infinity;
  searchPoints.forEach((x, k) => {
    const { criterion } = criterionAt(moments, x / groupSize, likelihood);
    if (criterion < lowest) [best, lowest] = [k, criterion];
  });
  const [x, slope] = [searchPoints[best], slopeAt(searchPoints[best])];
  const tried = searchPoints.length;
  if (best === 0 && slope >= 0) {
    const reason = 'The groups differ no more than chance makes them: the estimate lies on the boundary, 0.';
    return { ratio: 0, converged: true, iterations: tried, gradient: 0, reason };
  }
  const other = searchPoints[slope > 0 ? best - 1 : best + 1] ?? x;
  const found = bracketedRoot(slopeAt, { x, value: slope }, { x: other, value: slopeAt(other) });
  if (found === undefined) {
    const reason = 'The likelihood still rises where groups differ millions of times more than their members.';
    return { ratio: x / groupSize, converged: false, iterations: tried, gradient: Math.abs(x * slope) / 2, reason };
  }
  const gradient = Math.abs(found.root * slopeAt(found.root)) / 2 / groupSize;
  return { ratio: found.root / groupSize, converged: true, iterations: tried + found.iterations, gradient };
}

function summary(
  design: RegressionDesign,
  moments: GroupedMoments,
  ratio: number,
  point: CriterionPoint,
): Omit<LinearMixedModelFit, keyof Convergence> {
  const { groups, count } = moments;
  const varianceResidual = point.residualSquares / point.degrees;
  const coefficients = Float64Array.from(point.coefficients);
  coefficients[0] += moments.responseMean;
  const scaled = originalScale(design, { coefficients, factor: point.factor });
  const effects = new Float64Array(groups);
  const effectSds = new Float64Array(groups);
  const reliability = new Float64Array(groups);
  for (let j = 0; j < groups; j++) {
    reliability[j] = (count[j] * ratio) / (1 + count[j] * ratio);
    effects[j] = count[j] > 0 ? reliability[j] * meanResidual(moments, j, point.coefficients) : 0;
    effectSds[j] = Math.sqrt((varianceResidual * ratio) / (1 + count[j] * ratio));
  }
  return {
    coefficients: scaled.coefficients,
    standardErrors: scaled.standardErrors.map((se) => se && se * Math.sqrt(varianceResidual)),
    covariance: scaled.covariance.map((row) => row.map((value) => value && value * varianceResidual)),
    theta: Math.sqrt(ratio),
    varianceBetween: ratio * varianceResidual,
    varianceResidual,
    intraclassCorrelation: ratio / (1 + ratio),
    criterion: point.criterion,
    logLikelihood: -point.criterion / 2,
    effects,
    effectSds,
    reliability,
  };
}
