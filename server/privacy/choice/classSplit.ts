/** One class that a sum cut in two: the people in it keep the name, those inside the sum go by a new one. */
interface Cut {
  readonly from: number;
  readonly fresh: number;
}

/** Which of the finest classes of people the shown sums cannot part, and how many people each of these holds. */
export class ClassSplit {
  /** Per finest class, the class it lies in; -1 where nobody is. */
  readonly of: Int32Array;
  /** Per class, the finest ones in it. */
  readonly parts: number[][];
  readonly sizes: number[];
  private readonly people: readonly number[];

  /** Everybody in one class; finest classes of nobody in none. */
  constructor(people: readonly number[]) {
    this.people = people;
    this.of = Int32Array.from(people, (size) => (size > 0 ? 0 : -1));
    this.parts = [[...people.keys()].filter((at) => people[at] > 0)];
    this.sizes = [people.reduce((sum, size) => sum + size, 0)];
  }

  split(cell: readonly number[]): Cut[] {
    const inside = new Map<number, number[]>();
    for (const at of cell) {
      if (this.of[at] < 0) continue;
      const own = inside.get(this.of[at]);
      if (own) own.push(at);
      else inside.set(this.of[at], [at]);
    }
    const cuts: Cut[] = [];
    for (const [from, parts] of inside) {
      if (parts.length === this.parts[from].length) continue;
      const fresh = this.parts.push(parts) - 1;
      for (const at of parts) this.of[at] = fresh;
      this.parts[from] = this.parts[from].filter((at) => this.of[at] === from);
      this.sizes[fresh] = parts.reduce((sum, at) => sum + this.people[at], 0);
      this.sizes[from] -= this.sizes[fresh];
      cuts.push({ from, fresh });
    }
    return cuts;
  }

  /** Takes the cuts back that were made last. */
  join(cuts: readonly Cut[]): void {
    for (const { from, fresh } of cuts.toReversed()) {
      for (const at of this.parts[fresh]) this.of[at] = from;
      this.parts[from].push(...this.parts[fresh]);
      this.sizes[from] += this.sizes[fresh];
      this.parts.pop();
      this.sizes.pop();
    }
  }
}
