import { comparable, takings } from './nestedScores.ts';
import type { ReleasedCell } from './releasedCells.ts';
import { figuresOf, groupKey, type ScoredGroup } from './scoredGroups.ts';
import { SHOWN } from './survey.ts';

/** What a cell has shown; `sum` where the mean was told. */
export interface ShownScore {
  respondents: number;
  sum: number | undefined;
}

/** Scores of one dimension of a wave that is shown already, some of which came or changed since. */
export interface LaterScores {
  groups: readonly ScoredGroup[];
  /** The groups of which something is new. */
  changed: ReadonlySet<string>;
  shownBefore: ReadonlyMap<string, ShownScore>;
  bosses: ReadonlyMap<string, string>;
  minimum: number;
}

/** Sums of fewer hundredths of a point apart are the same sum. */
const SAME_SUM = 0.01;

/**
 * May what is shown of a dimension be replaced by what was decided anew? Only if every shown number changes by at least `minimum` people or
 * by nobody, likewise what is left of a group without those within it, and everything that stays as it was is still shown. Who stands behind
 * a changed score of as many people nobody can tell: it may be one.
 */
export function mayBeReplaced(
  { groups, changed, shownBefore, bosses, minimum }: LaterScores,
  decided: readonly ReleasedCell[],
): boolean {
  const now = new Map(groups.map((group) => [groupKey(group), group]));
  const stillShown = new Set(decided.filter(({ decision }) => decision === SHOWN).map(groupKey));
  const change = (group: ScoredGroup): ShownScore => {
    const { respondents, score } = figuresOf(group);
    const before = shownBefore.get(groupKey(group))!;
    const sum = before.sum === undefined ? undefined : respondents * score - before.sum;
    return { respondents: respondents - before.respondents, sum };
  };
  const areSafe = [...shownBefore.keys()].every((key) => {
    const group = now.get(key);
    if (group === undefined) return false;
    return changed.has(key) ? Math.abs(change(group).respondents) >= minimum : stillShown.has(key);
  });
  if (!areSafe) return false;
  const shown = groups.filter((group) => shownBefore.has(groupKey(group)));
  const { nestings } = comparable(groups, bosses);
  return [...takings(shown, nestings)].every(([parent, ways]) =>
    ways.every((taken) => {
      if (![parent, ...taken].some((group) => changed.has(groupKey(group)))) return true;
      const { respondents, sum } = taken.map(change).reduce(less, change(parent));
      return Math.abs(respondents) >= minimum || (respondents === 0 && sum !== undefined && Math.abs(sum) < SAME_SUM);
    }),
  );
}

const less = (a: ShownScore, b: ShownScore): ShownScore => ({
  respondents: a.respondents - b.respondents,
  sum: a.sum === undefined || b.sum === undefined ? undefined : a.sum - b.sum,
});
