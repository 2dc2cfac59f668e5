/** L D Lᵀ of a symmetric matrix, columns that add nothing to those before them marked and left out. */
export interface CholeskyFactor {
  size: number;
  /** Row-major: unit lower triangle L below the diagonal, D on it (0 for an aliased column). */
  values: Float64Array;
  aliased: Uint8Array;
}

const aliasTolerance = 1e-11;

/**
 * Factor of a symmetric non-negative matrix (row-major, only the lower triangle is read).
 *
 * A column whose pivot is under 1e-11 of its own diagonal is a combination of earlier ones: it is marked aliased and solved as 0.
 * Source: Golub and Van Loan, Matrix Computations, algorithm 4.1.2.
 */
export function choleskyFactor(matrix: Float64Array, size: number): CholeskyFactor {
  const values = Float64Array.from(matrix);
  const aliased = new Uint8Array(size);
  for (let j = 0; j < size; j++) {
    let pivot = values[j * size + j];
    for (let k = 0; k < j; k++) pivot -= values[j * size + k] ** 2 * values[k * size + k];
    aliased[j] = pivot > aliasTolerance * values[j * size + j] ? 0 : 1;
    values[j * size + j] = aliased[j] ? 0 : pivot;
    for (let i = j + 1; i < size; i++) {
      let sum = values[i * size + j];
      for (let k = 0; k < j; k++) sum -= values[i * size + k] * values[j * size + k] * values[k * size + k];
      values[i * size + j] = aliased[j] ? 0 : sum / pivot;
    }
  }
  return { size, values, aliased };
}

/** The solution of A x = b; 0 where a column is aliased. */
export function choleskySolve({ size, values, aliased }: CholeskyFactor, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i++) {
    if (aliased[i]) x[i] = 0;
    else for (let k = 0; k < i; k++) x[i] -= values[i * size + k] * x[k];
  }
  for (let i = size - 1; i >= 0; i--) {
    if (aliased[i]) continue;
    x[i] /= values[i * size + i];
    for (let k = i + 1; k < size; k++) x[i] -= values[k * size + i] * x[k];
  }
  return x;
}

/** The inverse, row-major; rows and columns of aliased columns are 0. */
export function choleskyInverse(factor: CholeskyFactor): Float64Array {
  const { size, aliased } = factor;
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    if (aliased[j]) continue;
    const unit = new Float64Array(size);
    unit[j] = 1;
    const column = choleskySolve(factor, unit);
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i];
  }
  return inverse;
}
