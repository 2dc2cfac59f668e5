/** A distribution whose log-likelihood is total × η - weight × cumulant(η) at the linear predictor η. */
export interface CanonicalFamily {
  /** At a predictor and the mean there. */
  cumulant: (predictor: number, mean: number) => number;
  /** First derivative of the cumulant. */
  mean: (predictor: number) => number;
  /** Second derivative, at a mean. */
  variance: (mean: number) => number;
  /** Third derivative, at a mean. */
  skew: (mean: number) => number;
}

/** Counts with a log link. */
export const poissonFamily: CanonicalFamily = {
  cumulant: (_, mean) => mean,
  mean: Math.exp,
  variance: (mean) => mean,
  skew: (mean) => mean,
};

/** Shares of trials with a logit link. */
export const binomialFamily: CanonicalFamily = {
  cumulant: (predictor, mean) => (predictor < 0 ? -Math.log1p(-mean) : predictor - Math.log(mean)),
  mean: (predictor) => 1 / (1 + Math.exp(-predictor)),
  variance: (mean) => mean * (1 - mean),
  skew: (mean) => mean * (1 - mean) * (1 - 2 * mean),
};
