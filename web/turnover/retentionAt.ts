import type { RetentionCurve } from '#shared/contract/turnover.ts';

export type RetentionPoint = {
  survival: number;
  lower: number | undefined;
  upper: number | undefined;
  atRisk: number | undefined;
};

/** The curve's value so many years after hire: that of the last step at or before; `undefined` beyond the curve's end. */
export function retentionAt(curve: RetentionCurve, years: number): RetentionPoint | undefined {
  if (years > (curve.years.at(-1) ?? -1)) return undefined;
  const index = curve.years.findLastIndex((time) => time <= years);
  const survival = curve.survival[index];
  if (index < 0 || survival === undefined)
    return { survival: 1, lower: undefined, upper: undefined, atRisk: curve.atRisk[0] };
  return {
    survival,
    lower: curve.lower[index] ?? undefined,
    upper: curve.upper[index] ?? undefined,
    atRisk: curve.atRisk[index],
  };
}

/** The first time at which at most half are still there; `undefined` when that never comes. */
export function medianStay({ years, survival }: RetentionCurve): number | undefined {
  return years[survival.findIndex((share) => share <= 0.5)];
}
