import type { Days, ReportingLines } from './reportingLine.ts';

/** When each manager of a sub-tree belonged to it: spans in order of time that neither touch nor overlap. */
export type Reach = ReadonlyMap<number, readonly Days[]>;

const ALWAYS: readonly Days[] = [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];

/**
 * On which days did each manager report to this leader, through however many others? On a day somebody belongs to the sub-tree when
 * every line on the way up to the leader holds on that day. People who never led anybody have no team to be seen and are left out,
 * and so is the leader. A circle in the records ends by itself: going round adds no day.
 */
export function reach(lines: ReportingLines, leader: number): Reach {
  const found = new Map<number, readonly Days[]>([[leader, ALWAYS]]);
  const open: number[] = [leader];
  for (let above = open.pop(); above !== undefined; above = open.pop()) {
    const spans = found.get(above)!;
    for (const { person, from, to } of lines.under(above)) {
      if (lines.under(person).length === 0) continue;
      const before = found.get(person) ?? [];
      const after = united([...before, ...within(spans, { from, to })]);
      if (same(before, after)) continue;
      found.set(person, after);
      open.push(person);
    }
  }
  found.delete(leader);
  return found;
}

/** The parts of the spans that lie in these days. */
function within(spans: readonly Days[], days: Days): Days[] {
  return spans
    .map(({ from, to }) => ({ from: Math.max(from, days.from), to: Math.min(to, days.to) }))
    .filter(({ from, to }) => from < to);
}

/** The same days as spans in order, with those that touch made one. */
function united(spans: readonly Days[]): Days[] {
  const joined: Days[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last === undefined || last.to < span.from) joined.push(span);
    else if (last.to < span.to) joined[joined.length - 1] = { from: last.from, to: span.to };
  }
  return joined;
}

function same(a: readonly Days[], b: readonly Days[]): boolean {
  return a.length === b.length && a.every(({ from, to }, at) => from === b[at].from && to === b[at].to);
}
