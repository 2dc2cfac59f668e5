import { choleskyFactor, type CholeskyFactor } from './choleskyFactor.ts';
import type { CoxDesign } from './coxDesign.ts';

const vanishing = 1e-9;

/**
 * How much each standardised covariate tells at the start beyond those before it; 0 for one that tells nothing: no variance
 * within any risk set beyond rounding (the most it could have is the events' weight), or a combination of earlier ones.
 */
export function startPivots({ size, eventWeight }: CoxDesign, information: Float64Array): Float64Array {
  let most = 0;
  for (const weight of eventWeight) most += weight;
  const silent = (j: number): boolean => !(information[j * size + j] > 1e-11 * most);
  const kept = information.map((value, at) => (silent(Math.floor(at / size)) || silent(at % size) ? 0 : value));
  const { values, aliased } = choleskyFactor(kept, size);
  return Float64Array.from(aliased, (none, j) => (none ? 0 : values[j * size + j]));
}

/** The first covariate about which the data have stopped telling anything on the way: its coefficient runs to infinity. */
export function vanished({ values, aliased, size }: CholeskyFactor, pivots: Float64Array): number | undefined {
  const at = pivots.findIndex(
    (pivot, j) => pivot > 0 && (aliased[j] === 1 || values[j * size + j] < vanishing * pivot),
  );
  return at < 0 ? undefined : at;
}

/** Largest absolute slope among covariates that tell something. */
export function largestAbsolute(score: Float64Array, pivots: Float64Array): number {
  return score.reduce((most, value, j) => (pivots[j] > 0 ? Math.max(most, Math.abs(value)) : most), 0);
}

/** How far a step moves any row's predictor, relative to 1 + its size; NaN counts as far. */
export function largestMove({ size, x, offset }: CoxDesign, step: Float64Array, predictor: Float64Array): number {
  let most = 0;
  for (let r = 0; r < predictor.length; r++) {
    let change = 0;
    for (let j = 0; j < size; j++) change += step[j] * x[r * size + j];
    const move = Math.abs(change) / (1 + Math.abs(predictor[r] - offset[r]));
    if (!(move <= most)) most = move;
  }
  return most;
}
