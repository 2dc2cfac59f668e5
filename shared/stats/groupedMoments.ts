import type { RegressionDesign } from './regressionDesign.ts';

/**
 * Everything a model with one random intercept needs of its rows: for each group its size and its means, and the products of
 * deviations from the groups' means summed over all groups. Columns: intercept, standardised covariates, response less its mean.
 */
export interface GroupedMoments {
  groups: number;
  /** Columns, the response (last) among them. */
  width: number;
  /** Sum of weights of all rows. */
  total: number;
  /** Mean of the response (less its offset), by which the last column is shifted. */
  responseMean: number;
  /** Sum of weights per group; 0 for a group without rows. */
  count: Float64Array;
  /** groups × width, row-major. */
  means: Float64Array;
  /** width × width, row-major, lower triangle. */
  within: Float64Array;
}

const blockRows = 512;

/** Sums of a design's rows by group, where `group` holds for each row a number from 0 up to `groups`. */
export function groupedMoments(design: RegressionDesign, group: ArrayLike<number>, groups: number): GroupedMoments {
  const width = design.size + 1;
  const count = new Float64Array(groups);
  const means = new Float64Array(groups * width);
  const { rows, weights } = design;
  for (let i = 0; i < rows; i++) count[group[i]] += weights ? weights[i] : 1;
  const total = count.reduce((sum, n) => sum + n, 0);
  const responseMean = meanResponse(design, total);
  const columns = standardColumns(design, responseMean);
  columns.forEach((fill, column) => {
    const values = new Float64Array(blockRows);
    for (let start = 0; start < rows; start += blockRows) {
      const size = Math.min(blockRows, rows - start);
      fill(values, start, size);
      for (let r = 0; r < size; r++) {
        const i = start + r;
        means[group[i] * width + column] += weights ? weights[i] * values[r] : values[r];
      }
    }
  });
  for (let j = 0; j < groups; j++) for (let k = 0; k < width; k++) if (count[j] > 0) means[j * width + k] /= count[j];
  const within = withinProducts(design, columns, { group, means });
  return { groups, width, total, responseMean, count, means, within };
}

function meanResponse({ rows, response, offset, weights }: RegressionDesign, total: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += (weights ? weights[i] : 1) * (response[i] - (offset ? offset[i] : 0));
  return sum / total;
}

/** Writes a block of one column. */
type ColumnFill = (values: Float64Array, start: number, size: number) => void;

const one: ColumnFill = (values) => values.fill(1);

function standardColumns(design: RegressionDesign, responseMean: number): ColumnFill[] {
  const { columns, response, offset, centre, spread } = design;
  const covariates = columns.map((column, k): ColumnFill => {
    const scale = spread[k + 1] === 0 ? 0 : 1 / spread[k + 1];
    const mean = centre[k + 1];
    return (values, start, size) => {
      for (let r = 0; r < size; r++) values[r] = (column[start + r] - mean) * scale;
    };
  });
  const shifted: ColumnFill = (values, start, size) => {
    for (let r = 0; r < size; r++) values[r] = response[start + r] - (offset ? offset[start + r] : 0) - responseMean;
  };
  return [one, ...covariates, shifted];
}

function withinProducts(
  { rows, weights }: RegressionDesign,
  columns: ColumnFill[],
  { group, means }: { group: ArrayLike<number>; means: Float64Array },
): Float64Array {
  const width = columns.length;
  const within = new Float64Array(width * width);
  const block = columns.map(() => new Float64Array(blockRows));
  const weighted = new Float64Array(blockRows);
  for (let start = 0; start < rows; start += blockRows) {
    const size = Math.min(blockRows, rows - start);
    for (let k = 1; k < width; k++) {
      const values = block[k];
      columns[k](values, start, size);
      for (let r = 0; r < size; r++) {
        values[r] -= means[group[start + r] * width + k];
        weighted[r] = weights ? weights[start + r] * values[r] : values[r];
      }
      for (let l = 1; l <= k; l++) within[k * width + l] += dot(weighted, block[l], size);
    }
  }
  return within;
}

function dot(a: Float64Array, b: Float64Array, size: number): number {
  let sum = 0;
  for (let r = 0; r < size; r++) sum += a[r] * b[r];
  return sum;
}
