/** Groups counted by how many events they had, as the integral over gamma frailties only depends on that. */
export type EventTally = Map<number, number>;

/** Tallies events per group. */
export function eventTally(events: Float64Array): EventTally {
  const tally: EventTally = new Map();
  for (const d of events) tally.set(d, (tally.get(d) ?? 0) + 1);
  return tally;
}

/**
 * What the penalised likelihood's maximum misses of the marginal likelihood, in which the frailties are integrated out, and its
 * slope against ln theta. With n = 1 / theta, per group of d events: d + ln Γ(n + d) - ln Γ(n) + n ln n - (n + d) ln(n + d).
 *
 * Source: Nielsen et al. (1992), Scand J Stat 19:25; Therneau and Grambsch (2000), §9.6.
 */
export function marginalCorrection(tally: EventTally, theta: number): { value: number; slope: number } {
  let [value, slope] = [0, 0];
  let [logRise, harmonic, k] = [0, 0, 0];
  for (const d of [...tally.keys()].sort((a, b) => a - b)) {
    // With t = theta: the sum of ln(1 + kt) over k < d, and its derivative by ln t.
    for (; k < d; k++) {
      logRise += Math.log1p(k * theta);
      harmonic += (k * theta) / (1 + k * theta);
    }
    const groups = tally.get(d)!;
    const share = Math.log1p(d * theta) / theta;
    value += groups * (d + logRise - share - d * Math.log1p(d * theta));
    slope += groups * (harmonic + share - d);
  }
  return { value, slope };
}
