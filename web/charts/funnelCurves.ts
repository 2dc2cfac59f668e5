import { poissonFunnelLimits } from '#shared/stats/poissonFunnelLimits.ts';

export const limitLevels = [0.95, 0.998] as const;

/** One limit of a funnel: the ratio at each expected number, ascending. */
export interface FunnelCurve {
  level: number;
  side: 'upper' | 'lower';
  x: Float64Array;
  y: Float64Array;
}

const STEPS = 60;
/** Interpolated limits waver by less than this from one step to the next; a deeper fall is the end of where they mean something. */
const FALL = 0.85;

/** The limits of chance for expected numbers up to the largest: denser where they bend, near zero. */
export function funnelCurves(largest: number): FunnelCurve[] {
  const x = Float64Array.from({ length: STEPS }, (_, step) => largest * ((step + 1) / STEPS) ** 2);
  return limitLevels.flatMap((level) => {
    const limits = Array.from(x, (expected) => poissonFunnelLimits(expected, level));
    return (['upper', 'lower'] as const).map((side) => ({
      level,
      side,
      x,
      y: Float64Array.from(limits, (limit) => limit?.[side] ?? Number.NaN),
    }));
  });
}

/**
 * The part of a limit that is drawn: from the right as far as it does not fall back and stays under the axis' top. Left of
 * that, where less than a fraction of one event is expected, an exact upper limit says nothing and falls back to 0.
 */
export function drawnPart({ x, y, side }: FunnelCurve, cap: number): { x: number; y: number }[] {
  const part: { x: number; y: number }[] = [];
  for (let index = x.length - 1; index >= 0; index--) {
    const right = part.at(-1);
    if (Number.isNaN(y[index]) || (right && side === 'upper' && y[index] < FALL * right.y)) break;
    if (y[index] > cap) {
      if (right) part.push({ x: right.x + ((x[index] - right.x) * (cap - right.y)) / (y[index] - right.y), y: cap });
      break;
    }
    part.push({ x: x[index], y: y[index] });
  }
  return part;
}
