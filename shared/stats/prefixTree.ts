/** Sums of values by rank that can be changed and read in O(log ranks). */
export interface PrefixTree {
  add: (rank: number, value: number) => void;
  /** Sums over lower ranks, over this one, and over higher ones. */
  around: (rank: number) => { below: number; same: number; above: number };
}

/** Source: Fenwick (1994), Software: Practice and Experience 24:327. */
export function prefixTree(ranks: number): PrefixTree {
  const sums = new Float64Array(ranks + 1);
  const own = new Float64Array(ranks);
  let total = 0;
  return {
    add: (rank, value) => {
      own[rank] += value;
      total += value;
      for (let at = rank + 1; at <= ranks; at += at & -at) sums[at] += value;
    },
    around: (rank) => {
      let below = 0;
      for (let at = rank; at > 0; at -= at & -at) below += sums[at];
      return { below, same: own[rank], above: total - below - own[rank] };
    },
  };
}
