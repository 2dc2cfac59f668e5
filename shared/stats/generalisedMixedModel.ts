import type { CanonicalFamily } from './canonicalFamily.ts';
import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';
import { findModes, fixedPredictor } from './conditionalModes.ts';
import type { Convergence } from './convergence.ts';
import { gaussHermite } from './gaussHermite.ts';
import { groupedCells, type GroupedCells, type RowSums } from './groupedCells.ts';
import type { GroupedRegressionInput } from './linearMixedModel.ts';
import { maximiseByNewton } from './maximiseByNewton.ts';
import { penalisedSpread } from './penalisedSpread.ts';
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
  const first = penalisedSpread(laplace);
  const exact = points > 0 && first.sd > 0 && first.reason === undefined;
  const estimate = exact
    ? quadratureFit({ ...laplace, rule: gaussHermite(points) }, first)
    : penalisedFit(laplace, first);
  return summary(design, { cells, family, kept, constant }, estimate);
}

interface Estimate {
  coefficients: Float64Array;
  sd: number;
  /** Information of the coefficients with the sd swept out, row-major. */
  information: Float64Array;
  seSd: number | undefined;
  logLikelihood: number;
  convergence: Convergence;
}

function penalisedFit(problem: MixedProblem, { sd, fit, ...search }: ReturnType<typeof penalisedSpread>): Estimate {
  const { logLikelihood } = mixedLikelihood(problem, { coefficients: fit.coefficients, sd }, fit.modes);
  const boundary = 'The groups differ no more than chance makes them: the estimate lies on the boundary, 0.';
  const reason = search.reason ?? (sd === 0 ? boundary : undefined);
  const { size, values } = fit.factor;
  const information = new Float64Array(size * size);
  for (let k = 0; k < size; k++)
    for (let l = 0; l <= k; l++) {
      for (let m = 0; m <= l; m++) {
        const left = m === k ? 1 : values[k * size + m];
        const right = m === l ? 1 : values[l * size + m];
        information[k * size + l] += left * right * values[m * size + m];
      }
    }
  const convergence = {
    converged: search.reason === undefined,
    iterations: search.iterations,
    gradient: search.gradient,
  };
  return {
    coefficients: fit.coefficients,
    sd,
    information,
    seSd: undefined,
    logLikelihood,
    convergence: { ...convergence, ...(reason === undefined ? {} : { reason }) },
  };
}

function quadratureFit(problem: MixedProblem, { sd, fit }: ReturnType<typeof penalisedSpread>): Estimate {
  const size = problem.cells.size;
  const modes = Float64Array.from(fit.modes);
  const evaluate = (at: Float64Array): { value: number; gradient: Float64Array } => {
    const point = { coefficients: at.subarray(0, size), sd: at[size] };
    const { logLikelihood, gradient } = mixedLikelihood(problem, point, modes);
    return { value: logLikelihood, gradient };
  };
  const steps = (at: Float64Array): Float64Array => at.map((_, k) => (k === size ? 4e-3 * Math.abs(at[size]) : 4e-3));
  const top = maximiseByNewton(evaluate, Float64Array.from([...fit.coefficients, sd]), steps);
  const full = choleskyFactor(top.information, size + 1);
  const unit = new Float64Array(size + 1);
  unit[size] = 1;
  const seSd = Math.sqrt(choleskySolve(full, unit)[size]);
  const swept = new Float64Array(size * size);
  const corner = top.information[size * (size + 1) + size];
  for (let k = 0; k < size; k++)
    for (let l = 0; l <= k; l++) {
      const across = top.information[k * (size + 1) + size] * top.information[l * (size + 1) + size];
      swept[k * size + l] = top.information[k * (size + 1) + l] - across / corner;
    }
  const { at, value, information: _, ...convergence } = top;
  return {
    coefficients: at.slice(0, size),
    sd: Math.abs(at[size]),
    information: swept,
    seSd,
    logLikelihood: value,
    convergence,
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
  { coefficients, sd, information, seSd, logLikelihood, convergence }: Estimate,
): GeneralisedMixedModelFit {
  const all = new Float64Array(design.size);
  const matrix = new Float64Array(design.size ** 2);
  kept.forEach((k, a) => {
    all[k] = coefficients[a];
    for (let b = 0; b <= a; b++) matrix[k * design.size + kept[b]] = information[a * cells.size + b];
  });
  const total = logLikelihood + constant;
  return {
    ...originalScale(design, { coefficients: all, factor: choleskyFactor(matrix, design.size) }),
    sdBetween: sd,
    seSdBetween: seSd,
    logLikelihood: total,
    aic: 2 * (kept.length + 1) - 2 * total,
    ...groupEffects(cells, family, { coefficients, sd }),
    ...convergence,
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
