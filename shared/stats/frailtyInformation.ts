import { choleskyFactor, choleskySolve, type CholeskyFactor } from './choleskyFactor.ts';
import type { FrailtyDesign } from './frailtyDesign.ts';
import { parameterSums, riskSums, rowValues, sumOverRisk, type FrailtyPoint } from './frailtyLikelihood.ts';

/** The information with all pairs of groups left out: a diagonal for the groups, bordered by the covariates. */
export interface ArrowInformation {
  /** Per group, the penalty included. */
  diagonal: Float64Array;
  /** Per covariate, its products with each group and then with each covariate. */
  border: Float64Array[];
  /** Of the covariates' own block once the groups are eliminated. */
  schur: CholeskyFactor;
}

/** The information of the partial likelihood (without the penalty) times a vector of parameters, in one pass over the rows; fills `product`. */
export function informationProduct(
  design: FrailtyDesign,
  point: FrailtyPoint,
  vector: Float64Array,
  product?: Float64Array,
): Float64Array {
  const { events } = design.cox.sets;
  const { risk, expected } = point;
  const [values, sums] = design.scratch;
  rowValues(design, vector, values);
  for (let r = 0; r < values.length; r++) sums[r] = values[r] * risk[r];
  // Each event time's sums make way for how its hazard, and what ties spare of it, would change.
  const { atRisk: change, withEvent: spared } = riskSums(design, sums, design.riskSums);
  for (let k = 0; k < events.length; k++) {
    const d = events[k];
    const [atRisk, withEvent] = [change[k], spared[k]];
    change[k] = 0;
    spared[k] = 0;
    for (let l = 0; l < d; l++) {
      const total = point.atRisk[k] - (l / d) * point.withEvent[k];
      const step = (atRisk - (l / d) * withEvent) / (total * total);
      change[k] += step;
      spared[k] += (l / d) * step;
    }
  }
  sumOverRisk(design, [change, spared], sums);
  for (let r = 0; r < values.length; r++) values[r] = values[r] * expected[r] - risk[r] * sums[r];
  return parameterSums(design, values, product);
}

/** Each group's events expected by exit: an upper bound of its information, equal to it when a group is never much of those at risk. */
export function groupExpected({ group, groups }: FrailtyDesign, { expected }: FrailtyPoint): Float64Array {
  const sums = new Float64Array(groups);
  for (let r = 0; r < group.length; r++) sums[group[r]] += expected[r];
  return sums;
}

/** Puts the arrow together from the groups' own information. One pass over the rows per covariate. */
export function arrowInformation(
  design: FrailtyDesign,
  point: FrailtyPoint,
  groupsOwn: Float64Array,
): ArrowInformation {
  const { groups, cox } = design;
  const { size } = cox;
  const diagonal = groupsOwn.map((own, g) => own + point.penalty[g]);
  const border = Array.from({ length: size }, (_, j) => {
    const unit = new Float64Array(groups + size);
    if (!design.estimated[j]) return unit;
    unit[groups + j] = 1;
    return informationProduct(design, point, unit);
  });
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = border[i][groups + j];
      for (let g = 0; g < groups; g++) sum -= (border[i][g] * border[j][g]) / diagonal[g];
      matrix[i * size + j] = sum;
    }
  }
  return { diagonal, border, schur: choleskyFactor(matrix, size) };
}

/** Solves arrow × result = vector exactly; fills `result`. */
export function arrowSolve(
  { diagonal, border, schur }: ArrowInformation,
  vector: Float64Array,
  result: Float64Array = new Float64Array(vector.length),
): Float64Array {
  const groups = diagonal.length;
  const right = Float64Array.from(border, (column, j) => {
    let sum = vector[groups + j];
    for (let g = 0; g < groups; g++) sum -= (column[g] * vector[g]) / diagonal[g];
    return sum;
  });
  const slopes = choleskySolve(schur, right);
  result.set(slopes, groups);
  for (let g = 0; g < groups; g++) {
    let sum = vector[g];
    for (let j = 0; j < border.length; j++) sum -= border[j][g] * slopes[j];
    result[g] = sum / diagonal[g];
  }
  return result;
}

/**
 * Solves (information + penalty) × result = vector with all pairs of groups in it, by conjugate gradients that the arrow, which
 * must be an upper bound of that matrix, conditions. `tolerance`: residual left, relative to the vector.
 *
 * Source: Golub and Van Loan, Matrix Computations, §11.5.
 */
export function informationSolve(
  design: FrailtyDesign,
  point: FrailtyPoint,
  { arrow, vector, tolerance }: { arrow: ArrowInformation; vector: Float64Array; tolerance: number },
): Float64Array {
  const result = new Float64Array(vector.length);
  const residual = vector.slice();
  const conditioned = arrowSolve(arrow, residual);
  const product = new Float64Array(vector.length);
  const direction = conditioned.slice();
  let size = dot(residual, conditioned);
  const enough = tolerance * tolerance * size;
  for (let step = 0; step < vector.length + 20 && size > enough; step++) {
    informationProduct(design, point, direction, product);
    for (let g = 0; g < design.groups; g++) product[g] += point.penalty[g] * direction[g];
    const length = size / dot(direction, product);
    for (let i = 0; i < result.length; i++) {
      result[i] += length * direction[i];
      residual[i] -= length * product[i];
    }
    arrowSolve(arrow, residual, conditioned);
    const next = dot(residual, conditioned);
    for (let i = 0; i < direction.length; i++) direction[i] = conditioned[i] + (next / size) * direction[i];
    size = next;
  }
  return result;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
