import type { SurvivalCurve } from './survivalCurve.ts';
import { normalTwoSided } from './normalDistribution.ts';

/** The scale on which limits are symmetric: survival itself, its logarithm, or the logarithm of its cumulative hazard. */
export type LimitScale = 'plain' | 'log' | 'log-log';

/**
 * Between which shares does the true survival lie at each step? Fills `lower` and `upper` of the curve, within [0, 1].
 *
 * NaN where survival is 0, and on the log-log scale where it is 1, because no standard error exists there.
 *
 * Source: Kalbfleisch and Prentice (2002), §1.4: Greenwood's variance carried to each scale.
 */
export function survivalLimits(
  curve: Pick<SurvivalCurve, 'time' | 'survival' | 'seLogSurvival' | 'lower' | 'upper'>,
  level: number,
  scale: LimitScale,
): void {
  const z = normalTwoSided(level);
  const limits = scales[scale];
  for (let i = 0; i < curve.time.length; i++) {
    const s = curve.survival[i];
    const [lower, upper] = s === 0 ? [Number.NaN, Number.NaN] : limits(s, z * curve.seLogSurvival[i]);
    curve.lower[i] = lower;
    curve.upper[i] = upper;
  }
}

const scales: Record<LimitScale, (survival: number, reach: number) => [number, number]> = {
  plain: (s, reach) => [Math.max(0, s * (1 - reach)), Math.min(1, s * (1 + reach))],
  log: (s, reach) => [s * Math.exp(-reach), Math.min(1, s * Math.exp(reach))],
  'log-log': (s, reach) => {
    if (s === 1) return [Number.NaN, Number.NaN];
    const log = Math.log(s);
    return [Math.exp(log * Math.exp(-reach / log)), Math.exp(log * Math.exp(reach / log))];
  },
};
