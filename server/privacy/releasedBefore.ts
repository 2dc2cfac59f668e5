import type { FamilyGrouping } from './family.ts';

/** People by number, in rising order. */
export type People = Int32Array;

/** What a wave has shown of one dimension: who stands behind each shown cell, and behind each class the shown cells leave. */
export interface ShownBefore {
  cells: Map<string, People>;
  classes: People[];
  /** Fewest respondents a cell of it stands on. */
  minimum: number;
  /** True when it is what the wave that is decided has shown of itself. */
  sameWave: boolean;
}

export const cellKey = (grouping: string, key: string, second: string): string => `${grouping}\n${key}\n${second}`;
/** The cell of a group of the family. */
export const keyOf = ({ grouping, groups }: FamilyGrouping, group: number): string =>
  cellKey(grouping, groups[group].key, groups[group].second);
export const COMPANY = cellKey('company', '', '');

/** The respondents of one dimension: who they are, and the part each belongs to. */
export interface Members {
  people: Int32Array;
  parts: Int32Array;
}

/** Who stands behind each cell of the groupings that `keep` wants, and behind everybody's. */
export function membersOf(
  { people, parts }: Members,
  family: readonly FamilyGrouping[],
  keep: (key: string) => boolean,
): Map<string, People> {
  const found = new Map<string, number[]>();
  if (keep(COMPANY)) found.set(COMPANY, [...people]);
  for (const { grouping, groups, ofPart } of family) {
    const lists = groups.map(
      ({ key, second }) => (keep(cellKey(grouping, key, second)) ? [] : undefined) as number[] | undefined,
    );
    for (let row = 0; row < people.length; row++) {
      const group = ofPart[parts[row]];
      if (group >= 0) lists[group]?.push(people[row]);
    }
    lists.forEach((list, group) => {
      if (list && list.length > 0) found.set(cellKey(grouping, groups[group].key, groups[group].second), list);
    });
  }
  return new Map([...found].map(([key, list]) => [key, Int32Array.from(list).sort()]));
}

/** How many people are in one of the two and not in the other? */
export function difference(a: People, b: People): number {
  let [i, j, both] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      both++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return a.length + b.length - 2 * both;
}

/** Enough people to hide anyone, or nobody at all. */
export const isSafeDifference = (people: number, minimum: number): boolean => people === 0 || people >= minimum;
