import type { RosterRow } from './rosterRow.ts';

/** Rows of one roster that contradict each other, by line: the later row is taken, the earlier one rejected. */
export function contradictedRows(rows: readonly RosterRow[]): Map<number, string> {
  const rejected = new Map<number, string>();
  for (const same of groupById(rows).values()) {
    if (same.length === 1) continue;
    const sorted = same.toSorted((a, b) => compare(a.hiredOn ?? '', b.hiredOn ?? '') || a.line - b.line);
    let kept = sorted[0];
    for (const next of sorted.slice(1)) {
      const isSameStay = next.hiredOn === kept.hiredOn;
      const overlaps = isSameStay || kept.leftOn === null || next.hiredOn === null || kept.leftOn > next.hiredOn;
      if (overlaps && !(isSameStay && sameRow(kept, next))) {
        const [early, late] = kept.line < next.line ? [kept, next] : [next, kept];
        rejected.set(
          early.line,
          `line ${late.line} says otherwise about the same employee and time; the later line is taken`,
        );
        kept = late;
      } else kept = next;
    }
  }
  return rejected;
}

function groupById(rows: readonly RosterRow[]): Map<string, RosterRow[]> {
  const groups = new Map<string, RosterRow[]>();
  for (const row of rows) {
    const group = groups.get(row.externalId);
    if (group) group.push(row);
    else groups.set(row.externalId, [row]);
  }
  return groups;
}

const sameRow = (a: RosterRow, b: RosterRow) => JSON.stringify({ ...a, line: 0 }) === JSON.stringify({ ...b, line: 0 });
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
