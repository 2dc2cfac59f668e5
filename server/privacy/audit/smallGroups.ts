import type { RowSpace, Weights } from './rowSpace.ts';

/** A combination of few people's answers that can be worked out, and how many sets of classes were tried to find such. */
export interface SmallGroups {
  readonly found: Weights[];
  readonly tried: number;
  /** False where more than four classes together hold fewer people than the minimum: those were not all tried. */
  readonly complete: boolean;
}

/** One or two classes, added or subtracted; `b` is -1 where there is one. */
interface Half {
  a: number;
  b: number;
  sign: 1 | -1;
}

/**
 * Which sums or differences of up to four classes, of fewer than `minimum` people in all, are determined by what is shown?
 *
 * Every such combination adds up to 0 over weights that no shown sum sees (`RowSpace.invisible`), so two halves of it have
 * the same absolute value: those are found by sorting, and then proved or dismissed exactly. With a minimum of five no group has
 * more than four classes, and the search is complete.
 */
export function smallGroups(
  space: RowSpace,
  people: readonly number[],
  minimum: number,
  random: () => number,
): SmallGroups {
  const unseen = space.invisible(random);
  const small = [...people.keys()].filter((at) => people[at] > 0 && people[at] < minimum);
  small.sort((a, b) => people[a] - people[b] || a - b);
  const halves: number[] = [];
  eachHalf(small, people, minimum, (half) => halves.push(Math.abs(valueOf(half, unseen))));
  const repeated = repeatedValues(Float64Array.from(halves));
  const found: Weights[] = [];
  const byValue = new Map<number, Half[]>();
  eachHalf(small, people, minimum, (half) => {
    const value = Math.abs(valueOf(half, unseen));
    if (!repeated.has(value)) return;
    const weights = weightsOf([half]);
    if (value === 0 && space.contains(weights)) found.push(weights);
    for (const other of byValue.get(value) ?? []) {
      const both = together(half, other, unseen);
      if (both !== undefined && sizeOf(both, people) < minimum && space.contains(both)) found.push(both);
    }
    byValue.set(value, [...(byValue.get(value) ?? []), half]);
  });
  const five = small.slice(0, 5);
  const complete = five.length < 5 || five.reduce((sum, at) => sum + people[at], 0) >= minimum;
  return { found: minimal(found), tried: halves.length, complete };
}

/** Single classes, then sums and differences of two; `small` is in order of size. */
function eachHalf(small: number[], people: readonly number[], minimum: number, visit: (half: Half) => void): void {
  for (const a of small) visit({ a, b: -1, sign: 1 });
  for (let i = 0; i < small.length; i++) {
    for (let j = i + 1; j < small.length && people[small[i]] + people[small[j]] < minimum; j++) {
      visit({ a: small[i], b: small[j], sign: 1 });
      visit({ a: small[i], b: small[j], sign: -1 });
    }
  }
}

const valueOf = ({ a, b, sign }: Half, unseen: Float64Array): number => unseen[a] + (b < 0 ? 0 : sign * unseen[b]);

/** The values that are 0 or come more than once. */
function repeatedValues(values: Float64Array): Set<number> {
  const sorted = values.toSorted();
  const repeated = new Set<number>();
  sorted.forEach((value, at) => {
    if (value === 0 || (at > 0 && sorted[at - 1] === value)) repeated.add(value);
  });
  return repeated;
}

function weightsOf(halves: readonly Half[], sign = 1): Map<number, number> {
  const weights = new Map<number, number>();
  halves.forEach((half, at) => {
    const side = at === 0 ? 1 : sign;
    weights.set(half.a, side);
    if (half.b >= 0) weights.set(half.b, side * half.sign);
  });
  return weights;
}

/** Two halves of equal absolute value so that they cancel; undefined where they share a class. */
function together(one: Half, other: Half, unseen: Float64Array): Weights | undefined {
  const classes = [one.a, one.b, other.a, other.b].filter((at) => at >= 0);
  if (new Set(classes).size < classes.length) return undefined;
  return weightsOf([one, other], valueOf(one, unseen) === valueOf(other, unseen) ? -1 : 1);
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
