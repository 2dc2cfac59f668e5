import { comingAgain } from './comingAgain.ts';
import { groupsOfMany } from './groupsOfMany.ts';
import type { RowSpace, Weights } from './rowSpace.ts';

/** A combination of few people's answers that can be worked out, and how many sets of classes were tried to find such. */
export interface SmallGroups {
  readonly found: Weights[];
  readonly tried: number;
  /** False where the search through groups of five classes and more was given up. */
  readonly complete: boolean;
}

export interface Search {
  readonly random: () => number;
  /** Leaves out what only the difference of people tells. */
  readonly sumsOnly: boolean;
}

/** Some minutes. */
const MOST_STEPS = 50_000_000;

/** Single classes, then two added (`sign` 1) or subtracted (−1); `b` is -1 where there is one. */
interface Halves {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly sign: Int8Array;
  /** What weights that no shown sum sees give each: its absolute value. */
  readonly values: Float64Array;
}

/**
 * Which sums or differences of up to four classes, of fewer than `minimum` people in all, are determined by what is shown?
 *
 * Every such combination adds up to 0 over weights that no shown sum sees (`RowSpace.invisible`), so two halves of it have
 * the same absolute value. Halves that do are put together, and each is then proved or dismissed exactly. With a minimum of five no
 * group has more than four classes; with a higher one `groupsOfMany` searches on.
 */
export function smallGroups(
  space: RowSpace,
  people: readonly number[],
  minimum: number,
  { random, sumsOnly }: Search,
): SmallGroups {
  const unseen = space.invisible(random);
  const small = [...people.keys()].filter((at) => people[at] > 0 && people[at] < minimum);
  small.sort((a, b) => people[a] - people[b] || a - b);
  const halves = halvesOf(small, people, { minimum, sumsOnly }, unseen);
  const found: Weights[] = [];
  const byValue = new Map<number, number[]>();
  for (const at of comingAgain(halves.values)) {
    const value = sumsOnly ? totalOf(halves, at, unseen) : halves.values[at];
    const weights = weightsOf(halves, at, 1);
    if (value === 0 && space.contains(weights)) found.push(weights);
    for (const other of byValue.get(sumsOnly ? -value : value) ?? []) {
      const both = together(halves, at, other, unseen);
      if (both !== undefined && sizeOf(both, people) < minimum && space.contains(both)) found.push(both);
    }
    const alike = byValue.get(value);
    if (alike) alike.push(at);
    else byValue.set(value, [at]);
  }
  const five = small.slice(0, 5);
  if (five.length < 5 || five.reduce((sum, at) => sum + people[at], 0) >= minimum)
    return { found: minimal(found), tried: halves.values.length, complete: true };
  const many = groupsOfMany(space.changes(), people, minimum, { sumsOnly, mostSteps: MOST_STEPS });
  const proved = many.found.filter((weights) => space.contains(weights));
  return {
    found: minimal([...found, ...proved]),
    tried: halves.values.length + many.tried,
    complete: many.complete,
  };
}

/** `small` is in order of size. */
function halvesOf(
  small: readonly number[],
  people: readonly number[],
  { minimum, sumsOnly }: { minimum: number; sumsOnly: boolean },
  unseen: Float64Array,
): Halves {
  const last = small.map((a, i) => {
    let j = i + 1;
    while (j < small.length && people[a] + people[small[j]] < minimum) j++;
    return j;
  });
  const pairs = last.reduce((sum, end, i) => sum + end - i - 1, 0);
  const each = sumsOnly ? 1 : 2;
  const length = small.length + each * pairs;
  const halves = {
    a: new Int32Array(length),
    b: new Int32Array(length).fill(-1),
    sign: new Int8Array(length).fill(1),
    values: new Float64Array(length),
  };
  small.forEach((a, at) => {
    halves.a[at] = a;
    halves.values[at] = Math.abs(unseen[a]);
  });
  let at = small.length;
  small.forEach((a, i) => {
    for (let j = i + 1; j < last[i]; j++) {
      const b = small[j];
      halves.a[at] = a;
      halves.b[at] = b;
      halves.values[at] = Math.abs(unseen[a] + unseen[b]);
      if (!sumsOnly) {
        halves.a[at + 1] = a;
        halves.b[at + 1] = b;
        halves.values[at + 1] = Math.abs(unseen[a] - unseen[b]);
        halves.sign[at + 1] = -1;
      }
      at += each;
    }
  });
  return halves;
}

function weightsOf({ a, b, sign }: Halves, at: number, side: number): Map<number, number> {
  const weights = new Map([[a[at], side]]);
  if (b[at] >= 0) weights.set(b[at], side * sign[at]);
  return weights;
}

const totalOf = (halves: Halves, at: number, unseen: Float64Array): number =>
  [...weightsOf(halves, at, 1)].reduce((sum, [own, weight]) => sum + weight * unseen[own], 0);

/** Two halves of equal absolute value so that they cancel; undefined where they share a class. */
function together(halves: Halves, one: number, other: number, unseen: Float64Array): Weights | undefined {
  const weights = weightsOf(halves, one, 1);
  const side = totalOf(halves, one, unseen) === totalOf(halves, other, unseen) ? -1 : 1;
  for (const [own, weight] of weightsOf(halves, other, side)) {
    if (weights.has(own)) return undefined;
    weights.set(own, weight);
  }
  return weights;
}

const sizeOf = (weights: Weights, people: readonly number[]): number =>
  [...weights.keys()].reduce((sum, at) => sum + people[at], 0);

/** Without those that only put smaller findings together, and each once. */
function minimal(found: readonly Weights[]): Weights[] {
  const kept: Weights[] = [];
  for (const weights of found.toSorted((a, b) => a.size - b.size)) {
    const inside = (other: Weights): boolean => [...other.keys()].every((at) => weights.has(at));
    if (!kept.some(inside)) kept.push(weights);
  }
  return kept;
}
