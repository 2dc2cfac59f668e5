/** What a regression is fitted to. An intercept is always added and is the first coefficient. */
export interface RegressionInput {
  /** One array per covariate, as long as the response. */
  columns: readonly Float64Array[];
  response: ArrayLike<number>;
  /** Added to the linear predictor, with no coefficient of its own (ln exposure for rates). */
  offset?: ArrayLike<number>;
  /** How often each row counts; 0 leaves it out. For shares: the number of trials. */
  weights?: ArrayLike<number>;
}

/** Covariates seen as (x - centre) / spread, so that far-off origins and units of any size cost no digits. */
export interface RegressionDesign extends RegressionInput {
  rows: number;
  /** Coefficients, the intercept among them. */
  size: number;
  centre: Float64Array;
  spread: Float64Array;
}

const blockRows = 512;

/** Checks lengths and finds each column's mean and standard deviation; a constant column has spread 0 and will be aliased. */
export function regressionDesign(input: RegressionInput): RegressionDesign {
  const rows = input.response.length;
  for (const values of [...input.columns, input.offset, input.weights])
    if (values !== undefined && values.length !== rows) throw new RangeError('Columns differ in length.');
  const size = input.columns.length + 1;
  const centre = new Float64Array(size);
  const spread = new Float64Array(size).fill(1);
  input.columns.forEach((column, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += column[i];
    const mean = sum / rows;
    let squares = 0;
    for (let i = 0; i < rows; i++) squares += (column[i] - mean) ** 2;
    const sd = Math.sqrt(squares / rows);
    centre[j + 1] = mean;
    spread[j + 1] = sd > 1e-12 * Math.abs(mean) ? sd : 0;
  });
  return { ...input, rows, size, centre, spread };
}

/** Offset plus the standardised columns times the coefficients, per row. */
export function linearPredictor(design: RegressionDesign, coefficients: Float64Array): Float64Array {
  const { rows, columns, offset, centre, spread } = design;
  const predictor = new Float64Array(rows).fill(coefficients[0]);
  if (offset) for (let i = 0; i < rows; i++) predictor[i] += offset[i];
  columns.forEach((column, j) => {
    if (spread[j + 1] === 0) return;
    const slope = coefficients[j + 1] / spread[j + 1];
    const mean = centre[j + 1];
    for (let i = 0; i < rows; i++) predictor[i] += slope * (column[i] - mean);
  });
  return predictor;
}

/** Xᵀ W X (lower triangle, row-major) and Xᵀ u in one pass over the rows, by blocks that stay in the processor's cache. */
export function crossProducts(
  design: RegressionDesign,
  w: Float64Array,
  u: Float64Array,
): { matrix: Float64Array; vector: Float64Array } {
  const { rows, size, columns, centre, spread } = design;
  const matrix = new Float64Array(size * size);
  const vector = new Float64Array(size);
  const block = Array.from({ length: size }, () => new Float64Array(blockRows).fill(1));
  const weighted = new Float64Array(blockRows);
  for (let start = 0; start < rows; start += blockRows) {
    const count = Math.min(blockRows, rows - start);
    for (let j = 1; j < size; j++) {
      const column = columns[j - 1];
      const scale = spread[j] === 0 ? 0 : 1 / spread[j];
      for (let r = 0; r < count; r++) block[j][r] = (column[start + r] - centre[j]) * scale;
    }
    for (let j = 0; j < size; j++) {
      const x = block[j];
      let projection = 0;
      for (let r = 0; r < count; r++) {
        weighted[r] = w[start + r] * x[r];
        projection += u[start + r] * x[r];
      }
      vector[j] += projection;
      addDots(matrix, j * size, { weighted, block, count, upTo: j });
    }
  }
  return { matrix, vector };
}

/** Adds the products of one weighted column with columns 0..upTo to a row of the matrix, four columns per pass over the block. */
function addDots(
  matrix: Float64Array,
  row: number,
  { weighted, block, count, upTo }: { weighted: Float64Array; block: Float64Array[]; count: number; upTo: number },
): void {
  let k = 0;
  for (; k + 3 <= upTo; k += 4) {
    const [a, b, c, d] = [block[k], block[k + 1], block[k + 2], block[k + 3]];
    let [sa, sb, sc, sd] = [0, 0, 0, 0];
    for (let r = 0; r < count; r++) {
      const w = weighted[r];
      sa += w * a[r];
      sb += w * b[r];
      sc += w * c[r];
      sd += w * d[r];
    }
    matrix[row + k] += sa;
    matrix[row + k + 1] += sb;
    matrix[row + k + 2] += sc;
    matrix[row + k + 3] += sd;
  }
  for (; k <= upTo; k++) {
    const x = block[k];
    let sum = 0;
    for (let r = 0; r < count; r++) sum += weighted[r] * x[r];
    matrix[row + k] += sum;
  }
}
