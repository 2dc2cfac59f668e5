import type { FamilyGrouping } from './family.ts';
import { COMPANY, keyOf, type Members, type ShownBefore } from './releasedBefore.ts';
import { shownNow } from './shownNow.ts';

/** What a wave has shown of one dimension, from the cells that were decided to be shown. */
export function shownBefore(
  members: Members,
  family: readonly FamilyGrouping[],
  { keys, minimum }: { keys: ReadonlySet<string>; minimum: number },
): ShownBefore {
  const shown = family.flatMap((grouping, at) => {
    const people = new Float64Array(grouping.groups.length);
    for (const part of members.parts) if (grouping.ofPart[part] >= 0) people[grouping.ofPart[part]]++;
    return grouping.groups.flatMap((_, group) =>
      people[group] > 0 && keys.has(keyOf(grouping, group)) ? [{ at, group, people: people[group] }] : [],
    );
  });
  return shownNow(members, family, shown, { isTotalShown: keys.has(COMPANY), minimum }).shown;
}
