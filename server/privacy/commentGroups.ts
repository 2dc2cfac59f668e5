import { lineOf } from './family.ts';

/** The fewest people any one of whom may have written what is shown. */
const COMMENT_MINIMUM = 10;

/** Comments stand on ten people, or on as many as any number of the wave must when that is more. */
export const fewestForComments = (minimum: number): number => Math.max(COMMENT_MINIMUM, minimum);

/** Where a respondent belonged; '' where that is not known. */
export interface WriterPlace {
  manager: string;
  department: string;
}

/** A group comments are shown in, and how many people it has. `key`: a manager's employee id or a label; '' for the company. */
export interface CommentGroup {
  grouping: 'manager' | 'area' | 'department' | 'company';
  key: string;
  people: number;
}

/**
 * The one group each person's comments are shown in, or none. Groups do not overlap, so that nothing is told by leaving one out of another:
 * a team of enough people is a group; the others of a manager's area are put together, from the lowest manager up, until they are enough; what is
 * left at the top is the company's. Where nobody has a manager, departments take the place of teams.
 */
export function commentGroups(
  people: readonly WriterPlace[],
  bosses: ReadonlyMap<string, string>,
  fewest: number,
): (CommentGroup | undefined)[] {
  const groups: (CommentGroup | undefined)[] = people.map(() => undefined);
  const settle = (members: readonly number[], grouping: CommentGroup['grouping'], key: string): boolean => {
    if (members.length < fewest) return false;
    for (const person of members) groups[person] = { grouping, key, people: members.length };
    return true;
  };
  const isLed = people.some(({ manager }) => manager !== '');
  const teams = gather(people, (place) => (isLed ? place.manager : place.department));
  const rest = teams.get('') ?? [];
  teams.delete('');
  const small = [...teams].filter(([key, members]) => !settle(members, isLed ? 'manager' : 'department', key));
  if (isLed) rest.push(...rise(new Map(small), bosses, (members, key) => settle(members, 'area', key)));
  else rest.push(...small.flatMap(([, members]) => members));
  settle(rest, 'company', '');
  return groups;
}

/** Takes small teams up the reporting lines, each manager's after all below; gives those that were nowhere enough. */
function rise(
  pools: Map<string, number[]>,
  bosses: ReadonlyMap<string, string>,
  settle: (members: readonly number[], manager: string) => boolean,
): number[] {
  const depth = new Map<string, number>();
  for (const manager of pools.keys()) lineOf(manager, bosses).forEach((above, level) => depth.set(above, level));
  const left: number[] = [];
  for (const [manager, level] of [...depth].sort(([a, i], [b, j]) => j - i || (a < b ? -1 : 1))) {
    const members = pools.get(manager) ?? [];
    if (settle(members, manager)) continue;
    const boss = bosses.get(manager);
    if (boss === undefined || (depth.get(boss) ?? level) >= level) left.push(...members);
    else pools.set(boss, [...(pools.get(boss) ?? []), ...members]);
  }
  return left;
}

function gather(people: readonly WriterPlace[], keyOf: (place: WriterPlace) => string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  people.forEach((place, person) => {
    const key = keyOf(place);
    const members = found.get(key);
    if (members) members.push(person);
    else found.set(key, [person]);
  });
  return found;
}
