/** How p-values are adjusted for their number. Benjamini's two bound the share of false discoveries, the others the chance of any. */
export type Adjustment = 'benjaminiHochberg' | 'benjaminiYekutieli' | 'holm' | 'hochberg' | 'bonferroni';

/**
 * What do p-values amount to once it is allowed for that there are many of them?
 *
 * Returns one adjusted value in [0, 1] per entry, in the given order; an entry without a p-value stays `undefined` and does not
 * count towards the number of tests.
 *
 * Source: Benjamini and Hochberg (1995); Benjamini and Yekutieli (2001); Holm (1979); Hochberg (1988). As R's p.adjust.
 */
export function adjustPValues(pValues: readonly (number | undefined)[], method: Adjustment): (number | undefined)[] {
  const order: number[] = [];
  pValues.forEach((p, i) => p !== undefined && order.push(i));
  order.sort((a, b) => pValues[a]! - pValues[b]!);
  const n = order.length;
  const adjusted: (number | undefined)[] = pValues.map(() => undefined);
  const factor = factors[method](n);
  const scaled = order.map((index, rank) => Math.min(1, factor(rank + 1) * pValues[index]!));
  if (method === 'holm') for (let i = 1; i < n; i++) scaled[i] = Math.max(scaled[i], scaled[i - 1]);
  else if (method !== 'bonferroni') for (let i = n - 2; i >= 0; i--) scaled[i] = Math.min(scaled[i], scaled[i + 1]);
  order.forEach((index, rank) => (adjusted[index] = scaled[rank]));
  return adjusted;
}

/** What the p-value of the given rank (1 = smallest) among n is multiplied by. */
const factors: Record<Adjustment, (n: number) => (rank: number) => number> = {
  benjaminiHochberg: (n) => (rank) => n / rank,
  benjaminiYekutieli: (n) => {
    let harmonic = 0;
    for (let i = 1; i <= n; i++) harmonic += 1 / i;
    return (rank) => (n * harmonic) / rank;
  },
  holm: (n) => (rank) => n - rank + 1,
  hochberg: (n) => (rank) => n - rank + 1,
  bonferroni: (n) => () => n,
};
