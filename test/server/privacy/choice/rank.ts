/** Rank of a matrix by Gaussian elimination with fractions kept as doubles; for small matrices of small whole numbers. */
export function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const pivot = left.findIndex((row, at) => at >= found && Math.abs(row[column]) > 1e-9);
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot], left[found]];
    for (let at = found + 1; at < left.length; at += 1) {
      const factor = left[at][column] / left[found][column];
      for (let c = column; c < left[at].length; c += 1) left[at][c] -= factor * left[found][c];
    }
    found += 1;
  }
  return found;
}

/** Can this row be put together of the others? */
export const isSpanned = (row: readonly number[], by: readonly (readonly number[])[]): boolean =>
  rank([...by, row]) === rank(by);
