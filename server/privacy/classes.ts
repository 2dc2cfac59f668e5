import type { FamilyGrouping } from './family.ts';
import type { Members } from './releasedBefore.ts';

/** A shown cell: which partition of the family, which of its groups, how many people. */
export interface ShownGroup {
  at: number;
  group: number;
  people: number;
}

/**
 * The members' rows by class: people who belong to the same shown cells. Whatever is worked out from these speaks of whole classes.
 */
export function classesOf(
  members: Members,
  family: readonly FamilyGrouping[],
  shown: readonly ShownGroup[],
): number[][] {
  const places = family.map(() => new Map<number, number>());
  shown.forEach(({ at, group }, place) => places[at].set(group, place));
  const codes = new Map<string, number>();
  const ofPart = new Int32Array(family[0].ofPart.length).fill(-1);
  const rows: number[][] = [];
  members.parts.forEach((part, row) => {
    if (ofPart[part] < 0) {
      const signature = family.flatMap(({ ofPart: groups }, at) => places[at].get(groups[part]) ?? []).join(' ');
      ofPart[part] = codes.get(signature) ?? rows.push([]) - 1;
      codes.set(signature, ofPart[part]);
    }
    rows[ofPart[part]].push(row);
  });
  return rows;
}
