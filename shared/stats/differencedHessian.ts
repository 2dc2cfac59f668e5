/**
 * Second derivatives of a function from its exact gradient, row-major and symmetric.
 *
 * Central differences: the error falls with the square of `steps`.
 */
export function differencedHessian(
  gradient: (at: Float64Array) => Float64Array,
  at: Float64Array,
  steps: Float64Array,
): Float64Array {
  const size = at.length;
  const hessian = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const slopes = centralDifference(gradient, at, k, steps[k]);
    for (let l = 0; l < size; l++) {
      hessian[k * size + l] += slopes[l] / 2;
      hessian[l * size + k] += slopes[l] / 2;
    }
  }
  return hessian;
}

function centralDifference(
  gradient: (at: Float64Array) => Float64Array,
  at: Float64Array,
  k: number,
  step: number,
): Float64Array {
  const moved = Float64Array.from(at);
  moved[k] = at[k] + step;
  const above = gradient(moved);
  moved[k] = at[k] - step;
  const below = gradient(moved);
  return above.map((value, l) => (value - below[l]) / (2 * step));
}
