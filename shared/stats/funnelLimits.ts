import type { Interval } from './interval.ts';
import { normalTwoSided } from './normalDistribution.ts';
import { overDispersion, type OverDispersion } from './overDispersion.ts';

/** The scale on which ratios are compared: the ratio itself, its square root, or its logarithm with ½ added to both numbers. */
export type FunnelTransform = 'ratio' | 'sqrt' | 'log';

/** A funnel fitted to a set of units. */
export interface FunnelFit extends OverDispersion {
  transform: FunnelTransform;
}

interface Scale {
  value: (observed: number, expected: number) => number;
  standardError: (expected: number) => number;
  target: number;
  back: (value: number) => number;
}

const scales: Record<FunnelTransform, Scale> = {
  ratio: { value: (o, e) => o / e, standardError: (e) => 1 / Math.sqrt(e), target: 1, back: (y) => y },
  sqrt: {
    value: (o, e) => Math.sqrt(o / e),
    standardError: (e) => 1 / (2 * Math.sqrt(e)),
    target: 1,
    back: (y) => Math.max(0, y) ** 2,
  },
  log: {
    value: (o, e) => Math.log((o + 0.5) / (e + 0.5)),
    standardError: (e) => 1 / Math.sqrt(e),
    target: 0,
    back: Math.exp,
  },
};

/**
 * Do units' ratios of observed to expected scatter more than chance alone, and by how much?
 *
 * Every expected number must be above 0. `undefined` with fewer than two units.
 * Source: Spiegelhalter (2005); see `overDispersion`.
 */
export function fitFunnel(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  transform: FunnelTransform,
  winsor = 0.1,
): FunnelFit | undefined {
  const scale = scales[transform];
  const values = Float64Array.from(observed, (o, i) => scale.value(o, expected[i]));
  const errors = Float64Array.from(expected, scale.standardError);
  const spread = overDispersion(values, errors, scale.target, winsor);
  return spread && { ...spread, transform };
}

/** Limits of the ratio that a unit on target stays within: by chance alone, and widened for over-dispersion in two ways. */
export interface FunnelLimits {
  naive: Interval;
  /** Standard error times √phi (never narrower than chance). */
  multiplicative: Interval;
  /** Variance between units added to that of chance. */
  additive: Interval;
}

/**
 * Between which ratios does a unit stay that is on target, given how many events are expected of it?
 *
 * Limits on the scale of the ratio; a lower limit under 0 is possible on the scale of the ratio itself and is returned as it is.
 */
export function funnelLimits(fit: FunnelFit, expected: number, level: number): FunnelLimits {
  const { standardError, target, back } = scales[fit.transform];
  const z = normalTwoSided(level);
  const error = standardError(expected);
  const around = (reach: number): Interval => ({ lower: back(target - reach), upper: back(target + reach) });
  return {
    naive: around(z * error),
    multiplicative: around(z * error * Math.sqrt(Math.max(1, fit.phi))),
    additive: around(z * Math.sqrt(error * error + fit.tau2)),
  };
}

/** Each unit's distance from the target after allowing for over-dispersion, in standard errors. */
export function funnelScores(
  fit: FunnelFit,
  expected: ArrayLike<number>,
): { multiplicative: Float64Array; additive: Float64Array } {
  const { standardError } = scales[fit.transform];
  const widening = Math.sqrt(Math.max(1, fit.phi));
  return {
    multiplicative: fit.z.map((z) => z / widening),
    additive: fit.z.map((z, i) => {
      const error = standardError(expected[i]);
      return (z * error) / Math.sqrt(error * error + fit.tau2);
    }),
  };
}
