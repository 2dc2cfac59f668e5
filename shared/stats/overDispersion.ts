import { gammaUpper } from './gammaDistribution.ts';
import { quantile } from './quantile.ts';

/** How much more widely units scatter than chance would have them. */
export interface OverDispersion {
  /** Distance of each unit from the target in standard errors, and the same with the extremes pulled in. */
  z: Float64Array;
  zWinsorised: Float64Array;
  winsorLimits: [number, number];
  /** Mean of squared z, winsorised and raw; about 1 when there is chance alone. */
  phi: number;
  phiRaw: number;
  /** Chance of a phi as large under chance alone (chi-square on the number of units). */
  pValue: number;
  /** Variance between units, on the scale of the values; 0 when phi is under what chance gives. */
  tau2: number;
}

/**
 * Do units scatter more widely around a target than their standard errors allow?
 *
 * `values` and `standardErrors` on one scale; `winsor`: the share pulled in at either end (0.1: to the 10 % and 90 % quantiles).
 * `undefined` with fewer than two units.
 *
 * Source: Spiegelhalter (2005), Stat Med 24:1185 and Qual Saf Health Care 14:347: winsorised phi, method-of-moments tau².
 */
export function overDispersion(
  values: Float64Array,
  standardErrors: Float64Array,
  target: number,
  winsor = 0.1,
): OverDispersion | undefined {
  const units = values.length;
  if (units < 2) return undefined;
  const z = values.map((value, i) => (value - target) / standardErrors[i]);
  const low = quantile(z, winsor)!;
  const high = quantile(z, 1 - winsor)!;
  const zWinsorised = z.map((value) => Math.min(high, Math.max(low, value)));
  const phi = meanSquare(zWinsorised);
  let sum = 0;
  let squares = 0;
  for (const error of standardErrors) {
    const weight = 1 / (error * error);
    sum += weight;
    squares += weight * weight;
  }
  const excess = units * phi - (units - 1);
  return {
    z,
    zWinsorised,
    winsorLimits: [low, high],
    phi,
    phiRaw: meanSquare(z),
    pValue: gammaUpper((units * phi) / 2, units / 2, 1),
    tau2: excess > 0 ? excess / (sum - squares / sum) : 0,
  };
}

const meanSquare = (z: Float64Array): number => z.reduce((sum, value) => sum + value * value, 0) / z.length;
