import type { CanonicalFamily } from './canonicalFamily.ts';
import { choleskyFactor } from './choleskyFactor.ts';
import { findModes, fixedPredictor } from './conditionalModes.ts';
import type { Convergence } from './convergence.ts';
import { gaussHermite } from './gaussHermite.ts';
import { groupedCells, type GroupedCells, type RowSums } from './groupedCells.ts';
import type { GroupedRegressionInput } from './linearMixedModel.ts';
import { penalisedSpread } from './penalisedSpread.ts';
import { quadratureFit, type MixedEstimate } from './quadratureFit.ts';
import { mixedLikelihood, type MixedProblem } from './randomInterceptLikelihood.ts';
import { crossProducts, regressionDesign, type RegressionDesign } from './regressionDesign.ts';
import { originalScale, type RegressionFit } from './regressionFit.ts';

/** A generalised linear model whose intercept varies between groups by a normal distribution on the linear predictor's scale. */
export interface GeneralisedMixedModelFit
  extends Convergence, Pick<RegressionFit, 'coefficients' | 'standardErrors' | 'covariance' | 'logLikelihood' | 'aic'> {
  /** Standard deviation between groups; 0 on the boundary. */
  sdBetween: number;
  /** `undefined` on the boundary, and for the penalised fit (no quadrature points). */
  seSdBetween: number | undefined;
  /** Most likely departure of each group from the common intercept; 0 for a group without rows. */
  effects: Float64Array;
  /** Standard deviation of a group's departure given its rows, from the curvature at the mode, coefficients taken as known. */
  effectSds: Float64Array;
}

/** What a response distribution brings to the fit: its family, what each row adds, and the part of the likelihood that is constant. */
export interface MixedRows {
  family: CanonicalFamily;
  rows: RowSums;
  constant: number;
}

/** Fits by `points` of adaptive quadrature (1: Laplace), or by penalised modes (0). `undefined` with fewer than two groups. */
export function generalisedMixedModel(
  input: GroupedRegressionInput,
  prepare: (design: RegressionDesign) => MixedRows,
  points: number,
): GeneralisedMixedModelFit | undefined {
  const design = regressionDesign(input);
  if (input.group.length !== design.rows) throw new RangeError('Columns differ in length.');
  if (!(Number.isInteger(points) && points >= 0)) throw new RangeError('Quadrature needs a whole number of points.');
  const { family, rows, constant } = prepare(design);
  const kept = keptColumns(design, rows.weight);
  const cells = groupedCells(design, input, rows, kept);
  if (filledGroups(cells) < 2) return undefined;
  const laplace = { cells, family, rule: gaussHermite(1) };
  const first = penalisedSpread(laplace, points === 0 ? 1e-12 : 1e-3);
  const exact = points > 0 && first.sd > 0 && first.reason === undefined;
  const estimate = exact
    ? quadratureFit({ ...laplace, rule: gaussHermite(points) }, first)
    : penalisedFit(laplace, first);
  return summary(design, { cells, family, kept, constant }, estimate);
}

function penalisedFit(
  problem: MixedProblem,
  { sd, fit, ...search }: ReturnType<typeof penalisedSpread>,
): MixedEstimate {
  const { logLikelihood } = mixedLikelihood(problem, { coefficients: fit.coefficients, sd }, fit.modes);
  const boundary = 'The groups differ no more than chance makes them: the estimate lies on the boundary, 0.';
  const reason = search.reason ?? (sd === 0 ? boundary : undefined);
  const convergence = {
    converged: search.reason === undefined,
    iterations: search.iterations,
    gradient: search.gradient,
  };
  return {
    coefficients: fit.coefficients,
    sd,
    information: fit.information,
    seSd: undefined,
    logLikelihood,
    convergence: { ...convergence, ...(reason === undefined ? {} : { reason }) },
  };
}

interface Fitted {
  cells: GroupedCells;
  family: CanonicalFamily;
  kept: number[];
  constant: number;
}

function summary(
  design: RegressionDesign,
  { cells, family, kept, constant }: Fitted,
  { coefficients, sd, information, seSd, logLikelihood, convergence }: MixedEstimate,
): GeneralisedMixedModelFit {
  const all = new Float64Array(design.size);
  const matrix = new Float64Array(design.size ** 2);
  kept.forEach((k, a) => {
    all[k] = coefficients[a];
    for (let b = 0; b <= a; b++) matrix[k * design.size + kept[b]] = information[a * cells.size + b];
  });
  const total = logLikelihood + constant;
  const factor = choleskyFactor(matrix, design.size);
  // Columns were found apart from each other before, so information lost since then is a likelihood without a summit.
  const isFlat = kept.some((k) => factor.aliased[k] === 1);
  return {
    ...originalScale(design, { coefficients: all, factor }),
    sdBetween: sd,
    seSdBetween: seSd,
    logLikelihood: total,
    aic: 2 * (kept.length + 1) - 2 * total,
    ...groupEffects(cells, family, { coefficients, sd }),
    ...convergence,
    ...(isFlat
      ? { converged: false, reason: 'The likelihood is flat: some coefficients have no finite estimate.' }
      : {}),
  };
}

function groupEffects(
  cells: GroupedCells,
  family: CanonicalFamily,
  { coefficients, sd }: { coefficients: Float64Array; sd: number },
): Pick<GeneralisedMixedModelFit, 'effects' | 'effectSds'> {
  const predictor = fixedPredictor(cells, coefficients);
  const effects = new Float64Array(cells.groups);
  findModes(cells, family, { predictor, sd }, effects);
  const effectSds = new Float64Array(cells.groups);
  for (let j = 0; j < cells.groups; j++) {
    effects[j] *= sd;
    let variance = 0;
    for (let c = cells.start[j]; c < cells.start[j + 1]; c++)
      variance += cells.weight[c] * family.variance(family.mean(predictor[c] + effects[j]));
    effectSds[j] = sd / Math.sqrt(1 + sd * sd * variance);
  }
  return { effects, effectSds };
}

/** Columns that are no combination of earlier ones. */
function keptColumns(design: RegressionDesign, weight: Float64Array): number[] {
  const { matrix } = crossProducts(design, weight, new Float64Array(design.rows));
  const { aliased } = choleskyFactor(matrix, design.size);
  return Array.from(aliased.keys()).filter((k) => aliased[k] === 0);
}

function filledGroups({ groups, start }: GroupedCells): number {
  let filled = 0;
  for (let j = 0; j < groups; j++) if (start[j + 1] > start[j]) filled++;
  return filled;
}
