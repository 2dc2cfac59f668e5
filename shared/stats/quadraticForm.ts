import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';

/**
 * v′ M⁻¹ v over the entries that exist, M symmetric and non-negative. Parts of M that are combinations of others are left out.
 * `undefined` when no entry exists.
 */
export function quadraticForm(
  matrix: readonly (readonly (number | undefined)[])[],
  vector: readonly (number | undefined)[],
): number | undefined {
  const kept = vector.flatMap((value, j) => (value === undefined || matrix[j][j] === undefined ? [] : [j]));
  if (kept.length === 0) return undefined;
  const root = kept.map((j) => Math.sqrt(matrix[j][j]!) || 1);
  const scaled = Float64Array.from(kept.flatMap((i, a) => kept.map((j, b) => matrix[i][j]! / root[a] / root[b])));
  const values = Float64Array.from(kept, (j, a) => vector[j]! / root[a]);
  const solved = choleskySolve(choleskyFactor(scaled, kept.length), values);
  return values.reduce((sum, value, a) => sum + value * solved[a], 0);
}
