import type { Weights } from './rowSpace.ts';

export interface GroupsOfMany {
  readonly found: readonly Weights[];
  readonly tried: number;
  /** False where the search was given up after `mostSteps`. */
  readonly complete: boolean;
}

/** What no shown sum sees: the classes a change of answers touches, and by how much each. */
export type UnseenChange = ReadonlyMap<number, number>;

/** So many changes are looked at for the one that leaves the fewest classes to try. */
const LOOKED_AT = 24;

interface Touched {
  readonly classes: Int32Array;
  readonly by: Float64Array;
}

/**
 * Which sums or differences of fewer than `minimum` people, of however many classes, are determined by what is shown?
 *
 * What is determined is what no unseen change moves. So a combination that some change still moves needs another of the classes which that
 * change touches: from each class on, these are tried one by one, as long as the people left allow for it. `changes`: a basis of the unseen ones.
 */
export function groupsOfMany(
  changes: readonly UnseenChange[],
  people: readonly number[],
  minimum: number,
  { sumsOnly, mostSteps }: { sumsOnly: boolean; mostSteps: number },
): GroupsOfMany {
  return new Search(changes, people, minimum, { signs: sumsOnly ? [1] : [1, -1], mostSteps }).everyClass();
}

class Search {
  private readonly people: readonly number[];
  private readonly minimum: number;
  private readonly signs: readonly number[];
  private readonly mostSteps: number;
  /** Per change the classes of few people that it touches, the smallest first. */
  private readonly small: readonly Int32Array[];
  /** Per class the changes that touch it, and by how much. */
  private readonly touched: readonly Touched[];
  /** Per change by how much it moves what has been put together. */
  private readonly moved: Float64Array;
  private readonly moving = new Set<number>();
  private readonly weights = new Map<number, number>();
  /** Classes that were tried with everything there is so far. */
  private readonly passed: Uint8Array;
  private readonly found: Weights[] = [];
  private steps = 0;

  constructor(
    changes: readonly UnseenChange[],
    people: readonly number[],
    minimum: number,
    { signs, mostSteps }: { signs: readonly number[]; mostSteps: number },
  ) {
    this.people = people;
    this.minimum = minimum;
    this.signs = signs;
    this.mostSteps = mostSteps;
    this.small = changes.map((change) =>
      Int32Array.from(
        [...change.keys()].filter((own) => people[own] < minimum).toSorted((a, b) => people[a] - people[b]),
      ),
    );
    const touching = people.map((): [number, number][] => []);
    changes.forEach((change, at) => change.forEach((by, own) => touching[own].push([at, by])));
    this.touched = touching.map((list) => ({
      classes: Int32Array.from(list, ([at]) => at),
      by: Float64Array.from(list, ([, by]) => by),
    }));
    this.moved = new Float64Array(changes.length);
    this.passed = new Uint8Array(people.length);
  }

  everyClass(): GroupsOfMany {
    for (let own = 0; own < this.people.length && this.steps <= this.mostSteps; own++) {
      if (this.people[own] === 0 || this.people[own] >= this.minimum) continue;
      this.with(own, 1, this.people[own]);
      this.passed[own] = 1;
    }
    return { found: this.found, tried: this.steps, complete: this.steps <= this.mostSteps };
  }

  private with(own: number, sign: number, people: number): void {
    this.steps += 1;
    if (this.steps > this.mostSteps) return;
    this.weights.set(own, sign);
    this.move(own, sign);
    if (this.moving.size === 0) this.found.push(new Map(this.weights));
    else this.onwards(people);
    this.move(own, -sign);
    this.weights.delete(own);
  }

  /** Tries each class that could undo what the change moves which leaves the fewest of them. */
  private onwards(people: number): void {
    const left = this.minimum - people;
    const next = this.fewestOf(left);
    for (const own of next) {
      for (const sign of this.signs) this.with(own, sign, people + this.people[own]);
      this.passed[own] = 1;
    }
    for (const own of next) this.passed[own] = 0;
  }

  private fewestOf(left: number): number[] {
    let fewest: number[] | undefined;
    let looked = 0;
    for (const change of this.moving) {
      const open = this.openOf(this.small[change], left, fewest?.length ?? Infinity);
      if (open !== undefined) fewest = open;
      looked += 1;
      if (fewest?.length === 0 || looked === LOOKED_AT) break;
    }
    return fewest ?? [];
  }

  /** Classes of fewer people than are left that were not tried; undefined when there are as many as `most`. */
  private openOf(classes: Int32Array, left: number, most: number): number[] | undefined {
    const open: number[] = [];
    for (const own of classes) {
      if (this.people[own] >= left) break;
      if (this.passed[own] === 1 || this.weights.has(own)) continue;
      open.push(own);
      if (open.length >= most) return undefined;
    }
    return open;
  }

  private move(own: number, sign: number): void {
    const { classes, by } = this.touched[own];
    for (let i = 0; i < classes.length; i++) {
      const at = classes[i];
      this.moved[at] += sign * by[i];
      if (this.moved[at] === 0) this.moving.delete(at);
      else this.moving.add(at);
    }
  }
}
