/** More different values than on any scale of ticks: they are not counted one by one. */
const MOST_COUNTED = 120;
/** Values held by no larger share of the answers may be slips, such as a row shifted by a cell. */
const STRAYS = 0.01;

/** Lowest and highest value of a column, whether all are whole, and how often each occurs while there are few of them. */
export class AnswerRange {
  low = Number.POSITIVE_INFINITY;
  high = Number.NEGATIVE_INFINITY;
  whole = true;
  count = 0;
  private readonly times = new Map<number, number>();
  private many = false;

  add(value: number | undefined, times = 1): void {
    if (value === undefined) return;
    this.count += times;
    if (value < this.low) this.low = value;
    if (value > this.high) this.high = value;
    if (!Number.isInteger(value)) this.whole = false;
    if (this.many) return;
    this.times.set(value, (this.times.get(value) ?? 0) + times);
    if (this.times.size > MOST_COUNTED) this.many = true;
  }

  /** The share of the answers that are this value; `undefined` when there are too many values to count. */
  shareOf(value: number): number | undefined {
    return this.many || this.count === 0 ? undefined : (this.times.get(value) ?? 0) / this.count;
  }

  /** The range without the outermost values that together are at most one answer in a hundred. */
  withoutStrays(): AnswerRange {
    if (this.many) return this;
    let spare = Math.floor(this.count * STRAYS);
    const kept = [...this.times].sort(([a], [b]) => a - b);
    for (;;) {
      const [first, last] = [kept[0]?.[1] ?? 0, kept.at(-1)?.[1] ?? 0];
      if (kept.length <= 2 || Math.min(first, last) > spare) break;
      // The end farther away from its neighbour is the likelier slip.
      const gapBelow = kept[1][0] - kept[0][0];
      const gapAbove = kept.at(-1)![0] - kept.at(-2)![0];
      const fromBelow = last > spare || (first <= spare && gapBelow >= gapAbove);
      spare -= fromBelow ? first : last;
      if (fromBelow) kept.shift();
      else kept.pop();
    }
    const inner = new AnswerRange();
    for (const [value, times] of kept) {
      inner.add(value, times);
    }
    return inner;
  }
}
