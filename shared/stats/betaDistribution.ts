import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';

/** P(X ≤ x) for the beta with shapes a and b above 0. */
export const betaLower = (x: number, a: number, b: number): number => (x <= 0 ? 0 : x >= 1 ? 1 : betainc(x, a, b));

/** P(X > x) for the beta with shapes a and b, computed directly in the upper tail. */
export const betaUpper = (x: number, a: number, b: number): number =>
  x <= 0 ? 1 : x >= 1 ? 0 : betainc(x, a, b, true, true);

/** The x with P(X ≤ x) = p for the beta with shapes a and b, p in [0, 1]. */
export const betaQuantile = (p: number, a: number, b: number): number => betaincinv(p, a, b);

/** The x with P(X > x) = p for the beta with shapes a and b, p in [0, 1]. */
export const betaUpperQuantile = (p: number, a: number, b: number): number => betaincinv(p, a, b, true);
