import { choleskyFactor, choleskySolve, type CholeskyFactor } from './choleskyFactor.ts';
import { withinUnits } from './withinUnits.ts';

/** Units seen repeatedly, one row for each unit and time. */
export interface Panel {
  /** Numbered from 0. */
  unit: Int32Array;
  /** In steps of any unit; every time that occurs has a level of its own. */
  time: ArrayLike<number>;
  /** What the response is to be explained by, beside the unit and the time. */
  columns: readonly Float64Array[];
  /** Numbered from 0: rows of a cluster need not be independent. The units themselves when left out. */
  cluster?: Int32Array;
}

/** An indicator for each time but the first, and after them the panel's own columns: one that follows from times is not estimated. */
export function timesAndColumns({ time, columns }: Panel): Float64Array[] {
  const times = [...new Set(Array.from(time))].sort((a, b) => a - b);
  return [...times.slice(1).map((one) => Float64Array.from(time, (t) => (t === one ? 1 : 0))), ...columns];
}

/** Where least squares of the residuals would move the coefficients, every unit having an intercept of its own. */
export interface PanelStep {
  /** The columns less their units' means. */
  within: Float64Array[];
  factor: CholeskyFactor;
  step: Float64Array;
}

/** `residuals` are those of the rows times their weight: the score of each row. */
export function panelStep(
  columns: readonly Float64Array[],
  unit: Int32Array,
  residuals: Float64Array,
  weights?: Float64Array,
): PanelStep {
  const size = columns.length;
  const within = columns.map((column) => withinUnits(column, unit, weights));
  const matrix = new Float64Array(size * size);
  const score = new Float64Array(size);
  within.forEach((column, j) => {
    const weighted = weights === undefined ? column : column.map((value, i) => value * weights[i]);
    score[j] = dot(column, residuals);
    for (let k = 0; k <= j; k++) matrix[j * size + k] = dot(weighted, within[k]);
  });
  const factor = choleskyFactor(matrix, size);
  return { within, factor, step: choleskySolve(factor, score) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
