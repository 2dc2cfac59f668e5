import { gammaLower, gammaQuantile, gammaUpper } from './gammaDistribution.ts';

/** P(X ≤ x) for chi-square with the given degrees of freedom (above 0, need not be whole). */
export const chiSquareLower = (x: number, degrees: number): number => gammaLower(x, degrees / 2, 0.5);

/** P(X > x) for chi-square, computed directly in the upper tail. */
export const chiSquareUpper = (x: number, degrees: number): number => gammaUpper(x, degrees / 2, 0.5);

/** The x with P(X ≤ x) = p for chi-square, p in [0, 1). */
export const chiSquareQuantile = (p: number, degrees: number): number => gammaQuantile(p, degrees / 2, 0.5);
