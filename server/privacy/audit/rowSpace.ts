import { combined, normalised, NotExact, smallestEntry } from './integerRows.ts';

/** A weight per class; classes that are not there weigh nothing. */
export type Weights = ReadonlyMap<number, number>;

/**
 * Everything that adding and subtracting of shown sums can give, kept in exact whole numbers.
 *
 * A shown cell is a set of classes (people nobody can tell apart by the cells), and its sum one equation. Sets that do not overlap
 * (teams) stay as they are; what overlaps them is reduced to echelon form. Throws `NotExact` rather than round.
 */
export class RowSpace {
  readonly width: number;
  /** How many sets are kept apart by name, each by a column after those of the classes; 0 where none is. */
  private readonly names: number;
  /** Sets that share no class, and per class the one it lies in, or -1. The first class of each is given by the others. */
  private readonly blocks: number[][] = [];
  private readonly blockOf: Int32Array;
  private rows: Float64Array[] = [];
  private pivots: number[] = [];

  constructor(width: number, sets: readonly (readonly number[])[], names = 0) {
    this.width = width;
    this.names = names;
    this.blockOf = new Int32Array(width).fill(-1);
    const overlapping: (readonly number[])[] = [];
    for (const set of sets.toSorted((a, b) => a.length - b.length)) {
      const { rest, alone } = this.withoutBlocks(set);
      if (rest.length === 0) continue;
      if (alone) this.addBlock(rest);
      else overlapping.push(rest);
    }
    for (const set of overlapping) this.add(set);
  }

  /** How many of the shown sums say something new. */
  get rank(): number {
    return this.blocks.length + this.rows.length;
  }

  /** Adds the sum over a set of classes, under a name if it has one; false when it could be worked out before. */
  add(set: readonly number[], name?: number): boolean {
    const weights = new Map(set.map((at) => [at, 1]));
    if (name !== undefined) weights.set(this.width + name, 1);
    const row = this.reduced(weights);
    const pivot = smallestEntry(row, this.width);
    if (pivot === undefined) return false;
    normalised(row);
    for (const [i, other] of this.rows.entries()) this.rows[i] = combined(other, row, pivot);
    this.rows.push(row);
    this.pivots.push(pivot);
    return true;
  }

  /** The same with one more set, leaving this as it is. */
  with(set: readonly number[], name?: number): RowSpace {
    const copy = new RowSpace(this.width, this.blocks, this.names);
    copy.rows = [...this.rows];
    copy.pivots = [...this.pivots];
    copy.add(set, name);
    return copy;
  }

  /** Can this weighted sum of the classes' answers be worked out? */
  contains(weights: Weights): boolean {
    return smallestEntry(this.reduced(weights), this.width) === undefined;
  }

  /** Which named sums, each times what, give this weighted sum? Undefined where none do. */
  combination(weights: Weights): Map<number, number> | undefined {
    const own = this.width + this.names;
    const left = this.reduced(new Map([...weights, [own, 1]]));
    if (smallestEntry(left, this.width) !== undefined) return undefined;
    const used = new Map<number, number>();
    for (let name = 0; name < this.names; name++) {
      if (left[this.width + name] !== 0) used.set(name, -left[this.width + name] / left[own]);
    }
    return used;
  }

  /**
   * Weights that every shown sum gives 0, drawn at random: adding them, times anything, to the answers changes nothing that is shown.
   * A set over which they do not add up to 0 is therefore not determined; over a set that is, they always do.
   */
  invisible(random: () => number): Float64Array {
    const scale = this.rows.reduce((common, row, i) => lcm(common, Math.abs(row[this.pivots[i]])), 1);
    const widest = this.rows.reduce((most, row) => Math.max(most, absolute(row.subarray(0, this.width))), 1);
    const reach = Math.min(2 ** 30, 2 ** 50 / (scale * widest * (this.width + 1)));
    if (!(reach >= 2 ** 12)) throw new NotExact();
    const free = Float64Array.from({ length: this.width }, () => Math.round((random() * 2 - 1) * reach));
    for (const pivot of this.pivots) free[pivot] = 0;
    for (const [first] of this.blocks) free[first] = 0;
    const drawn = free.map((value) => value * scale);
    this.rows.forEach((row, i) => {
      let sum = 0;
      for (let at = 0; at < this.width; at++) sum += row[at] * free[at];
      drawn[this.pivots[i]] = -sum * (scale / row[this.pivots[i]]);
    });
    for (const [first, ...others] of this.blocks) {
      drawn[first] = -others.reduce((sum, at) => sum + drawn[at], 0);
    }
    return drawn;
  }

  /** A basis of the changes of answers that no shown sum sees: one for each class that is not given by the others. */
  changes(): Map<number, number>[] {
    const given = new Set([...this.pivots, ...this.blocks.map(([first]) => first)]);
    const changes: Map<number, number>[] = [];
    for (let own = 0; own < this.width; own++) if (!given.has(own)) changes.push(this.changeOf(own));
    return changes;
  }

  /** What the classes that are given do when this one goes up. */
  private changeOf(own: number): Map<number, number> {
    const touching = this.rows.flatMap((row, i) => (row[own] === 0 ? [] : [{ pivot: this.pivots[i], row }]));
    const scale = touching.reduce((common, { row, pivot }) => lcm(common, Math.abs(row[pivot])), 1);
    const change = new Map([[own, scale]]);
    for (const { row, pivot } of touching) change.set(pivot, -row[own] * (scale / row[pivot]));
    const firsts = new Map<number, number>();
    for (const [at, by] of change) {
      const block = this.blockOf[at];
      if (block >= 0) firsts.set(this.blocks[block][0], (firsts.get(this.blocks[block][0]) ?? 0) - by);
    }
    for (const [first, by] of firsts) if (by !== 0) change.set(first, by);
    if ([...change.values()].some((by) => Math.abs(by) > 2 ** 40)) throw new NotExact();
    return change;
  }

  private withoutBlocks(set: readonly number[]): { rest: number[]; alone: boolean } {
    const inside = new Map<number, number>();
    for (const at of set) inside.set(this.blockOf[at], (inside.get(this.blockOf[at]) ?? 0) + 1);
    const whole = (at: number): boolean => {
      const block = this.blockOf[at];
      return block >= 0 && inside.get(block) === this.blocks[block].length;
    };
    const rest = set.filter((at) => !whole(at));
    return { rest, alone: rest.every((at) => this.blockOf[at] < 0) };
  }

  private addBlock(set: readonly number[]): void {
    for (const at of set) this.blockOf[at] = this.blocks.length;
    this.blocks.push([...set]);
  }

  /** What is left of a sum when everything that the shown sums say of it is taken away: nothing if they say it all. */
  private reduced(weights: Weights): Float64Array {
    let row: Float64Array = new Float64Array(this.width + this.names + 1);
    for (const [at, weight] of weights) row[at] += weight;
    for (const block of this.blocks) {
      const weight = row[block[0]];
      if (weight !== 0) for (const at of block) row[at] -= weight;
    }
    for (const [i, own] of this.rows.entries()) row = combined(row, own, this.pivots[i]);
    return row;
  }
}

function absolute(row: Float64Array): number {
  let most = 0;
  for (const value of row) if (value > most || -value > most) most = Math.abs(value);
  return most;
}

function lcm(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
