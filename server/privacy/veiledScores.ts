import { type Nesting, takings } from './nestedScores.ts';
import { figuresOf, type ScoredGroup } from './scoredGroups.ts';

/** Is a number told, left out because it tells each one's answer, or left out because beside others it would give such a one away? */
export type Telling = 'told' | 'own' | 'beside';

export interface Veil {
  /** The mean. */
  level: Telling;
  /** The favourable share. */
  side: Telling;
}

/** A mean this near an end of 0–100 tells that all answered alike: means are given rounded. */
const NEAR_END = 0.5;
/** Of what is left when rounded means are taken from each other. */
const NEAR_END_OF_REST = 2;

/** So far beyond the ends no rounding reaches: then the groups do not lie within each other. */
const BEYOND = 5;

const isAtEnd = (score: number, near: number): boolean => score <= near || score >= 100 - near;
const isOneSided = (share: number): boolean => share <= 0.05 || share >= 0.95;
const isPossible = (score: number): boolean => score >= -BEYOND && score <= 100 + BEYOND;

interface Number {
  of(group: ScoredGroup): number | undefined;
  tells(group: ScoredGroup): boolean;
  restTells(value: number): boolean;
}

const level: Number = {
  of: (group) => figuresOf(group).score,
  tells: ({ items }) => items.every(({ score, deviation }) => isAtEnd(score, NEAR_END) || deviation === 0),
  restTells: (score) => isPossible(score) && isAtEnd(score, NEAR_END_OF_REST),
};
const side: Number = {
  of: (group) => figuresOf(group).favourable,
  tells: (group) => {
    const { favourable, score } = figuresOf(group);
    return favourable === undefined ? isAtEnd(score, NEAR_END) : isOneSided(favourable);
  },
  restTells: (share) => isPossible(100 * share) && isOneSided(share),
};

/** Which numbers of the shown groups are left out, so that nobody's answer is told by a group in which all answered alike. */
export function veiledScores(shown: readonly ScoredGroup[], nestings: readonly Nesting[]): Map<ScoredGroup, Veil> {
  const [levels, sides] = [level, side].map((number) => veiled(shown, nestings, number));
  return new Map(shown.map((group) => [group, { level: levels.get(group)!, side: sides.get(group)! }]));
}

function veiled(
  shown: readonly ScoredGroup[],
  nestings: readonly Nesting[],
  number: Number,
): Map<ScoredGroup, Telling> {
  const found = new Map(shown.map((group): [ScoredGroup, Telling] => [group, number.tells(group) ? 'own' : 'told']));
  const own = shown.filter((group) => found.get(group) === 'own');
  for (;;) {
    const told = shown.filter((group) => found.get(group) === 'told' && number.of(group) !== undefined);
    const lost = [...takings(told, nestings)].flatMap(([parent, ways]) => givenAway(parent, ways, { own, number }))[0];
    if (lost === undefined) return found;
    found.set(lost, 'beside');
  }
}

const people = (group: ScoredGroup): number => figuresOf(group).respondents;

/** Of each way, the smallest of the groups that, taken from a wider one, would leave people who all answered alike; none where nothing would. */
function givenAway(
  parent: ScoredGroup,
  ways: readonly (readonly ScoredGroup[])[],
  { own, number }: { own: readonly ScoredGroup[]; number: Number },
): ScoredGroup[] {
  const sum = (group: ScoredGroup): number => people(group) * number.of(group)!;
  return ways.flatMap((taken) => {
    const left = taken.reduce((rest, group) => rest - people(group), people(parent));
    if (left <= 0) return [];
    const rest = taken.reduce((sums, group) => sums - sum(group), sum(parent)) / left;
    const isOwn = own.some((group) => people(group) === left);
    return number.restTells(rest) || isOwn ? [taken.toSorted((a, b) => people(a) - people(b))[0]] : [];
  });
}
