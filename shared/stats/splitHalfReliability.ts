/**
 * How reliable is a measure that is the mean of two halves correlating at r, or of a measure made `times` as long?
 *
 * `undefined` when the formula has no value (r at or below -1 / (times - 1)), or no r.
 *
 * Source: Spearman (1910) and Brown (1910): k r / (1 + (k - 1) r).
 */
export function splitHalfReliability(r: number | undefined, times = 2): number | undefined {
  if (r === undefined || !(1 + (times - 1) * r > 0)) return undefined;
  return (times * r) / (1 + (times - 1) * r);
}

/**
 * What would a correlation be, were its measures free of error?
 *
 * May exceed ±1 when a reliability is underestimated. `undefined` when either reliability is not above 0: then error is all there is.
 *
 * Source: Spearman (1904), correction for attenuation: r / √(reliability of x × reliability of y).
 */
export function disattenuatedCorrelation(r: number, reliabilityX: number, reliabilityY = 1): number | undefined {
  return reliabilityX > 0 && reliabilityY > 0 ? r / Math.sqrt(reliabilityX * reliabilityY) : undefined;
}
