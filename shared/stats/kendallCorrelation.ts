import { exactKendallTwoSided } from './kendallExactP.ts';
import { normalLower } from './normalDistribution.ts';

/** Kendall's tau-b with its test. */
export interface KendallCorrelation {
  tau: number;
  /** Two-sided, against no association. */
  p: number;
  /** Whether p counts the orders; otherwise it is the normal approximation with the variance corrected for ties. */
  exact: boolean;
}

const largestExact = 49;

/**
 * How much more often do two units stand in the same order on both measures than in opposite order?
 *
 * Pairs by position. p is exact under 50 units without ties, else normal without continuity correction, as R's cor.test.
 * `undefined` with fewer than two pairs, or when a side is constant. Time n log n.
 *
 * Source: Kendall (1938), ties by Kendall (1945); counting by merge sort after Knight (1966), JASA 61:436.
 */
export function kendallCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): KendallCorrelation | undefined {
  const n = x.length;
  if (y.length !== n) throw new RangeError('As many values of the one as of the other are needed.');
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a] - x[b] || y[a] - y[b]);
  const inOrder = Float64Array.from(order, (i) => y[i]);
  const tiesX = ties(n, (i) => x[order[i]] === x[order[i - 1]]);
  const tiesBoth = ties(n, (i) => x[order[i]] === x[order[i - 1]] && inOrder[i] === inOrder[i - 1]);
  const swaps = sortCountingSwaps(inOrder);
  const tiesY = ties(n, (i) => inOrder[i] === inOrder[i - 1]);
  const pairs = (n * (n - 1)) / 2;
  const comparable = Math.sqrt(pairs - tiesX.pairs) * Math.sqrt(pairs - tiesY.pairs);
  if (!(comparable > 0)) return undefined;
  const balance = pairs - tiesX.pairs - tiesY.pairs + tiesBoth.pairs - 2 * swaps;
  const tau = Math.max(-1, Math.min(1, balance / comparable));
  if (n <= largestExact && tiesX.pairs === 0 && tiesY.pairs === 0)
    return { tau, p: exactKendallTwoSided(pairs - swaps, n), exact: true };
  const z = balance / Math.sqrt(tieVariance(n, tiesX, tiesY));
  return { tau, p: Math.min(1, 2 * normalLower(-Math.abs(z))), exact: false };
}

/** Over groups of t tied values: Σ t(t-1)/2, Σ t(t-1)(2t+5), Σ t(t-1)(t-2). */
interface Ties {
  pairs: number;
  spread: number;
  triples: number;
}

function ties(n: number, tiedToLast: (i: number) => boolean): Ties {
  const sums: Ties = { pairs: 0, spread: 0, triples: 0 };
  let t = 1;
  for (let i = 1; i <= n; i++) {
    if (i < n && tiedToLast(i)) {
      t++;
      continue;
    }
    sums.pairs += (t * (t - 1)) / 2;
    sums.spread += t * (t - 1) * (2 * t + 5);
    sums.triples += t * (t - 1) * (t - 2);
    t = 1;
  }
  return sums;
}

/** Variance of concordant less discordant pairs under no association. */
function tieVariance(n: number, x: Ties, y: Ties): number {
  const plain = (n * (n - 1) * (2 * n + 5) - x.spread - y.spread) / 18;
  const triples = n > 2 ? (x.triples * y.triples) / (9 * n * (n - 1) * (n - 2)) : 0;
  return plain + triples + (2 * x.pairs * y.pairs) / (n * (n - 1));
}

/** Sorts in place and says how many exchanges of neighbours that takes, equal values not exchanged. */
function sortCountingSwaps(values: Float64Array): number {
  const n = values.length;
  const merged = new Float64Array(n);
  let swaps = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const [middle, end] = [Math.min(start + width, n), Math.min(start + 2 * width, n)];
      let [left, right] = [start, middle];
      for (let to = start; to < end; to++) {
        if (left < middle && (right >= end || values[left] <= values[right])) merged[to] = values[left++];
        else {
          swaps += middle - left;
          merged[to] = values[right++];
        }
      }
    }
    values.set(merged);
  }
  return swaps;
}
