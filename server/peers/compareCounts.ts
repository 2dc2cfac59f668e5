import { adjustPValues } from '#shared/stats/adjustPValues.ts';
import { bayesianFalseDiscovery } from '#shared/stats/bayesianFalseDiscovery.ts';
import { detectionPower } from '#shared/stats/detectionPower.ts';
import { gammaPoissonPosterior } from '#shared/stats/gammaPoissonPosterior.ts';
import { type ExpectedRegression, fitGammaPoissonAfterRegression } from '#shared/stats/gammaPoissonAfterRegression.ts';
import { fitGammaPoisson } from '#shared/stats/gammaPoissonShrinkage.ts';
import { poissonPValues } from '#shared/stats/poissonPValues.ts';
import { freeFormAtMost } from './freeFormRatios.ts';
import { funnelOf } from './funnelOf.ts';
import { AS_EXPECTED, BETTER, CANNOT_TELL, STRONG_EVIDENCE, WATCH } from './verdictCodes.ts';

/** A ratio this small over one is nothing to name anybody for. */
export const NEGLIGIBLE_RATIO = 1.1;
/** Share of wrongly named among the named that is accepted. */
export const FALSE_DISCOVERY = 0.1;
/** Level of the intervals of ratios. */
export const RATIO_LEVEL = 0.9;
const SURE = 0.95;
/** Nobody is named on one or two events, nor praised where fewer than three were expected. */
const FEWEST = 3;
const WORTH_SEEING = 1.5;

/** One entry a group: how its observed events compare with the expected ones. NaN where nothing was expected. */
export interface CountComparison {
  /** Exact, two-sided; and adjusted for their number (Benjamini–Hochberg). */
  pValue: Float64Array;
  pAdjusted: Float64Array;
  posteriorMean: Float64Array;
  posteriorLower: Float64Array;
  posteriorUpper: Float64Array;
  probabilityAbove1: Float64Array;
  probabilityAbove125: Float64Array;
  /** 0 cannot tell, 1 as expected, 2 better (fewer), 3 worse (more: watch), 4 worse (strong evidence). */
  verdict: Uint8Array;
  /** Undefined with fewer than two groups or without events. Shape and rate are Infinity when no spread beyond chance is seen. */
  prior: { shape: number; rate: number; converged: boolean; reason: string | undefined } | undefined;
  /** Over-dispersion of the funnel: φ winsorised at 10 %, and τ². */
  funnel: { phi: number; tauSquared: number } | undefined;
}

/**
 * Which groups had more events than expected of them, and which fewer, once luck and the number of groups are allowed for?
 *
 * `observed` whole counts, `expected` on the same standard; a group that nothing was expected of cannot be told of. True ratios are
 * taken to spread as a gamma fitted to all groups; where the expected numbers come from a `regression` on the same events, what that
 * took of the groups' differences is put back. Worse: in the largest set with at most 10 % of its members expected at or under a
 * ratio of 1.1 (watch), both by the gamma and by a spread of any form, as a gamma names too many where few groups are far off; or with a probability over 0.95 of a ratio above 1 and a shrunken ratio over 1.1 (strong evidence), on at least three events. Better:
 * a probability over 0.95 of a ratio under 1, with at least three expected. Otherwise cannot tell when a true ratio of 1.5 would
 * show in fewer than half of the cases. Where no spread beyond chance is seen nobody is better or worse.
 *
 * Source: Clayton and Kaldor (1987); Newton et al. (2004).
 */
export function compareCounts(
  observed: Int32Array,
  expected: Float64Array,
  regression?: ExpectedRegression,
): CountComparison {
  const groups = observed.length;
  const column = () => new Float64Array(groups).fill(Number.NaN);
  const fit =
    regression === undefined
      ? fitGammaPoisson(observed, expected)
      : fitGammaPoissonAfterRegression(observed, expected, regression);
  const comparison = {
    ...pValuesOf(observed, expected),
    posteriorMean: column(),
    posteriorLower: column(),
    posteriorUpper: column(),
    probabilityAbove1: column(),
    probabilityAbove125: column(),
    verdict: new Uint8Array(groups),
    prior: fit && { shape: fit.shape, rate: fit.rate, converged: fit.converged, reason: fit.reason },
    funnel: funnelOf(observed, expected),
  };
  if (fit === undefined || !fit.converged) return comparison;
  const spread = Number.isFinite(fit.shape);
  const negligible = spread ? freeFormAtMost(observed, expected, NEGLIGIBLE_RATIO) : column();
  for (let g = 0; g < groups; g++) {
    if (!(expected[g] > 0)) continue;
    const posterior = gammaPoissonPosterior(fit, observed[g], expected[g], RATIO_LEVEL);
    comparison.posteriorMean[g] = posterior.mean;
    comparison.posteriorLower[g] = posterior.lower;
    comparison.posteriorUpper[g] = posterior.upper;
    comparison.probabilityAbove1[g] = posterior.probabilityAbove(1);
    comparison.probabilityAbove125[g] = posterior.probabilityAbove(1.25);
    negligible[g] = Math.max(negligible[g], 1 - posterior.probabilityAbove(NEGLIGIBLE_RATIO));
    if (observed[g] < FEWEST) negligible[g] = Number.NaN;
  }
  const watch = bayesianFalseDiscovery(negligible, FALSE_DISCOVERY);
  for (let g = 0; g < groups; g++) {
    if (!(expected[g] > 0)) continue;
    const above = comparison.probabilityAbove1[g];
    comparison.verdict[g] = verdictOf({
      observed: observed[g],
      expected: expected[g],
      mean: comparison.posteriorMean[g],
      above: spread ? above : 0.5,
      watch: watch[g] === 1,
    });
  }
  return comparison;
}

interface Standing {
  observed: number;
  expected: number;
  mean: number;
  above: number;
  watch: boolean;
}

function verdictOf({ observed, expected, mean, above, watch }: Standing): number {
  if (observed >= FEWEST && above > SURE && mean > NEGLIGIBLE_RATIO) return STRONG_EVIDENCE;
  if (watch) return WATCH;
  if (expected >= FEWEST && 1 - above > SURE) return BETTER;
  const power = detectionPower(expected, WORTH_SEEING);
  return power !== undefined && power >= 0.5 ? AS_EXPECTED : CANNOT_TELL;
}

function pValuesOf(observed: Int32Array, expected: Float64Array): Pick<CountComparison, 'pValue' | 'pAdjusted'> {
  const pValues = Array.from(observed, (count, g) => poissonPValues(count, expected[g])?.exactTwoSided);
  return { pValue: numbers(pValues), pAdjusted: numbers(adjustPValues(pValues, 'benjaminiHochberg')) };
}

const numbers = (values: (number | undefined)[]) => Float64Array.from(values, (value) => value ?? Number.NaN);
