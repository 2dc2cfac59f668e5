import type { WorkWeeksRow } from '#server/facts/readWorkWeeks.ts';
import type { Grouping } from '#shared/contract/grouping.ts';
import type { HoursMeasures, HoursResponse, HoursRow } from '#shared/contract/hours.ts';

/**
 * Mean hours a person and week by group. A group under the minimum is withheld, and with it the next smallest, until what is
 * withheld is no smaller group than the minimum: the total less what is shown would tell it.
 */
export function compute(
  { groups, total }: { groups: readonly WorkWeeksRow[]; total: WorkWeeksRow },
  by: Grouping,
  minimum: number,
): HoursResponse {
  if (total.people < minimum) {
    const why = total.people === 0 ? 'no hours of work by week. Import them' : `fewer than ${minimum} people`;
    return { rows: [], notes: [`Hours of work cannot be given: ${why}.`] };
  }
  const hidden = withheldGroups(groups, total, minimum);
  const rows = groups.map((group): HoursRow => {
    const ref = { id: group.id, name: group.name };
    const named = by === 'manager' ? { manager: ref } : { group: ref };
    if (!hidden.has(group.id)) return { ...named, ...measures(group) };
    return { ...named, withheld: group.people < minimum ? 'too few' : 'would reveal another group' };
  });
  return { rows, total: measures(total), notes: [] };
}

function withheldGroups(groups: readonly WorkWeeksRow[], total: WorkWeeksRow, minimum: number): Set<string> {
  const ordered = groups.toSorted((a, b) => a.people - b.people);
  const hidden = new Set<string>();
  let people = Math.max(0, total.people - groups.reduce((sum, group) => sum + group.people, 0));
  for (const group of ordered) {
    if (group.people >= minimum && (people === 0 || people >= minimum)) break;
    hidden.add(group.id);
    people += group.people;
  }
  return hidden;
}

function measures({ people, weeks, collaboration, after, weekend, manager }: WorkWeeksRow): HoursMeasures {
  return {
    people,
    weeks,
    collaborationHours: collaboration ?? undefined,
    afterHours: after ?? undefined,
    weekendHours: weekend ?? undefined,
    managerHours: manager ?? undefined,
  };
}
