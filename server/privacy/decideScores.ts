import { comparable, type Comparable, takings } from './nestedScores.ts';
import type { ReleasedCell } from './releasedCells.ts';
import { figuresOf, groupKey, type ScoredGroup } from './scoredGroups.ts';
import { AT_LEAST_95, AT_MOST_5, SHOWN, TOO_FEW, WOULD_REVEAL } from './survey.ts';
import { type Veil, veiledScores } from './veiledScores.ts';

export interface ScoresToDecide {
  dimension: string;
  groups: readonly ScoredGroup[];
  /** Each manager's manager on the day the wave closed, by employee id. */
  bosses: ReadonlyMap<string, string>;
  /** Fewest respondents a cell may stand on. */
  minimum: number;
  /** What is shown already and unchanged: given up last. */
  shownBefore: ReadonlySet<string>;
}

/**
 * Which scores of groups, given without single answers, may be shown of one dimension? Groups under the minimum are withheld; so are all but one
 * partition where it cannot be known how groups overlap; and while some shown group less the shown groups within it would leave one to
 * `minimum` - 1 people on any item, the smallest of these is withheld too. What tells each one's answer is bounded or absent.
 */
export function decideScores({ dimension, groups, bosses, minimum, shownBefore }: ScoresToDecide): ReleasedCell[] {
  const { groups: related, nestings } = comparable(groups, bosses);
  const enough = (group: ScoredGroup): boolean => figuresOf(group).respondents >= minimum;
  const shown = withoutSmallRests({ groups: related.filter(enough), nestings }, { minimum, shownBefore });
  const veils = veiledScores(shown, nestings);
  return groups.map((group): ReleasedCell => {
    const decision = shown.includes(group) ? SHOWN : enough(group) ? WOULD_REVEAL : TOO_FEW;
    const { grouping, key } = group;
    return {
      dimension,
      grouping,
      key,
      second: '',
      decision,
      ...numbersOf(group, decision === SHOWN ? veils.get(group)! : undefined),
      agreement: undefined,
    };
  });
}

interface Keeping {
  minimum: number;
  shownBefore: ReadonlySet<string>;
}

function withoutSmallRests({ groups, nestings }: Comparable, keeping: Keeping): ScoredGroup[] {
  let shown = [...groups];
  for (;;) {
    const lost = nextToHide(shown, nestings, keeping);
    if (lost === undefined) return shown;
    shown = shown.filter((group) => group !== lost);
  }
}

/** The group to withhold next: the smallest of those whose sum would leave too few of a wider one; a wider one that does not hold its parts. */
function nextToHide(
  shown: readonly ScoredGroup[],
  nestings: Comparable['nestings'],
  { minimum, shownBefore }: Keeping,
): ScoredGroup | undefined {
  const isTooSmall = (people: number): boolean => people > 0 && people < minimum;
  for (const [parent, ways] of takings(shown, nestings)) {
    const rests = ways.map((taken) => restsOf(parent, taken));
    if (parent.grouping !== 'manager' && rests.length > 0 && rests.every(isOverfull)) return parent;
    const way = rests.findIndex((rest) => !isOverfull(rest) && rest.some(isTooSmall));
    if (way >= 0) return smallest(ways[way], parent, shownBefore);
  }
  return undefined;
}

/** Parts that add up to more people than the whole are not within it. */
export const isOverfull = (rest: readonly number[]): boolean => rest.some((people) => people < 0);

/** How many answered each item in a group and in none of those within it. */
export function restsOf({ items }: ScoredGroup, taken: readonly ScoredGroup[]): number[] {
  return items.map(({ item, respondents }) =>
    taken.reduce(
      (left, group) => left - (group.items.find((each) => each.item === item)?.respondents ?? 0),
      respondents,
    ),
  );
}

/** The smallest of the parts that were not shown before; of all of them where all were, and so was the whole. */
function smallest(taken: readonly ScoredGroup[], parent: ScoredGroup, kept: ReadonlySet<string>): ScoredGroup {
  const free = taken.filter((group) => !kept.has(groupKey(group)));
  if (free.length === 0 && !kept.has(groupKey(parent))) return parent;
  return (free.length === 0 ? taken : free).toSorted(
    (a, b) => figuresOf(a).respondents - figuresOf(b).respondents || (groupKey(a) < groupKey(b) ? -1 : 1),
  )[0];
}

type Numbers = Pick<
  ReleasedCell,
  'respondents' | 'answers' | 'sum' | 'sumSquares' | 'favourable' | 'unanimous' | 'bound' | 'partly'
>;

const nothing: Numbers = {
  respondents: undefined,
  answers: undefined,
  sum: undefined,
  sumSquares: undefined,
  favourable: undefined,
  unanimous: false,
  bound: 0,
  partly: false,
};

function numbersOf(group: ScoredGroup, veil: Veil | undefined): Numbers {
  if (veil === undefined) return nothing;
  const { respondents: n, score, favourable, deviation } = figuresOf(group);
  const isMostly = favourable === undefined ? score > 50 : favourable > 0.5;
  const spread = deviation === undefined ? undefined : (n - 1) * deviation ** 2 + n * score ** 2;
  return {
    respondents: n,
    answers: n,
    sum: veil.level === 'told' ? n * score : undefined,
    sumSquares: veil.level === 'told' ? spread : undefined,
    favourable: veil.side === 'told' && favourable !== undefined ? n * favourable : undefined,
    unanimous: veil.level === 'own' || veil.side === 'own',
    bound: veil.side === 'own' ? (isMostly ? AT_LEAST_95 : AT_MOST_5) : 0,
    partly: veil.level === 'beside' || veil.side === 'beside',
  };
}
