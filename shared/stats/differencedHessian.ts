/**
 * Second derivatives of a function from its exact gradient, row-major and symmetric.
 *
 * Central differences at two step sizes, extrapolated (Richardson, 1911): the error falls with the fourth power of `steps`.
 */
export function differencedHessian(
  gradient: (at: Float64Array) => Float64Array,
  at: Float64Array,
  steps: Float64Array,
): Float64Array {
  const size = at.length;
  const hessian = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const wide = centralDifference(gradient, at, k, steps[k]);
    const narrow = centralDifference(gradient, at, k, steps[k] / 2);
    for (let l = 0; l < size; l++) {
      const slope = (4 * narrow[l] - wide[l]) / 3;
      hessian[k * size + l] += slope / 2;
      hessian[l * size + k] += slope / 2;
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
