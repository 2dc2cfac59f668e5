import { describe, expect, it } from 'vitest';
import { groupsOfMany } from '#server/privacy/audit/groupsOfMany.ts';
import { reconstructions } from '#server/privacy/audit/reconstructions.ts';
import { RowSpace, type Weights } from '#server/privacy/audit/rowSpace.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

const FAMILIES = 150;

/** Three to eight classes of one or two people, and two to seven sets of them. */
function family(seed: number): { people: number[]; sets: number[][] } {
  const random = seededRandom(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  const people = Array.from({ length: 3 + below(6) }, () => 1 + below(2));
  const sets = Array.from({ length: 2 + below(6) }, () => [...people.keys()].filter(() => random() < 0.6));
  return { people, sets: sets.filter((set) => set.length > 1) };
}

/** `0:1 3:-1`, the first class always added. */
const named = (weights: Weights): string => {
  const inOrder = [...weights].toSorted(([a], [b]) => a - b);
  const [[, first]] = inOrder;
  return inOrder.map(([at, weight]) => `${at}:${weight * first}`).join(' ');
};

/** Does one combination hold all classes of another, smaller one? */
const holds = (all: Weights, part: Weights): boolean =>
  part.size < all.size && [...part.keys()].every((at) => all.has(at));

/** Every sum or difference of classes there can be, tried one by one; those that hold a smaller one left out. */
function triedOneByOne(space: RowSpace, people: readonly number[], minimum: number): string[] {
  const found: Map<number, number>[] = [];
  for (let code = 1; code < 3 ** people.length; code++) {
    const weights = new Map<number, number>();
    for (let at = 0, rest = code; at < people.length; at++, rest = Math.floor(rest / 3))
      if (rest % 3 > 0) weights.set(at, rest % 3 === 1 ? 1 : -1);
    const size = [...weights.keys()].reduce((sum, at) => sum + people[at], 0);
    if (size < minimum && space.contains(weights)) found.push(weights);
  }
  return [...new Set(found.filter((one) => !found.some((other) => holds(one, other))).map(named))].toSorted();
}

describe(`the search for small groups of any number of classes (seeds 1 to ${FAMILIES})`, () => {
  it('finds what trying all of them finds, and nothing else', () => {
    let [groups, ofFiveOrMore] = [0, 0];
    for (let seed = 1; seed <= FAMILIES; seed++) {
      const { people, sets } = family(seed);
      const space = new RowSpace(people.length, sets);
      const minimum = 6 + (seed % 5);
      const { found, complete } = groupsOfMany(space.changes(), people, minimum, {
        sumsOnly: false,
        mostSteps: 100_000,
      });
      const kept = found.filter((one) => !found.some((other) => holds(one, other)));
      expect(complete).toBe(true);
      const truth = triedOneByOne(space, people, minimum);
      expect([...new Set(kept.map(named))].toSorted()).toEqual(truth);
      groups += truth.length;
      ofFiveOrMore += truth.filter((name) => name.split(' ').length > 4).length;
    }
    process.stdout.write(`${FAMILIES} families, ${groups} groups, ${ofFiveOrMore} of five classes or more\n`);
    expect(groups).toBeGreaterThan(100);
    expect(ofFiveOrMore).toBeGreaterThan(5);
  });

  it('says so when it is given up, as after so many steps', () => {
    const { people, sets } = family(3);
    const changes = new RowSpace(people.length, sets).changes();
    const { complete } = groupsOfMany(changes, people, 9, { sumsOnly: false, mostSteps: 3 });
    expect(complete).toBe(false);
  });

  it('sees six people of six teams whom two sums leave over, under a minimum of seven', () => {
    // Teams of ten, each of nine in one place and one in another: the teams together less the nine of each are the six.
    const people = Array.from({ length: 6 }, () => [9, 1]).flat();
    const shown = [[...people.keys()], [...people.keys()].filter((at) => people[at] === 9)];
    // A cell for each class on its own, but none shown of fewer than seven: what parts the six from each other.
    const teams = Array.from({ length: 6 }, (_, team) => [2 * team, 2 * team + 1]);
    const { found, complete } = reconstructions(
      { people, shown: [...shown, ...teams], hidden: [] },
      7,
      seededRandom(1),
    );
    expect(complete).toBe(true);
    expect(found.map(({ kind, people: count }) => `${kind} of ${count}`)).toContain('small group of 6');
  });
});
