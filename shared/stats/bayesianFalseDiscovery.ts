/**
 * Which units can be named so that, on average, no more than a share q of the named are named wrongly?
 *
 * `nullProbability`: per unit the posterior probability that there is nothing to name; NaN for a unit that was not assessed, which
 * is never named. Returns 1 for each member of the largest set, taken from the smallest probability up, whose mean probability is
 * ≤ q, else 0. Units of equal probability enter together or not at all, so the order of the units does not matter.
 *
 * Source: Newton, Noueiry, Sarkar and Ahlquist (2004), Biostatistics 5:155; Müller, Parmigiani and Rice (2006).
 */
export function bayesianFalseDiscovery(nullProbability: ArrayLike<number>, q: number): Uint8Array {
  const named = new Uint8Array(nullProbability.length);
  const order: number[] = [];
  for (let i = 0; i < nullProbability.length; i++) if (!Number.isNaN(nullProbability[i])) order.push(i);
  order.sort((a, b) => nullProbability[a] - nullProbability[b]);
  let sum = 0;
  let size = 0;
  order.forEach((index, rank) => {
    sum += nullProbability[index];
    const last = rank + 1 === order.length || nullProbability[order[rank + 1]] > nullProbability[index];
    if (last && sum <= q * (rank + 1)) size = rank + 1;
  });
  for (const index of order.slice(0, size)) named[index] = 1;
  return named;
}
