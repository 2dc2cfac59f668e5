/** Whole numbers outgrew what is kept exactly. Nothing is claimed then. */
export class NotExact extends Error {
  constructor() {
    super('The cells overlap in so many ways that what they tell together cannot be reckoned exactly.');
  }
}

const EXACT = 2 ** 52;

/** A change of people's answers, in whole numbers: by how much the sum of each class it touches goes up or down. */
export class Change {
  /** The classes it touches, in rising order. */
  readonly at: readonly number[];
  /** By how much, in the same order. */
  readonly by: readonly number[];

  constructor(at: readonly number[], by: readonly number[]) {
    this.at = at;
    this.by = by;
  }

  /** By how much the sum of a class goes up or down. */
  of(own: number): number {
    const place = this.at.indexOf(own);
    return place < 0 ? 0 : this.by[place];
  }
}

/** Two changes that both move a sum, put together so that they do not: `own` and `other` are by how much they do. */
export function cancelled(change: Change, own: number, pivot: Change, other: number): Change {
  const common = divisor(own, other);
  const [times, less] = [other / common, own / common];
  const [at, by]: [number[], number[]] = [[], []];
  let [i, j, most] = [0, 0, 0];
  while (i < change.at.length || j < pivot.at.length) {
    const [a, b] = [change.at[i] ?? Number.POSITIVE_INFINITY, pivot.at[j] ?? Number.POSITIVE_INFINITY];
    const value = (a <= b ? times * change.by[i] : 0) - (b <= a ? less * pivot.by[j] : 0);
    if (value !== 0) {
      at.push(Math.min(a, b));
      by.push(value);
      most = Math.max(most, Math.abs(value));
    }
    if (a <= b) i++;
    if (b <= a) j++;
  }
  if (most > EXACT) throw new NotExact();
  return new Change(at, most === 1 ? by : whole(by));
}

/** Divided by what all have in common. */
function whole(values: number[]): number[] {
  let common = 0;
  for (const value of values) {
    common = divisor(value, common);
    if (common === 1) return values;
  }
  return values.map((value) => value / common);
}

function divisor(one: number, other: number): number {
  let [a, b] = [Math.abs(one), Math.abs(other)];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
