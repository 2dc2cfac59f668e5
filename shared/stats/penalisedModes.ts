import type { CanonicalFamily } from './canonicalFamily.ts';
import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';
import { findModes, fixedPredictor } from './conditionalModes.ts';
import type { GroupedCells } from './groupedCells.ts';

/** Coefficients and groups' departures that are most likely together at a given standard deviation. */
export interface PenalisedModes {
  coefficients: Float64Array;
  /** Departures in units of the standard deviation. */
  modes: Float64Array;
  /** Of the coefficients with the departures swept out, row-major, lower triangle. */
  information: Float64Array;
  /** How the coefficients move with the standard deviation. */
  movement: Float64Array;
  iterations: number;
  converged: boolean;
}

interface Products {
  information: Float64Array;
  score: Float64Array;
  /** Right-hand side of the coefficients' movement with the standard deviation. */
  drift: Float64Array;
}

/**
 * Makes the penalised log-likelihood Σ log-likelihood - ½ Σ u² largest over coefficients and departures at a given `sd`.
 *
 * The departures are brought to their best for every trial of the coefficients, so that only the coefficients take Newton steps.
 * Source: penalised iteratively reweighted least squares, Bates et al. (2015), with each group eliminated by hand.
 */
export function penalisedModes(
  cells: GroupedCells,
  family: CanonicalFamily,
  sd: number,
  from: { coefficients: Float64Array; modes: Float64Array },
): PenalisedModes {
  let coefficients = from.coefficients;
  const modes = Float64Array.from(from.modes);
  let height = penalised(cells, family, { coefficients, sd }, modes);
  for (let iterations = 1; ; iterations++) {
    const { information, score, drift } = products(cells, family, { coefficients, sd, modes });
    const factor = choleskyFactor(information, cells.size);
    const step = choleskySolve(factor, score);
    const move = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const converged = move <= 1e-10;
    if (converged || iterations === 60 || !Number.isFinite(move))
      return { coefficients, modes, information, movement: choleskySolve(factor, drift), iterations, converged };
    let scale = Math.min(1, 4 / move);
    for (let halving = 0; halving < 30; halving++, scale /= 2) {
      const trial = coefficients.map((b, k) => b + scale * step[k]);
      const reached = penalised(cells, family, { coefficients: trial, sd }, modes);
      if (!(reached >= height - 1e-10 * (1 + Math.abs(height)))) continue;
      [coefficients, height] = [trial, reached];
      break;
    }
  }
}

/** The penalised log-likelihood at the best departures for the coefficients, which are written over `modes`. */
function penalised(
  cells: GroupedCells,
  family: CanonicalFamily,
  { coefficients, sd }: { coefficients: Float64Array; sd: number },
  modes: Float64Array,
): number {
  const predictor = fixedPredictor(cells, coefficients);
  findModes(cells, family, { predictor, sd }, modes);
  let height = 0;
  for (let j = 0; j < cells.groups; j++) {
    height -= modes[j] ** 2 / 2;
    for (let c = cells.start[j]; c < cells.start[j + 1]; c++) {
      const eta = predictor[c] + sd * modes[j];
      height += cells.total[c] * eta - cells.weight[c] * family.cumulant(eta, family.mean(eta));
    }
  }
  return height;
}

function products(
  cells: GroupedCells,
  family: CanonicalFamily,
  { coefficients, sd, modes }: { coefficients: Float64Array; sd: number; modes: Float64Array },
): Products {
  const { groups, size, start, x, total, weight } = cells;
  const predictor = fixedPredictor(cells, coefficients);
  const information = new Float64Array(size * size);
  const score = new Float64Array(size);
  const drift = new Float64Array(size);
  const sums = new Float64Array(size);
  for (let j = 0; j < groups; j++) {
    sums.fill(0);
    let pull = 0;
    for (let c = start[j]; c < start[j + 1]; c++) {
      const mean = family.mean(predictor[c] + sd * modes[j]);
      const variance = weight[c] * family.variance(mean);
      const residual = total[c] - weight[c] * mean;
      pull += residual;
      for (let k = 0; k < size; k++) {
        const scaled = variance * x[c * size + k];
        score[k] += residual * x[c * size + k];
        sums[k] += scaled;
        for (let l = 0; l <= k; l++) information[k * size + l] += scaled * x[c * size + l];
      }
    }
    // The first column is 1: sums[0] is the group's whole variance.
    const precision = 1 + sd * sd * sums[0];
    const sdMove = (pull - sd * modes[j] * sums[0]) / precision;
    for (let k = 0; k < size; k++) {
      drift[k] -= sums[k] * (modes[j] + sd * sdMove);
      for (let l = 0; l <= k; l++) information[k * size + l] -= (sd * sd * sums[k] * sums[l]) / precision;
    }
  }
  return { information, score, drift };
}
