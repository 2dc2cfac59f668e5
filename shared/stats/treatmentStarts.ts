/** When each unit of a panel is first treated. */
export interface TreatmentStarts {
  /** Per unit; Infinity for one that never is, NaN for a number that no row has. */
  start: Float64Array;
  /** Units treated in the first period of all: nothing is seen of them before. */
  always: number[];
  never: number[];
  /** Whether treatment, once begun, goes on. */
  absorbing: boolean;
}

/**
 * When does the treatment of each unit begin, and does it go on from there?
 *
 * `treated` per row: 0 or 1. Without rows nobody is treated, and nothing contradicts that treatment goes on.
 */
export function treatmentStarts(
  unit: Int32Array,
  time: ArrayLike<number>,
  treated: ArrayLike<number>,
): TreatmentStarts {
  const units = 1 + unit.reduce((most, u) => Math.max(most, u), -1);
  const start = new Float64Array(units).fill(Number.NaN);
  let first = Infinity;
  for (let i = 0; i < unit.length; i++) {
    const from = treated[i] === 0 ? Infinity : time[i];
    start[unit[i]] = Number.isNaN(start[unit[i]]) ? from : Math.min(start[unit[i]], from);
    first = Math.min(first, time[i]);
  }
  let absorbing = true;
  for (let i = 0; i < unit.length; i++) if (treated[i] === 0 && time[i] >= start[unit[i]]) absorbing = false;
  const which = (is: (from: number) => boolean) => [...start.keys()].filter((u) => is(start[u]));
  return { start, always: which((from) => from === first), never: which((from) => from === Infinity), absorbing };
}
