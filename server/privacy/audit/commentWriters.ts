import { fewestForComments } from '../commentGroups.ts';
import type { Belonging } from './obtainedCell.ts';

/** How many people may have written a comment of each group, by the group's name as somebody who knows the rule and who answered would reckon it. */
export type PossibleWriters = ReadonlyMap<string, number>;

export const groupName = (grouping: string, id: string): string => `${grouping} ${id}`;

/**
 * Reckons from who answered where each one's comments can be shown: in the own team when it is large enough, else with the smaller teams of the
 * nearest manager above who has enough of them. Written apart from the decision: from the groups each person belongs to, not up the reporting lines.
 */
export function possibleWriters(people: readonly Belonging[], minimum: number): PossibleWriters {
  const fewest = fewestForComments(minimum);
  const isLed = people.some(({ manager }) => manager.length > 0);
  const teamOf = ({ manager, department }: Belonging): string | undefined => (isLed ? manager : department)[0];
  const teams = new Map<string | undefined, number>();
  for (const person of people) teams.set(teamOf(person), (teams.get(teamOf(person)) ?? 0) + 1);
  teams.delete(undefined);
  const counts = new Map<string, number>();
  for (const [own, size] of teams)
    if (own !== undefined && size >= fewest) counts.set(groupName(isLed ? 'manager' : 'department', own), size);
  let open = people.filter((person) => (teams.get(teamOf(person)) ?? 0) < fewest);
  const levels = isLed ? Math.max(0, ...open.map(({ area }) => area.length)) : 0;
  for (let level = 0; level < levels; level++) open = settled(open, { fewest, counts });
  if (open.length >= fewest) counts.set(groupName('company', ''), open.length);
  return counts;
}

/** Takes out the areas that are enough by themselves and have no such area below them. */
function settled(
  open: readonly Belonging[],
  { fewest, counts }: { fewest: number; counts: Map<string, number> },
): Belonging[] {
  const sizes = new Map<string, number>();
  for (const { area } of open) for (const id of area) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const nearest = ({ area }: Belonging): string | undefined => area.find((id) => sizes.get(id)! >= fewest);
  const lowest = new Set(open.flatMap((person) => nearest(person) ?? []));
  for (const { area } of open) {
    const large = area.filter((id) => sizes.get(id)! >= fewest);
    for (const higher of large.slice(1)) lowest.delete(higher);
  }
  for (const id of lowest) counts.set(groupName('area', id), sizes.get(id)!);
  return open.filter(({ area }) => !area.some((id) => lowest.has(id)));
}
