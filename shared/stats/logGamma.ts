import digammaFunction from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';
import trigammaFunction from '@stdlib/math-base-special-trigamma';

/** Natural logarithm of the gamma function at x > 0. */
export const logGamma = (x: number): number => gammaln(x);

/** Slope of ln Γ at x > 0. */
export const digamma = (x: number): number => digammaFunction(x);

/** Curvature of ln Γ at x > 0. */
export const trigamma = (x: number): number => trigammaFunction(x);
