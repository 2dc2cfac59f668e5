import { fitFunnel } from '#shared/stats/funnelLimits.ts';

/**
 * How much more do ratios of observed to expected scatter than chance alone would make them: φ (winsorised at 10 %) and τ²,
 * both on the scale of the square root of the ratio. Groups that nothing was expected of are left out; `undefined` with fewer than two.
 *
 * Source: Spiegelhalter (2005).
 */
export function funnelOf(
  observed: Int32Array,
  expected: Float64Array,
): { phi: number; tauSquared: number } | undefined {
  const known = [...expected.keys()].filter((g) => expected[g] > 0);
  const fit = fitFunnel(
    known.map((g) => observed[g]),
    known.map((g) => expected[g]),
    'sqrt',
  );
  return fit && { phi: fit.phi, tauSquared: fit.tau2 };
}
