import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { merged } from '#server/privacy/audit/peopleClasses.ts';
import { reconstructions } from '#server/privacy/audit/reconstructions.ts';
import { squeezed } from '#server/privacy/audit/squeezed.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { knownGroups, type Puzzle } from './bruteForce.ts';

const highs = await loadHighs();
const SEED = 1;
const PUZZLES = 400;
const MINIMUM = 3;

/** Four to seven people, one to four sets of at least three of them, answers from 0 to 2. */
function puzzle(seed: number): Puzzle {
  const random = seededRandom(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  const people = 4 + below(4);
  const answers = Array.from({ length: people }, () => (random() < 0.5 ? 2 : below(3)));
  const sets = Array.from({ length: 1 + below(4) }, () => [...answers.keys()].filter(() => random() < 0.6)).filter(
    (set) => set.length >= MINIMUM,
  );
  return { people, top: 2, sets, sums: sets.map((set) => set.reduce((sum, at) => sum + answers[at], 0)) };
}

/** What the auditor says is known: people or groups, as sets of people; a person of a class stands for each of it. */
function audited({ people, top, sets, sums }: Puzzle): number[][] {
  const family = { people: Array.from({ length: people }, () => 1), shown: sets, hidden: [] };
  const told = {
    ...family,
    sums: sums.map((sum) => ({ least: sum, most: sum })),
    scale: { low: 0, high: top, step: 1 },
  };
  const { found } = squeezed(highs, told, MINIMUM, { width: 0, together: true });
  return found.flatMap(({ kind, people: count, parts }) =>
    kind === 'person' && count === 1 ? parts.map((at) => [at]) : [[...parts]],
  );
}

/** Is every answer of the group known, or the group itself put together of what the auditor found? */
const says = (found: readonly number[][], group: readonly number[]): boolean => {
  const singles = new Set(found.filter((set) => set.length === 1).flat());
  const left = group.filter((at) => !singles.has(at));
  return left.length === 0 || found.some((set) => set.length === left.length && left.every((at) => set.includes(at)));
};

describe(`the auditor beside somebody who tries all answers (seeds ${SEED} to ${SEED + PUZZLES - 1})`, () => {
  it('misses nobody whose answer is known, and names nobody whose is not', () => {
    let [known, open, missed, wrong] = [0, 0, 0, 0];
    for (let seed = SEED; seed < SEED + PUZZLES; seed++) {
      const one = puzzle(seed);
      if (one.sets.length === 0) continue;
      const truth = knownGroups(one, MINIMUM);
      const found = audited(one);
      missed += truth.filter((group) => !says(found, group)).length;
      wrong += found.filter(
        (set) => set.length < MINIMUM && !truth.some((group) => group.join() === set.toSorted((a, b) => a - b).join()),
      ).length;
      known += truth.length;
      open += truth.length === 0 ? 1 : 0;
    }
    process.stdout.write(`${PUZZLES} puzzles, ${known} groups known, ${open} puzzles with none known\n`);
    expect({ missed, wrong }).toEqual({ missed: 0, wrong: 0 });
    expect(known).toBeGreaterThan(500);
    expect(open).toBeGreaterThan(50);
  });

  it('finds by exact arithmetic whatever is known whatever the answers are', () => {
    let [sure, missed] = [0, 0];
    for (let seed = SEED; seed < SEED + PUZZLES; seed++) {
      const { people, sets } = puzzle(seed);
      const family = { people: Array.from({ length: people }, () => 1), shown: sets, hidden: [] };
      // Middle answers of a wide scale bound nobody: what is known of them is known by sums alone.
      const wide = { people, top: 8, sets, sums: sets.map((set) => 4 * set.length) };
      if (people > 5) continue;
      const { found } = reconstructions(family, MINIMUM, seededRandom(seed));
      const { classOf, people: sizes } = merged(family);
      for (const group of knownGroups(wide, MINIMUM)) {
        const parts = found.flatMap(({ classes }) => classes.flatMap((own) => own.parts));
        sure += 1;
        if (!group.every((at) => parts.includes(at) && sizes[classOf[at]] < MINIMUM)) missed += 1;
      }
    }
    expect(missed).toBe(0);
    expect(sure).toBeGreaterThan(50);
  });
});
