import type { RegressionDesign } from './regressionDesign.ts';

/** Rows with the same group and covariates added up, cells of a group side by side. */
export interface GroupedCells {
  groups: number;
  /** Coefficients, the intercept among them. */
  size: number;
  /** First cell of each group, and the number of cells at the end. */
  start: Int32Array;
  /** cells × size, row-major: 1 and the standardised covariates. */
  x: Float64Array;
  offset: Float64Array;
  /** What the linear predictor is multiplied with in the log-likelihood. */
  total: Float64Array;
  /** What the cumulant is multiplied with: trials or exposure. */
  weight: Float64Array;
}

/** What a row adds to its cell. */
export interface RowSums {
  total: Float64Array;
  weight: Float64Array;
  offset: Float64Array;
}

/** Adds up the rows of a design by group and covariates; `columns`: which coefficients (0: the intercept) to keep. */
export function groupedCells(
  design: RegressionDesign,
  { group, groups }: { group: ArrayLike<number>; groups: number },
  rows: RowSums,
  columns: readonly number[],
): GroupedCells {
  const { cell, cells, firstRow } = numberCells(design, group, [
    rows.offset,
    ...columns.filter((k) => k > 0).map((k) => design.columns[k - 1]),
  ]);
  const size = columns.length;
  const start = new Int32Array(groups + 1);
  for (let c = 0; c < cells; c++) start[group[firstRow[c]] + 1]++;
  for (let j = 0; j < groups; j++) start[j + 1] += start[j];
  const next = start.slice();
  const place = new Int32Array(cells);
  for (let c = 0; c < cells; c++) place[c] = next[group[firstRow[c]]]++;
  const x = new Float64Array(cells * size);
  const offset = new Float64Array(cells);
  for (let c = 0; c < cells; c++) {
    offset[place[c]] = rows.offset[firstRow[c]];
    columns.forEach((k, at) => {
      const { centre, spread } = design;
      x[place[c] * size + at] = k === 0 ? 1 : (design.columns[k - 1][firstRow[c]] - centre[k]) / spread[k];
    });
  }
  const total = new Float64Array(cells);
  const weight = new Float64Array(cells);
  for (let i = 0; i < design.rows; i++) {
    total[place[cell[i]]] += rows.total[i];
    weight[place[cell[i]]] += rows.weight[i];
  }
  return { groups, size, start, x, offset, total, weight };
}

/** Numbers combinations of group and values: one column after the other, by pairs of the number so far and the column's value. */
function numberCells(
  { rows }: RegressionDesign,
  group: ArrayLike<number>,
  columns: readonly Float64Array[],
): { cell: Float64Array; cells: number; firstRow: number[] } {
  const cell = Float64Array.from(group);
  let cells = rows;
  for (const column of columns) {
    const values = new Map<number, number>();
    const pairs = new Map<number, number>();
    for (let i = 0; i < rows; i++) {
      const value = numbered(values, column[i]);
      cell[i] = numbered(pairs, cell[i] * rows + value);
    }
    cells = pairs.size;
  }
  const firstRow: number[] = Array.from({ length: cells });
  for (let i = rows - 1; i >= 0; i--) firstRow[cell[i]] = i;
  return { cell, cells, firstRow };
}

function numbered(numbers: Map<number, number>, value: number): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}
