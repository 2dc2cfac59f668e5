import { type ChiSquareTest, chiSquareTest } from './chiSquareTest.ts';
import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';
import type { Panel } from './panel.ts';
import type { PanelCoefficients } from './panelCoefficients.ts';
import { treatmentStarts } from './treatmentStarts.ts';
import { twoWayFixedEffects } from './twoWayFixedEffects.ts';

/** The course of a response about the start of treatment, against the period just before it. */
export interface EventStudy extends Pick<PanelCoefficients, 'coefficients' | 'standardErrors' | 'rows' | 'clusters'> {
  /** Periods since the start of treatment: the first stands for it and all before, the last for it and all after; -1 is not among them. */
  periods: number[];
  /** Were treated and untreated units alike before? All coefficients before -1 at once. */
  before: ChiSquareTest | undefined;
}

/**
 * How does a response differ from the period before treatment, period by period, units and times having levels of their own?
 *
 * A panel without columns, `treated` 0 or 1 per row, periods from `low` (below -1) to `high` (0 or more) in steps of time. Units
 * treated from the first period on are left out; those never treated are compared with. `undefined` without rows.
 *
 * Source: Jacobson, LaLonde and Sullivan (1993), endpoints binned; errors by cluster.
 */
export function eventStudy(
  { unit, time, cluster = unit }: Omit<Panel, 'columns'>,
  response: ArrayLike<number>,
  treated: ArrayLike<number>,
  { low, high }: { low: number; high: number },
): EventStudy | undefined {
  const { start, always } = treatmentStarts(unit, time, treated);
  const dropped = new Set(always);
  const rows = [...unit.keys()].filter((i) => !dropped.has(unit[i]));
  const periods = Array.from({ length: high - low + 1 }, (_, k) => low + k).filter((k) => k !== -1);
  const since = rows.map((i) => Math.max(low, Math.min(high, time[i] - start[unit[i]])));
  const fit = twoWayFixedEffects(
    {
      unit: Int32Array.from(rows, (i) => unit[i]),
      time: rows.map((i) => time[i]),
      cluster: Int32Array.from(rows, (i) => cluster[i]),
      columns: periods.map((k) =>
        Float64Array.from(since, (one, r) => (one === k && start[unit[rows[r]]] < Infinity ? 1 : 0)),
      ),
    },
    rows.map((i) => response[i]),
  );
  if (fit === undefined) return undefined;
  const { coefficients, standardErrors, clusters } = fit;
  return { periods, coefficients, standardErrors, rows: fit.rows, clusters, before: testBefore(periods, fit) };
}

function testBefore(periods: readonly number[], fit: PanelCoefficients): ChiSquareTest | undefined {
  const tested = [...periods.keys()].filter((j) => periods[j] < -1 && fit.covariance(j, j) !== undefined);
  const size = tested.length;
  const matrix = Float64Array.from({ length: size * size }, (_, at) =>
    Number(fit.covariance(tested[Math.trunc(at / size)], tested[at % size])),
  );
  const values = Float64Array.from(tested, (j) => Number(fit.coefficients[j]));
  const factor = choleskyFactor(matrix, size);
  const solved = choleskySolve(factor, values);
  const degrees = size - factor.aliased.reduce((sum, a) => sum + a, 0);
  return chiSquareTest(
    values.reduce((sum, value, j) => sum + value * solved[j], 0),
    degrees,
  );
}
