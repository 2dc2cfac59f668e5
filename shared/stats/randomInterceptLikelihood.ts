import type { CanonicalFamily } from './canonicalFamily.ts';
import { findModes, fixedPredictor, type MixedPoint } from './conditionalModes.ts';
import type { QuadratureRule } from './gaussHermite.ts';
import type { GroupedCells } from './groupedCells.ts';

/** A model with one random intercept, ready to be evaluated. */
export interface MixedProblem {
  cells: GroupedCells;
  family: CanonicalFamily;
  rule: QuadratureRule;
}

/** Log-likelihood (less what does not depend on the parameters) and its slopes against the coefficients and, last, the sd. */
export interface MixedLikelihood {
  logLikelihood: number;
  gradient: Float64Array;
}

/** How the mode u of a group and the spread s = 1 / √(1 + sd² Σ weight variance) of what is believed about it move. */
interface Movement {
  mode: Float64Array;
  spread: Float64Array;
  logSpread: Float64Array;
}

/**
 * The likelihood with the groups' departures integrated out by adaptive Gauss–Hermite quadrature; one point is Laplace's method.
 *
 * The slopes are exact for the approximated likelihood: they follow modes and spreads. `modes` are started from and written over.
 * Source: Pinheiro and Bates (1995), J Comput Graph Stat 4:12.
 */
export function mixedLikelihood(problem: MixedProblem, point: MixedPoint, modes: Float64Array): MixedLikelihood {
  const { cells, family } = problem;
  const predictor = fixedPredictor(cells, point.coefficients);
  findModes(cells, family, { predictor, sd: point.sd }, modes);
  const gradient = new Float64Array(cells.size + 1);
  let logLikelihood = 0;
  for (let j = 0; j < cells.groups; j++) {
    if (cells.start[j] === cells.start[j + 1]) continue;
    const around = { predictor, sd: point.sd, mode: modes[j] };
    const { spread, movement } = groupMovement(problem, around, j);
    logLikelihood += addGroup(problem, { ...around, spread, movement }, j, gradient);
  }
  return { logLikelihood, gradient };
}

function groupMovement(
  { cells, family }: MixedProblem,
  { predictor, sd, mode }: { predictor: Float64Array; sd: number; mode: number },
  group: number,
): { spread: number; movement: Movement } {
  const { size, x, weight, total } = cells;
  const variances = new Float64Array(size + 1);
  const skews = new Float64Array(size + 1);
  let residual = 0;
  for (let c = cells.start[group]; c < cells.start[group + 1]; c++) {
    const mean = family.mean(predictor[c] + sd * mode);
    residual += total[c] - weight[c] * mean;
    const variance = weight[c] * family.variance(mean);
    const skew = weight[c] * family.skew(mean);
    for (let k = 0; k < size; k++) {
      variances[k] += variance * x[c * size + k];
      skews[k] += skew * x[c * size + k];
    }
  }
  // The intercept's column is 1, so the first sums are those of the variances and skews themselves.
  const precision = 1 + sd * sd * variances[0];
  const spread = 1 / Math.sqrt(precision);
  const movement = { mode: new Float64Array(size + 1), spread: new Float64Array(size + 1), logSpread: variances };
  movement.mode[size] = (residual - sd * mode * variances[0]) / precision;
  for (let k = 0; k < size; k++) movement.mode[k] = (-sd * variances[k]) / precision;
  const atSd = 2 * sd * variances[0] + sd * sd * skews[0] * (mode + sd * movement.mode[size]);
  for (let k = 0; k <= size; k++) {
    const change = k === size ? atSd : sd * sd * (skews[k] + skews[0] * sd * movement.mode[k]);
    movement.logSpread[k] = (-0.5 * change) / precision;
    movement.spread[k] = movement.logSpread[k] * spread;
  }
  return { spread, movement };
}

interface GroupAround {
  predictor: Float64Array;
  sd: number;
  mode: number;
  spread: number;
  movement: Movement;
}

/** Adds a group's slopes and returns its log-likelihood. */
function addGroup(problem: MixedProblem, around: GroupAround, group: number, gradient: Float64Array): number {
  const { size, start, x, total, weight } = problem.cells;
  const { sd, mode, spread, movement } = around;
  const { nodes } = problem.rule;
  const { shares, residuals, means, logSum } = atNodes(problem, around, group);
  let [pull, stretchedPull, sdSlope] = [0, 0, 0];
  nodes.forEach((node, k) => {
    const u = mode + spread * Math.SQRT2 * node;
    const own = shares[k] * (sd * residuals[k] - u);
    pull += own;
    stretchedPull += own * Math.SQRT2 * node;
    sdSlope += shares[k] * residuals[k] * u;
  });
  for (let k = 0; k <= size; k++)
    gradient[k] += movement.logSpread[k] + pull * movement.mode[k] + stretchedPull * movement.spread[k];
  gradient[size] += sdSlope;
  for (let c = start[group]; c < start[group + 1]; c++) {
    let mean = 0;
    for (let k = 0; k < nodes.length; k++) mean += shares[k] * means[(c - start[group]) * nodes.length + k];
    const residual = total[c] - weight[c] * mean;
    for (let k = 0; k < size; k++) gradient[k] += residual * x[c * size + k];
  }
  return Math.log(spread) + logSum;
}

/** The integrand at the nodes: each node's share of the integral, the residual there, and each cell's mean. */
function atNodes(
  { cells, family, rule }: MixedProblem,
  { predictor, sd, mode, spread }: GroupAround,
  group: number,
): { shares: Float64Array; residuals: Float64Array; means: Float64Array; logSum: number } {
  const count = rule.nodes.length;
  const [from, to] = [cells.start[group], cells.start[group + 1]];
  const shares = new Float64Array(count);
  const residuals = new Float64Array(count);
  const means = new Float64Array((to - from) * count);
  for (let k = 0; k < count; k++) {
    const u = mode + spread * Math.SQRT2 * rule.nodes[k];
    let logIntegrand = Math.log(rule.weights[k]) + rule.nodes[k] ** 2 - (u * u) / 2;
    for (let c = from; c < to; c++) {
      const eta = predictor[c] + sd * u;
      const mean = family.mean(eta);
      means[(c - from) * count + k] = mean;
      residuals[k] += cells.total[c] - cells.weight[c] * mean;
      logIntegrand += cells.total[c] * eta - cells.weight[c] * family.cumulant(eta, mean);
    }
    shares[k] = logIntegrand;
  }
  const highest = shares.reduce((most, value) => Math.max(most, value), -Infinity);
  let sum = 0;
  for (let k = 0; k < count; k++) sum += Math.exp(shares[k] - highest);
  const logSum = highest + Math.log(sum);
  for (let k = 0; k < count; k++) shares[k] = Math.exp(shares[k] - logSum);
  return { shares, residuals, means, logSum };
}
