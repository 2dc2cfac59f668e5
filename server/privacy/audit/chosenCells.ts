import { seededRandom } from '#shared/stats/seededRandom.ts';
import { merged } from './peopleClasses.ts';
import { RowSpace } from './rowSpace.ts';
import { smallGroups } from './smallGroups.ts';

/** The search draws weights; the same family is always decided alike. */
const SEED = 20;

/** Classes of respondents, and the cells that may be shown, in the order in which they are tried. */
export interface Candidates {
  readonly people: readonly number[];
  readonly cells: readonly (readonly number[])[];
  /**
   * What an earlier wave showed of the same people. Then nobody who came or went in between may be worked out either by
   * somebody who takes it that the others answered as before; their sum, that is: no difference of people.
   */
  readonly before?: readonly (readonly number[])[];
  /** True when the earlier wave is this one, decided anew: then the others did answer as before, and differences of people count. */
  readonly sameWave?: boolean;
}

/**
 * Which cells may be shown together so that no sum or difference of fewer than `minimum` people can be worked out from them?
 *
 * Everybody's sum comes first, then each cell in turn: it is shown unless, with those before it, it would give such a group away. Nothing
 * hidden could be shown on top. Returns the places of the shown cells; with fewer people than the minimum in all, none.
 */
export function chosenCells(
  { people, cells, before = [], sameWave = false }: Candidates,
  minimum: number,
): Set<number> {
  const sizeOf = (cell: readonly number[]): number => cell.reduce((sum, at) => sum + people[at], 0);
  const all = [...people.keys()].filter((at) => people[at] > 0);
  if (sizeOf(all) < minimum) return new Set();
  const random = seededRandom(SEED);
  const enough = [...cells.keys()].filter((at) => sizeOf(cells[at]) >= minimum);
  const finest = merged({ people, shown: [...before, ...enough.map((at) => cells[at])], hidden: [] });
  const shown = { before: finest.shown.slice(0, before.length), cells: finest.shown.slice(before.length) };
  const search = new Search({ people: finest.people, sameWave, ...shown }, minimum, random);
  let revealing: number[];
  do {
    if (before.length === 0) search.tryAll();
    else search.admitAll();
    revealing = search.takeBackRevealing();
  } while (revealing.length > 0);
  search.admitDetermined();
  return new Set(search.admitted.map((place) => enough[place]));
}

/**
 * The cells admitted so far. A cell is tried against single classes and pairs; what larger groups are given away is looked for
 * when all have been tried, and the last cell needed for each is taken back for good.
 */
class Search {
  admitted: number[] = [];
  private readonly refused = new Set<number>();
  private space: RowSpace;
  private classes: SplitClasses;
  private readonly family: Required<Candidates>;
  /** What is shown whatever is chosen: an earlier wave, or else everybody's sum. */
  private readonly given: readonly (readonly number[])[];
  readonly minimum: number;
  private readonly random: () => number;

  constructor(family: Required<Candidates>, minimum: number, random: () => number) {
    this.family = family;
    this.given = family.before.length > 0 ? family.before : [[...family.people.keys()]];
    this.minimum = minimum;
    this.random = random;
    this.space = this.spaceOf([]);
    this.classes = this.given.reduce(split, together(family.people.length));
  }

  tryAll(): void {
    const known = new Set(this.admitted);
    for (const at of this.family.cells.keys()) if (!known.has(at) && !this.refused.has(at)) this.tryCell(at);
  }

  /** Few cells tell of a change between waves: all are admitted at once, and what gives a group away is taken back. */
  admitAll(): void {
    if (this.admitted.length > 0) return;
    this.admitted = [...this.family.cells.keys()].filter((at) => !this.refused.has(at));
    this.space = this.spaceOf(this.admitted);
  }

  /** A cell taken back may have come to be determined by others: then it can as well be shown. */
  admitDetermined(): void {
    const known = new Set(this.admitted);
    this.family.cells.forEach((cell, at) => {
      if (!known.has(at) && this.space.contains(new Map(cell.map((own) => [own, 1])))) this.admitted.push(at);
    });
  }

  takeBackRevealing(): number[] {
    const { people, cells } = this.family;
    const shown = merged({ people, shown: [...this.given, ...this.admitted.map((at) => cells[at])], hidden: [] });
    const space = new RowSpace(shown.people.length, shown.shown);
    const { found } = smallGroups(space, shown.people, this.minimum, { random: this.random, sumsOnly: this.sumsOnly });
    const parts = shown.people.map((): number[] => []);
    shown.classOf.forEach((own, part) => parts[own].push(part));
    const needed = found.map((weights) => {
      const finest = new Map(
        [...weights].flatMap(([own, weight]) => parts[own].map((part) => [part, weight] as const)),
      );
      return [...this.space.combination(finest)!.keys()].filter((name) => name < cells.length);
    });
    const taken = lastOfEach(needed);
    if (taken.length > 0) this.takeBack(taken);
    return taken;
  }

  get sumsOnly(): boolean {
    return this.family.before.length > 0 && !this.family.sameWave;
  }

  private tryCell(at: number): void {
    const cell = this.family.cells[at];
    const trial = this.space.with(cell, at);
    if (trial.rank > this.space.rank) {
      const classes = split(this.classes, cell);
      const unseen = trial.invisible(this.random);
      if (revealsPair(classes, this.family.people, unseen, this)) return;
      this.classes = classes;
      this.space = trial;
    }
    this.admitted.push(at);
  }

  private takeBack(cells: readonly number[]): void {
    for (const at of cells) this.refused.add(at);
    this.admitted = this.admitted.filter((at) => !this.refused.has(at));
    this.space = this.spaceOf(this.admitted);
    const sets = [...this.given, ...this.admitted.map((at) => this.family.cells[at])];
    this.classes = sets.reduce(split, together(this.family.people.length));
  }

  /** What is given goes by one name, after the cells'. */
  private spaceOf(admitted: readonly number[]): RowSpace {
    const { people, cells } = this.family;
    const space = new RowSpace(people.length, [], cells.length + 1);
    for (const set of this.given) space.add(set, cells.length);
    for (const at of admitted) space.add(cells[at], at);
    return space;
  }
}

/** For each group given away, unless one already taken is needed for it, the last of the cells needed. */
function lastOfEach(needed: readonly (readonly number[])[]): number[] {
  const taken = new Set<number>();
  for (const cells of needed.toSorted((a, b) => Math.max(...a) - Math.max(...b))) {
    if (!cells.some((at) => taken.has(at))) taken.add(Math.max(...cells));
  }
  return [...taken];
}

/** Which finest classes the admitted cells cannot part. */
interface SplitClasses {
  readonly of: Int32Array;
  readonly count: number;
}

const together = (width: number): SplitClasses => ({ of: new Int32Array(width), count: 1 });

function split({ of, count }: SplitClasses, cell: readonly number[]): SplitClasses {
  const fresh = new Map<number, number>();
  const after = of.slice();
  for (const at of cell) {
    const known = fresh.get(of[at]) ?? count + fresh.size;
    fresh.set(of[at], known);
    after[at] = known;
  }
  return { of: after, count: count + fresh.size };
}

/** Is one class under the minimum, or two together, determined? Told by weights no shown sum sees. */
function revealsPair(
  classes: SplitClasses,
  people: readonly number[],
  unseen: Float64Array,
  { minimum, sumsOnly }: { minimum: number; sumsOnly: boolean },
): boolean {
  const values = new Float64Array(classes.count);
  const sizes = new Int32Array(classes.count);
  classes.of.forEach((own, at) => {
    values[own] += unseen[at];
    sizes[own] += people[at];
  });
  // Five classes must come to the minimum, since `smallGroups` looks at four.
  const least = Math.ceil(minimum / 5);
  const known = new Map<number, number>();
  for (let own = 0; own < sizes.length; own++) {
    if (sizes[own] === 0 || sizes[own] >= minimum) continue;
    const value = sumsOnly ? values[own] : Math.abs(values[own]);
    if (value === 0 || sizes[own] < least) return true;
    const other = known.get(sumsOnly ? -value : value) ?? minimum;
    if (other + sizes[own] < minimum) return true;
    known.set(value, Math.min(known.get(value) ?? minimum, sizes[own]));
  }
  return false;
}
