import type { ClassSplit } from './classSplit.ts';
import type { Change } from './change.ts';
import type { Narrowed, NullSpace } from './nullSpace.ts';

export interface Fewest {
  /** Fewest people a sum may tell of. */
  readonly minimum: number;
  /** Leaves out what only the difference of people tells. */
  readonly sumsOnly: boolean;
}

/** A search that has not ended after so many steps is taken to have found something: then the sum is not shown. */
const MOST_STEPS = 100_000;

/** After one is found, so many more changes are looked at for one that touches fewer classes: all of them cost more than they save. */
const MORE = 32;

/**
 * Can a sum or difference of fewer than `minimum` people be worked out that could not be before the last sum was shown?
 *
 * No change that is left moves such a combination, but the one that is gone does. So it holds one of the classes that one touches; and
 * as long as what has been put together is moved by some change, it holds another of the classes that one touches. With few people
 * that ends soon, and it looks at every combination there can be.
 */
export function givesAway(space: NullSpace, classes: ClassSplit, { pivot }: Narrowed, fewest: Fewest): boolean {
  return new Search(space, classes, { ...fewest, pivot }).found();
}

class Search {
  private readonly space: NullSpace;
  private readonly classes: ClassSplit;
  private readonly fewest: Fewest;
  private readonly pivot: Change;
  private readonly weights = new Map<number, number>();
  /** Classes that were tried with everything there is so far. */
  private readonly passed = new Set<number>();
  private steps = 0;

  constructor(space: NullSpace, classes: ClassSplit, { pivot, ...fewest }: Fewest & { pivot: Change }) {
    this.space = space;
    this.classes = classes;
    this.fewest = fewest;
    this.pivot = pivot;
  }

  found(): boolean {
    return this.oneOf(this.pivot, 0, [1]);
  }

  /** Does one of the classes that a change touches, with others, come to something few enough? */
  private oneOf(change: Change, people: number, signs: readonly number[]): boolean {
    const tried: number[] = [];
    const found = [...new Set([...change.at].map((at) => this.classes.of[at]))].some((own) => {
      if (this.passed.has(own) || this.weights.has(this.classes.parts[own][0])) return false;
      const size = people + this.classes.sizes[own];
      if (size >= this.fewest.minimum) return false;
      const isFound = signs.some((sign) => this.with(own, sign, size));
      this.passed.add(own);
      tried.push(own);
      return isFound;
    });
    for (const own of tried) this.passed.delete(own);
    return found;
  }

  private with(own: number, sign: number, people: number): boolean {
    this.steps += 1;
    if (this.steps > MOST_STEPS) return true;
    const parts = this.classes.parts[own];
    for (const at of parts) this.weights.set(at, sign);
    const change = this.movedBy();
    const found =
      change === undefined
        ? this.by(this.pivot) !== 0
        : this.oneOf(change, people, this.fewest.sumsOnly ? [1] : [1, -1]);
    for (const at of parts) this.weights.delete(at);
    return found;
  }

  /** A change that moves what has been put together, one that touches few classes; undefined where none does. */
  private movedBy(): Change | undefined {
    let found: Change | undefined;
    let left = MORE;
    for (const at of this.weights.keys()) {
      for (const { change, isGone } of this.space.changesOf(at)) {
        if (found !== undefined && left-- === 0) return found;
        if (isGone || (found !== undefined && change.at.length >= found.at.length) || this.by(change) === 0) continue;
        found = change;
      }
    }
    return found;
  }

  /** How much a change moves what has been put together. */
  private by(change: Change): number {
    let by = 0;
    for (const [own, sign] of this.weights) by += sign * change.of(own);
    return by;
  }
}
