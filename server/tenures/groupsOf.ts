import type { TenureRow } from '#server/facts/readTenures.ts';

const CUT = /^(.+?)\s*>=\s*(-?\d+(?:\.\d+)?)$/;
export const OTHERS = 'others together';

/** What people are grouped by: a label, or a label of numbers cut in two (`sentiment>=7`). */
export interface Grouping {
  label: string;
  isCut: boolean;
  groupOf: (row: TenureRow) => string | undefined;
}

export function groupingOf(by: string): Grouping {
  const [, label = by, from] = CUT.exec(by) ?? [];
  if (from === undefined) return { label, isCut: false, groupOf: ({ labels }) => labels[label] };
  const groupOf = ({ labels }: TenureRow) => {
    const value = labels[label];
    if (value === undefined || Number.isNaN(Number(value))) return undefined;
    return Number(value) >= Number(from) ? `${label} ≥ ${from}` : `${label} < ${from}`;
  };
  return { label, isCut: true, groupOf };
}

/** Two cuts, one value apart, show that value's people: so each value must be shared by `minimum` of them. */
export function mayBeCut(rows: readonly TenureRow[], { label }: Grouping, minimum: number): boolean {
  const people = new Map<string, number>();
  for (const { labels } of rows) people.set(labels[label], (people.get(labels[label]) ?? 0) + 1);
  return [...people.values()].every((count) => count >= minimum);
}

/**
 * The rows of each group, the largest first. Groups of fewer than `minimum` people are put together, with the next smallest
 * until there are enough of them, so that no smaller group can be worked out from the total. People of whom nothing is said are
 * a group too.
 */
export function groupsOf(
  rows: readonly TenureRow[],
  { groupOf }: Grouping,
  minimum: number,
): { group: string; rows: TenureRow[] }[] {
  const found = new Map<string, TenureRow[]>();
  for (const row of rows) {
    const group = groupOf(row) ?? 'not said';
    const others = found.get(group);
    if (others) others.push(row);
    else found.set(group, [row]);
  }
  const groups = [...found]
    .map(([group, own]) => ({ group, rows: own }))
    .toSorted((a, b) => b.rows.length - a.rows.length || (a.group < b.group ? -1 : 1));
  const together: TenureRow[] = [];
  let smallest = groups.at(-1);
  while (smallest && (smallest.rows.length < minimum || (together.length > 0 && together.length < minimum))) {
    together.push(...smallest.rows);
    groups.pop();
    smallest = groups.at(-1);
  }
  return together.length >= minimum ? [...groups, { group: OTHERS, rows: together }] : groups;
}
