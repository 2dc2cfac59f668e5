import gammaln from '@stdlib/math-base-special-gammaln';

/** Natural logarithm of the gamma function at x > 0, to about 1e-15 relative. */
export const logGamma = (x: number): number => gammaln(x);
