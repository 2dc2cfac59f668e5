import type { ScoredGroup } from './scoredGroups.ts';

/** One way in which groups may lie within each other: each one's next wider group; the widest are not there. */
export type Nesting = ReadonlyMap<ScoredGroup, ScoredGroup>;

/** Groups whose sums may be taken from each other, and the ways in which they may lie within each other. */
export interface Comparable {
  groups: readonly ScoredGroup[];
  nestings: readonly Nesting[];
}

const PARTITIONS = ['manager', 'department', 'location', 'role'] as const;

/**
 * Of which groups can it be known how they overlap? Of one partition, beside the company: the managers, else the departments, locations or
 * roles. Departments beside managers only where the file puts every team in one, and nobody leads across departments.
 *
 * A manager's score may be the team's alone or that of the whole area, and files do not say which: both nestings are given, teams first.
 */
export function comparable(all: readonly ScoredGroup[], bosses: ReadonlyMap<string, string>): Comparable {
  const of = (grouping: string): ScoredGroup[] => all.filter((group) => group.grouping === grouping);
  const partition = PARTITIONS.find((grouping) => of(grouping).length > 0);
  const own = partition === undefined ? [] : of(partition);
  const company = of('company');
  if (partition !== 'manager') return { groups: [...company, ...own], nestings: [within(own, () => company[0])] };
  const bossOf = within(own, bossAmong(own, bosses));
  const departments = new Map(of('department').map((group) => [group.key, group]));
  const areKnown = own.every(
    (team) => departments.has(team.department) && (bossOf.get(team) ?? team).department === team.department,
  );
  const wider = areKnown ? [...departments.values()] : [];
  const outer = (team: ScoredGroup): ScoredGroup | undefined =>
    areKnown ? departments.get(team.department) : company[0];
  const rest = within(wider, () => company[0]);
  const teams = within(own, outer);
  const areas = within(own, (team) => bossOf.get(team) ?? outer(team));
  return {
    groups: [...company, ...wider, ...own],
    nestings: [teams, areas].map((each) => new Map([...rest, ...each])),
  };
}

function within(groups: readonly ScoredGroup[], outer: (group: ScoredGroup) => ScoredGroup | undefined): Nesting {
  const found = new Map<ScoredGroup, ScoredGroup>();
  for (const group of groups) {
    const around = outer(group);
    if (around !== undefined) found.set(group, around);
  }
  return found;
}

/** Finds the nearest manager up the line who has a score of their own; a circle in the records ends where it closes. */
function bossAmong(all: readonly ScoredGroup[], bosses: ReadonlyMap<string, string>) {
  const teams = new Map(all.map((team) => [team.key, team]));
  return ({ key }: ScoredGroup): ScoredGroup | undefined => {
    const passed = new Set([key]);
    for (let at = bosses.get(key); at !== undefined && !passed.has(at); at = bosses.get(at)) {
      const found = teams.get(at);
      if (found) return found;
      passed.add(at);
    }
    return undefined;
  };
}

/**
 * The shown groups that may be taken from a shown one, way by way: its next narrower ones in each nesting, and all narrower ones of the last.
 * Groups that nothing shown lies within are not there.
 */
export function takings(
  shown: readonly ScoredGroup[],
  nestings: readonly Nesting[],
): Map<ScoredGroup, ScoredGroup[][]> {
  const isShown = new Set(shown);
  const found = new Map(shown.map((group): [ScoredGroup, ScoredGroup[][]] => [group, []]));
  const add = (nesting: Nesting, pick: (line: ScoredGroup[]) => ScoredGroup[]): void => {
    const inside = new Map<ScoredGroup, ScoredGroup[]>();
    for (const group of shown)
      for (const around of pick(lineOf(group, nesting).filter((each) => isShown.has(each))))
        (inside.get(around) ?? inside.set(around, []).get(around)!).push(group);
    for (const [around, groups] of inside) found.get(around)!.push(groups);
  };
  for (const nesting of nestings) add(nesting, (line) => line.slice(0, 1));
  if (nestings.length > 1) add(nestings.at(-1)!, (line) => line);
  return found;
}

/** All wider groups, the next one first. */
function lineOf(group: ScoredGroup, nesting: Nesting): ScoredGroup[] {
  const line: ScoredGroup[] = [];
  for (let at = nesting.get(group); at !== undefined && at !== group && !line.includes(at); at = nesting.get(at))
    line.push(at);
  return line;
}
