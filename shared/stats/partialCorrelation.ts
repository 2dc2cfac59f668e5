import { correlationCoefficient } from './correlationCoefficient.ts';
import { leastSquares } from './leastSquares.ts';
import { correlationTest, type CorrelationTest } from './pearsonCorrelation.ts';

/**
 * How closely do two measures follow each other among units that are alike in the controls?
 *
 * `controls`: one array per control, as long as x and y; ranks in all of them give Spearman's partial correlation. A control that is
 * constant or repeats others does not count. `undefined` when fewer than one degree of freedom (n - 2 - controls) is left, or the
 * controls account wholly for a side.
 *
 * Source: correlation of the residuals of both regressed on the controls (Yule, 1907).
 */
export function partialCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  controls: readonly ArrayLike<number>[],
): CorrelationTest | undefined {
  if (x.length === 0) return undefined;
  const columns = controls.map((control) => Float64Array.from(control));
  const [ofX, ofY] = [leastSquares(columns, x), leastSquares(columns, y)];
  if (exhausted(ofX.residualSquares, x) || exhausted(ofY.residualSquares, y)) return undefined;
  const degrees = ofX.degrees - 1;
  const r = degrees < 1 ? undefined : correlationCoefficient(ofX.residuals, ofY.residuals);
  return r === undefined ? undefined : correlationTest(r, degrees);
}

/** Whether the controls account for a side: what is left of it is rounding, which correlates with anything. */
const exhausted = (left: number, side: ArrayLike<number>): boolean =>
  !(left > 1e-20 * leastSquares([], side).residualSquares);
