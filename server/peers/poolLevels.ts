/** A level of a covariate stands for itself only where this many exits would be expected in it at the common rate, and one happened. */
const FEWEST_EXPECTED = 5;

/** Which pooled level each raw level belongs to, numbered from 0, and how many there are. Levels never at risk get 0. */
export interface PooledLevels {
  pooled: Int32Array;
  size: number;
}

interface LevelTotals {
  personYears: Float64Array;
  exits: Float64Array;
}

const standsAlone = (personYears: number, exits: number, rate: number): boolean =>
  personYears * rate >= FEWEST_EXPECTED && exits > 0;

/** Levels in an order (time since hire, quarters): a small one goes together with those that follow, a small last one with those before. */
export function poolInOrder({ personYears, exits }: LevelTotals, rate: number): PooledLevels {
  const pooled = new Int32Array(personYears.length);
  let size = 0;
  let [time, events] = [0, 0];
  let since = 0;
  for (let level = 0; level < personYears.length; level++) {
    time += personYears[level];
    events += exits[level];
    pooled[level] = size;
    if (!standsAlone(time, events, rate)) continue;
    size++;
    since = level + 1;
    [time, events] = [0, 0];
  }
  if (size === 0) return { pooled: pooled.fill(0), size: personYears.some((years) => years > 0) ? 1 : 0 };
  pooled.fill(size - 1, since);
  return { pooled, size };
}

/** Levels without an order (roles, places): small ones go together as "other", and with the largest where even that is too small. */
export function poolLabels({ personYears, exits }: LevelTotals, rate: number): PooledLevels {
  const pooled = new Int32Array(personYears.length);
  let size = 0;
  let [time, events] = [0, 0];
  let largest = -1;
  const small: number[] = [];
  for (let level = 0; level < personYears.length; level++) {
    if (standsAlone(personYears[level], exits[level], rate)) {
      pooled[level] = size++;
      if (largest < 0 || personYears[level] > personYears[largest]) largest = level;
      continue;
    }
    small.push(level);
    time += personYears[level];
    events += exits[level];
  }
  if (size === 0) return { pooled, size: time > 0 ? 1 : 0 };
  const other = standsAlone(time, events, rate) ? size++ : pooled[largest];
  for (const level of small) pooled[level] = other;
  return { pooled, size };
}
