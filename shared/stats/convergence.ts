/** How an iterative estimate ended. An estimate is never silent about it. */
export interface Convergence {
  converged: boolean;
  iterations: number;
  /** Largest absolute slope of the log-likelihood at the estimate, in the parameters the method works in. */
  gradient: number;
  /** Why it did not converge, or which boundary the estimate lies on. */
  reason?: string;
}
