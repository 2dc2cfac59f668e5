/**
 * Which value lies above the given share of the values?
 *
 * Between two values the answer is interpolated. `undefined` without values.
 * Source: Hyndman and Fan (1996), type 7, R's default.
 */
export function quantile(values: ArrayLike<number>, share: number): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
