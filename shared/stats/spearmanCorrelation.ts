import { averageRanks } from './averageRanks.ts';
import { correlationCoefficient } from './correlationCoefficient.ts';
import { correlationTest, type CorrelationTest } from './pearsonCorrelation.ts';

/**
 * Do two measures of the same units rise together, whatever the shape of the curve?
 *
 * Pairs by position; ties share their mean rank. `r` is Spearman's rho; p by Student's t, not exact in small samples.
 * `undefined` with fewer than three pairs, or when a side is constant.
 *
 * Source: Spearman (1904): Pearson's coefficient of the ranks.
 */
export function spearmanCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): CorrelationTest | undefined {
  const rho = correlationCoefficient(averageRanks(x), averageRanks(y));
  return rho === undefined || x.length < 3 ? undefined : correlationTest(rho, x.length - 2);
}
