import { fQuantile } from './fDistribution.ts';
import type { Interval } from './interval.ts';

/** How well the items of a scale hold together. */
export interface CronbachAlpha {
  /** Rows with an answer to every item. */
  n: number;
  alpha: number;
  /** Feldt's limits; 1 - alpha times quantiles of F. */
  interval: Interval;
  /** Alpha of the items brought to one spread; `undefined` when an item is answered alike by all. */
  standardised: number | undefined;
  /** Mean correlation of two items; `undefined` when an item is answered alike by all. */
  averageCorrelation: number | undefined;
  /** Alpha without each item; `undefined` with two items. */
  alphaIfDropped: (number | undefined)[];
  /** Correlation of each item with the sum of the others. */
  itemRestCorrelation: (number | undefined)[];
}

/**
 * Do the items of a scale measure one thing, consistently enough for their mean to be used?
 *
 * `items`: one column an item, as long as there are people; NaN where there is no answer. Rows without an answer to every item
 * are left out. `undefined` with fewer than two items or two complete rows, and when the sum of the items does not vary.
 *
 * Source: Cronbach (1951); interval: Feldt (1965), Psychometrika 30:357.
 */
export function cronbachAlpha(items: readonly ArrayLike<number>[], level = 0.95): CronbachAlpha | undefined {
  const k = items.length;
  const { n, covariance } = completeCovariance(items);
  if (k < 2 || n < 2) return undefined;
  const every = [...items.keys()];
  const alpha = alphaOf(covariance, every);
  if (alpha === undefined) return undefined;
  const [tail, from, to] = [(1 - level) / 2, n - 1, (n - 1) * (k - 1)];
  const correlation = covariance.map((row, i) => row.map((c, j) => c / Math.sqrt(covariance[i][i] * covariance[j][j])));
  const varied = every.every((i) => covariance[i][i] > 0);
  const others = every.map((i) => every.filter((j) => j !== i));
  return {
    n,
    alpha,
    interval: {
      lower: 1 - (1 - alpha) * fQuantile(1 - tail, from, to),
      upper: 1 - (1 - alpha) * fQuantile(tail, from, to),
    },
    standardised: varied ? alphaOf(correlation, every) : undefined,
    averageCorrelation: varied ? (sumOver(correlation, every, every) - k) / (k * (k - 1)) : undefined,
    alphaIfDropped: others.map((rest) => alphaOf(covariance, rest)),
    itemRestCorrelation: others.map((rest, i) => {
      const spread = Math.sqrt(covariance[i][i] * sumOver(covariance, rest, rest));
      return spread > 0 ? sumOver(covariance, [i], rest) / spread : undefined;
    }),
  };
}

/** Alpha from a covariance matrix, over some of its items. */
function alphaOf(covariance: readonly number[][], items: readonly number[]): number | undefined {
  const total = sumOver(covariance, items, items);
  const own = items.reduce((sum, i) => sum + covariance[i][i], 0);
  if (items.length < 2 || !(total > 1e-14 * own)) return undefined;
  return (items.length / (items.length - 1)) * (1 - own / total);
}

function sumOver(matrix: readonly number[][], rows: readonly number[], columns: readonly number[]): number {
  let sum = 0;
  for (const i of rows) for (const j of columns) sum += matrix[i][j];
  return sum;
}

function completeCovariance(items: readonly ArrayLike<number>[]): { n: number; covariance: number[][] } {
  const rows: number[] = [];
  for (let i = 0; i < (items[0]?.length ?? 0); i++) if (items.every((item) => !Number.isNaN(item[i]))) rows.push(i);
  const n = rows.length;
  const deviations = items.map((item) => {
    const alike = rows.every((i) => item[i] === item[rows[0]]);
    const mean = alike ? item[rows[0]] : rows.reduce((sum, i) => sum + item[i], 0) / n;
    return Float64Array.from(rows, (i) => item[i] - mean);
  });
  const covariance = deviations.map((a) =>
    deviations.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0) / (n - 1)),
  );
  return { n, covariance };
}
