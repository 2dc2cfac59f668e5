/** Whole numbers outgrew what is kept exactly. Nothing is claimed then. */
export class NotExact extends Error {
  constructor() {
    super('The released cells overlap in so many ways that their sums cannot be reduced exactly.');
  }
}

const EXACT = 2 ** 52;

/** `row` with its entry at `pivot` brought to 0 by adding a multiple of `by`; multiplied first where that keeps it whole. */
export function combined(row: Float64Array, by: Float64Array, pivot: number): Float64Array {
  const [own, other] = [row[pivot], by[pivot]];
  if (own === 0) return row;
  const [times, less] = Math.abs(other) === 1 ? [1, own * other] : [other, own];
  const result = new Float64Array(row.length);
  let most = 0;
  for (let at = 0; at < row.length; at++) {
    const value = times * row[at] - less * by[at];
    result[at] = value;
    most = Math.max(most, Math.abs(times * row[at]), Math.abs(less * by[at]));
  }
  if (most > EXACT) throw new NotExact();
  if (times !== 1) normalised(result);
  return result;
}

/** Divides by the greatest common divisor, in place. */
export function normalised(row: Float64Array): void {
  let common = 0;
  for (const value of row) {
    let [a, b] = [common, Math.abs(value)];
    while (b !== 0) [a, b] = [b, a % b];
    common = a;
    if (common === 1) return;
  }
  if (common > 1) for (let at = 0; at < row.length; at++) row[at] /= common;
}

/** Where among the first so many the entry nearest to 0 stands, the first of equals; undefined when all are 0. */
export function smallestEntry(row: Float64Array, among: number): number | undefined {
  let found: number | undefined;
  for (let at = 0; at < among; at++) {
    if (row[at] === 0 || (found !== undefined && Math.abs(row[at]) >= Math.abs(row[found]))) continue;
    found = at;
    if (Math.abs(row[at]) === 1) break;
  }
  return found;
}
