import type { FamilyGrouping } from './family.ts';
import type { Members } from './releasedBefore.ts';

/** People who belong to the same shown cells: whatever is worked out from these speaks of whole classes. */
export interface Classes {
  /** Each part's class. */
  ofPart: Int32Array;
  /** Per class, the members' rows. */
  rows: number[][];
  /** Per class, the shown cells that hold it, by their place in `shown`. */
  within: number[][];
}

/** A shown cell: which partition of the family, which of its groups, how many people. */
export interface ShownGroup {
  at: number;
  group: number;
  people: number;
}

export function classesOf(members: Members, family: readonly FamilyGrouping[], shown: readonly ShownGroup[]): Classes {
  const places = family.map(() => new Map<number, number>());
  shown.forEach(({ at, group }, place) => places[at].set(group, place));
  const codes = new Map<string, number>();
  const within: number[][] = [];
  const ofPart = new Int32Array(family[0].ofPart.length).fill(-1);
  const rows: number[][] = [];
  members.parts.forEach((part, row) => {
    if (ofPart[part] < 0) {
      const own = family.flatMap(({ ofPart: groups }, at) => places[at].get(groups[part]) ?? []);
      const signature = own.join(' ');
      let code = codes.get(signature);
      if (code === undefined) {
        codes.set(signature, (code = within.push(own) - 1));
        rows.push([]);
      }
      ofPart[part] = code;
    }
    rows[ofPart[part]].push(row);
  });
  return { ofPart, rows, within };
}
