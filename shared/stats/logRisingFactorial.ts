import { logGamma } from './logGamma.ts';

/** From here on three terms of Stirling's series hold 1e-16. */
const stirlingFrom = 200;

/**
 * ln of a (a + 1) … (a + k - 1), that is ln Γ(a + k) - ln Γ(a), for a > 0 and k ≥ 0.
 *
 * For large a the difference of Stirling's series is taken term by term, so that the two large logarithms never cancel.
 */
export function logRisingFactorial(a: number, k: number): number {
  if (a < stirlingFrom) return logGamma(a + k) - logGamma(a);
  return (a - 0.5) * Math.log1p(k / a) + k * Math.log(a + k) - k + stirlingRest(a + k) - stirlingRest(a);
}

function stirlingRest(x: number): number {
  const r = 1 / (x * x);
  return (1 - r * (1 / 30 - r / 105)) / (12 * x);
}
