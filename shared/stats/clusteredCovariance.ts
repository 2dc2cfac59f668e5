/** What the covariance of coefficients is made from, when rows of a cluster are not independent. */
export interface ClusteredScores {
  /** Inverse of Xᵀ W X, row-major. */
  inverse: Float64Array;
  /** Columns of X; what the intercepts of units explain taken out. */
  columns: readonly Float64Array[];
  /** Per row the derivative of its log-likelihood in the linear predictor: residuals, for least squares. */
  residuals: Float64Array;
  /** Numbered from 0. */
  cluster: Int32Array;
  /** Rows, and coefficients estimated (all intercepts among them). */
  rows: number;
  parameters: number;
}

/** A covariance, row-major, with the number of clusters it stands on. */
export interface ClusteredCovariance {
  values: Float64Array;
  clusters: number;
}

/**
 * How uncertain are coefficients, when rows of the same cluster may go together in any way?
 *
 * `undefined` with fewer than two clusters, or no more rows than coefficients.
 *
 * Source: Liang and Zeger (1986); with the factor G/(G-1) · (n-1)/(n-k) for few clusters (HC1).
 */
export function clusteredCovariance(scores: ClusteredScores): ClusteredCovariance | undefined {
  const { inverse, columns, residuals, cluster, rows, parameters } = scores;
  const codes = 1 + cluster.reduce((most, g) => Math.max(most, g), -1);
  const clusters = new Set(cluster).size;
  if (clusters < 2 || rows <= parameters) return undefined;
  const size = columns.length;
  // Each cluster's score, and then what it would move the coefficients by.
  const sums = columns.map((column) => {
    const perCluster = new Float64Array(codes);
    for (let i = 0; i < column.length; i++) perCluster[cluster[i]] += column[i] * residuals[i];
    return perCluster;
  });
  const values = new Float64Array(size * size);
  const factor = (clusters / (clusters - 1)) * ((rows - 1) / (rows - parameters));
  for (let g = 0; g < codes; g++) {
    const moved = sums.map((_, j) => sums.reduce((sum, score, k) => sum + inverse[j * size + k] * score[g], 0));
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) values[j * size + k] += factor * moved[j] * moved[k];
    }
  }
  return { values, clusters };
}
