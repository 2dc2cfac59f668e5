/** Rows by group: those of group g stand in `rows` from `start[g]` up to `start[g + 1]`, in their own order. */
export interface GroupRows {
  start: Int32Array;
  rows: Int32Array;
}

/** Puts rows next to others of their group, by counting. Groups are numbered from 0 up to `groups`. O(rows + groups). */
export function groupRows(group: Int32Array, groups: number): GroupRows {
  const start = new Int32Array(groups + 1);
  for (let i = 0; i < group.length; i++) {
    if (!(group[i] >= 0 && group[i] < groups)) throw new RangeError(`Group ${group[i]} is not among ${groups}.`);
    start[group[i] + 1]++;
  }
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  const next = start.slice();
  const rows = new Int32Array(group.length);
  for (let i = 0; i < group.length; i++) rows[next[group[i]]++] = i;
  return { start, rows };
}
