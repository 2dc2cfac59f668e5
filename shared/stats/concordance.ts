import { coxRiskSets, type CoxRiskSets, type StratifiedTimes } from './coxRiskSets.ts';
import { prefixTree } from './prefixTree.ts';

/** Times under observation, with what is thought to go with early events. */
export interface ScoredTimes extends StratifiedTimes {
  /** The higher, the sooner the event is expected (a linear predictor, say). */
  score: Float64Array;
  /** Rows that may go together, by code; left out: each row by itself. */
  cluster?: ArrayLike<number>;
}

/** Weighted numbers of pairs, and the share of them in the right order. */
export interface Concordance {
  /** (concordant + tied / 2) ÷ all pairs: 0.5 is no better than chance. */
  concordance: number;
  standardError: number;
  concordant: number;
  discordant: number;
  /** Pairs of equal score. */
  tied: number;
}

/**
 * Of two rows, how often does the one with the higher score have its event first?
 *
 * Pairs are an event and a row of the same stratum that is at risk then and goes on beyond it; two events at the same time are no pair.
 * O(n log n). `undefined` without any pair.
 *
 * Source: Harrell et al. (1982), JAMA 247:2543; standard error by the infinitesimal jackknife, Therneau and Watson (2015),
 * The concordance statistic and the Cox model, Mayo Clinic technical report 85.
 */
export function concordance(input: ScoredTimes, sets: CoxRiskSets = coxRiskSets(input)): Concordance | undefined {
  const pairs = countPairs(input, sets);
  const { weight } = pairs;
  let [concordant, discordant, tied] = [0, 0, 0];
  // Each pair is seen from both its rows.
  for (let r = 0; r < weight.length; r++) {
    concordant += (weight[r] * pairs.concordant[r]) / 2;
    discordant += (weight[r] * pairs.discordant[r]) / 2;
    tied += (weight[r] * pairs.tied[r]) / 2;
  }
  const all = concordant + discordant + tied;
  if (all === 0) return undefined;
  const lead = (concordant - discordant) / all;
  const byCluster = new Map<number, number>();
  for (let r = 0; r < weight.length; r++) {
    const row = sets.order[r];
    const own = pairs.concordant[r] + pairs.discordant[r] + pairs.tied[r];
    const influence = (weight[r] * (pairs.concordant[r] - pairs.discordant[r] - lead * own)) / all;
    const code = input.cluster ? input.cluster[row] : row;
    byCluster.set(code, (byCluster.get(code) ?? 0) + influence);
  }
  let squares = 0;
  for (const influence of byCluster.values()) squares += influence * influence;
  return { concordance: (lead + 1) / 2, standardError: Math.sqrt(squares) / 2, concordant, discordant, tied };
}

interface PairCounts {
  weight: Float64Array;
  /** Per row in the order of the risk sets: weight of the rows it makes such pairs with. */
  concordant: Float64Array;
  discordant: Float64Array;
  tied: Float64Array;
}

function countPairs({ score, weights }: ScoredTimes, sets: CoxRiskSets): PairCounts {
  const rows = sets.order.length;
  const counts: PairCounts = {
    weight: Float64Array.from(sets.order, (row) => (weights ? weights[row] : 1)),
    concordant: new Float64Array(rows),
    discordant: new Float64Array(rows),
    tied: new Float64Array(rows),
  };
  const scores = Float64Array.from(sets.order, (row) => score[row]);
  for (let s = 0; s < sets.strata.length; s++) countStratum(counts, scores, sets, s);
  return counts;
}

/** From the stratum's last event time back to its first: scores at risk and scores of events so far are kept as trees. */
function countStratum(counts: PairCounts, scores: Float64Array, sets: CoxRiskSets, stratum: number): void {
  const [from, to] = [sets.strataFrom[stratum], sets.strataFrom[stratum + 1]];
  const start = sets.leaveFrom[from];
  const { rank, ranks } = rankScores(scores.subarray(start, sets.leaveFrom[to]));
  const atRisk = prefixTree(ranks);
  const events = prefixTree(ranks);
  const { weight, concordant, discordant, tied } = counts;
  // As the row that goes on: events of lower score were out of order. `sign` -1 leaves out events before it came under observation's end.
  const against = (r: number, sign: 1 | -1): void => {
    const { below, same, above } = events.around(rank[r - start]);
    discordant[r] += sign * below;
    tied[r] += sign * same;
    concordant[r] += sign * above;
  };
  const leave = (k: number): void => {
    for (let e = sets.enterFrom[k]; e < sets.enterFrom[k + 1]; e++) {
      against(sets.entering[e], 1);
      atRisk.add(rank[sets.entering[e] - start], -weight[sets.entering[e]]);
    }
  };
  for (let k = to - 1; k >= from; k--) {
    const firstOther = sets.leaveFrom[k] + sets.events[k];
    if (k + 1 < to) leave(k + 1);
    for (let r = firstOther; r < sets.leaveFrom[k + 1]; r++) {
      against(r, -1);
      atRisk.add(rank[r - start], weight[r]);
    }
    for (let r = sets.leaveFrom[k]; r < firstOther; r++) {
      const { below, same, above } = atRisk.around(rank[r - start]);
      concordant[r] += below;
      tied[r] += same;
      discordant[r] += above;
      events.add(rank[r - start], weight[r]);
    }
    for (let r = sets.leaveFrom[k]; r < firstOther; r++) {
      against(r, -1);
      atRisk.add(rank[r - start], weight[r]);
    }
  }
  if (to > from) leave(from);
}

function rankScores(scores: Float64Array): { rank: Int32Array; ranks: number } {
  const distinct = scores.slice().sort();
  let ranks = 0;
  for (let i = 0; i < distinct.length; i++)
    if (i === 0 || distinct[i] !== distinct[i - 1]) distinct[ranks++] = distinct[i];
  const rank = Int32Array.from(scores, (score) => {
    let [low, high] = [0, ranks];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (distinct[middle] < score) low = middle + 1;
      else high = middle;
    }
    return low;
  });
  return { rank, ranks };
}
