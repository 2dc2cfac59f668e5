import type { RandomSource } from './seededRandom.ts';

/** How unusual a difference of means is among all ways of dealing the same values into groups of the same sizes. */
export interface PermutationTest {
  /** Mean of the first group less mean of the second. */
  difference: number;
  /** Share of deals whose difference is at least as far from 0. */
  p: number;
  /** Share of deals whose difference is at least as high. */
  pUpper: number;
  /** Share of deals whose difference is at least as low. */
  pLower: number;
  /** Deals compared: all there are when exact, else those drawn. */
  deals: number;
  exact: boolean;
}

const mostEnumerated = 20_000;

/**
 * Could two groups' means differ as much as they do if it were chance who is in which group?
 *
 * Every deal keeps the two groups' own sizes: 4 against 40 is dealt as 4 against 40. All deals are gone through when there are at
 * most 20,000; else `draws` of them are drawn by `random`, the observed one counted in: p = (b + 1) / (draws + 1). Deals that come
 * within rounding of the observed difference count as equal to it. `undefined` when a group is empty.
 *
 * Source: Fisher (1935), Pitman (1937); p-value of drawn deals by Phipson and Smyth (2010).
 */
export function permutationTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  random: RandomSource,
  draws = 9999,
): PermutationTest | undefined {
  if (first.length === 0 || second.length === 0) return undefined;
  const values = new Float64Array(first.length + second.length);
  values.set(first);
  values.set(second, first.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  // With the total at 0 the difference is in proportion to the sum of either group, so the smaller one is dealt.
  const turned = first.length > second.length;
  const size = Math.min(first.length, second.length);
  const scale = (turned ? -1 : 1) * (1 / first.length + 1 / second.length);
  const start = turned ? first.length : 0;
  const observed = scale * centred.subarray(start, start + size).reduce((sum, value) => sum + value, 0);
  const rounding = 1e-12 * Math.abs(scale) * centred.reduce((sum, value) => sum + Math.abs(value), 0);
  const counts = { both: 0, upper: 0, lower: 0 };
  const count = (sum: number): void => {
    const difference = scale * sum;
    if (Math.abs(difference) >= Math.abs(observed) - rounding) counts.both++;
    if (difference >= observed - rounding) counts.upper++;
    if (difference <= observed + rounding) counts.lower++;
  };
  const all = combinations(values.length, size);
  const exact = all <= mostEnumerated;
  if (exact) enumerate(centred, size, count);
  else drawDeals({ values: centred, size, draws, random }, count);
  const share = (b: number): number => (exact ? b / all : (b + 1) / (draws + 1));
  return {
    difference: observed,
    p: share(counts.both),
    pUpper: share(counts.upper),
    pLower: share(counts.lower),
    deals: exact ? all : draws,
    exact,
  };
}

/** n choose k; beyond what is enumerated the exact number does not matter. */
function combinations(n: number, k: number): number {
  let number = 1;
  for (let i = 1; i <= k && number <= mostEnumerated; i++) number = (number * (n - k + i)) / i;
  return Math.round(number);
}

/** The sum of every choice of `size` values, in lexicographic order. */
function enumerate(values: Float64Array, size: number, visit: (sum: number) => void): void {
  const chosen = Uint32Array.from({ length: size }, (_, i) => i);
  for (;;) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += values[chosen[i]];
    visit(sum);
    let last = size - 1;
    while (last >= 0 && chosen[last] === values.length - size + last) last--;
    if (last < 0) return;
    chosen[last]++;
    for (let i = last + 1; i < size; i++) chosen[i] = chosen[i - 1] + 1;
  }
}

/** The sums of drawn choices, each by the first steps of Fisher and Yates's shuffle. */
function drawDeals(
  { values, size, draws, random }: { values: Float64Array; size: number; draws: number; random: RandomSource },
  visit: (sum: number) => void,
): void {
  const deck = values.slice();
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const other = i + Math.floor(random() * (deck.length - i));
      [deck[i], deck[other]] = [deck[other], deck[i]];
      sum += deck[i];
    }
    visit(sum);
  }
}
