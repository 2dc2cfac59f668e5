/**
 * Each value less the weighted mean of its unit: what is left of a column when every unit has an intercept of its own.
 *
 * `unit` numbered from 0; a unit without weight keeps its values. A column that is constant within its units is exactly 0.
 * Source: Frisch and Waugh (1933).
 */
export function withinUnits(values: ArrayLike<number>, unit: Int32Array, weights?: ArrayLike<number>): Float64Array {
  const units = 1 + unit.reduce((most, u) => Math.max(most, u), -1);
  const [sums, totals] = [new Float64Array(units), new Float64Array(units)];
  for (let i = 0; i < unit.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    sums[unit[i]] += weight * values[i];
    totals[unit[i]] += weight;
  }
  let [before, after] = [0, 0];
  const result = Float64Array.from(unit, (u, i) => {
    const left = values[i] - (totals[u] > 0 ? sums[u] / totals[u] : 0);
    before += values[i] ** 2;
    after += left ** 2;
    return left;
  });
  return after > 1e-24 * before ? result : result.fill(0);
}
