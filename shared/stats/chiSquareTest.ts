import { chiSquareUpper } from './chiSquareDistribution.ts';

/** A statistic that follows a chi-square distribution when there is no effect, with the probability of one at least as large. */
export interface ChiSquareTest {
  statistic: number;
  degrees: number;
  p: number;
}

/** `undefined` without degrees of freedom: then nothing was tested. */
export function chiSquareTest(statistic: number, degrees: number): ChiSquareTest | undefined {
  if (degrees === 0) return undefined;
  return { statistic, degrees, p: chiSquareUpper(statistic, degrees) };
}
