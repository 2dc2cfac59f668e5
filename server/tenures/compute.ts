import type { TenureRow } from '#server/facts/readTenures.ts';
import type { TenureGroup, TenuresResponse } from '#shared/contract/tenures.ts';
import { kaplanMeier } from '#shared/stats/kaplanMeier.ts';
import { groupingOf, groupsOf, mayBeCut } from './groupsOf.ts';

export interface TenureQuestion {
  set: string;
  /** A label, or a label of numbers cut in two (`sentiment>=7`). */
  by?: string | undefined;
  minimum: number;
}

/** How many of a set left and after how long, by group: Kaplan–Meier, exit types, and how well the time of exits is known. */
export function compute(rows: readonly TenureRow[], { set, by, minimum }: TenureQuestion): TenuresResponse {
  const answer = {
    set,
    unit: rows.find(({ unit }) => unit !== null)?.unit ?? undefined,
    labels: [...new Set(rows.flatMap((row) => Object.keys(row.labels)))].toSorted(),
  };
  if (rows.length < minimum) {
    const nothing = { groups: [], exits: {}, exitKnownBy: { month: 0, year: 0, unknown: 0 } };
    return { ...answer, ...nothing, notes: [`Nothing is shown of fewer than ${minimum} people.`] };
  }
  const grouping = by === undefined ? undefined : groupingOf(by);
  const isRefused = grouping?.isCut === true && !mayBeCut(rows, grouping, minimum);
  const groups = grouping && !isRefused ? groupsOf(rows, grouping, minimum) : [];
  return {
    ...answer,
    total: groupAnswer('all', rows, minimum),
    groups: groups.map((each) => groupAnswer(each.group, each.rows, minimum)),
    ...exitsOf(rows),
    notes: [
      isRefused
        ? `A cut is not shown where fewer than ${minimum} people share a value: two cuts would show them.`
        : `Groups of fewer than ${minimum} people are put together, and curves end with ${minimum} people.`,
    ],
  };
}

/** Exits by type, the most frequent first, and how well their time is known. */
function exitsOf(rows: readonly TenureRow[]): Pick<TenuresResponse, 'exits' | 'exitKnownBy'> {
  const exitKnownBy = { month: 0, year: 0, unknown: 0 };
  const exits = new Map<string, number>();
  for (const { left, exit, ended } of rows) {
    if (!left) continue;
    exitKnownBy[ended === null ? 'unknown' : ended.length > 4 ? 'month' : 'year'] += 1;
    if (exit !== null) exits.set(exit, (exits.get(exit) ?? 0) + 1);
  }
  return { exits: Object.fromEntries([...exits].toSorted((a, b) => b[1] - a[1])), exitKnownBy };
}

function groupAnswer(group: string, rows: readonly TenureRow[], minimum: number): TenureGroup {
  const timed = rows.filter(({ followed }) => followed !== null);
  const stays = timed.filter(({ left }) => left).map(({ followed }) => followed!);
  const curve = kaplanMeier({
    exit: Float64Array.from(timed, ({ followed }) => followed!),
    event: Uint8Array.from(timed, ({ left }) => (left ? 1 : 0)),
  });
  const steps = curve ? [...curve.time.keys()].filter((i) => curve.events[i] > 0 && curve.atRisk[i] >= minimum) : [];
  return {
    group,
    people: rows.length,
    left: rows.filter(({ left }) => left).length,
    lengths: stays.length >= minimum ? lengthsOf(stays) : undefined,
    curve: steps.map((i) => ({
      time: curve!.time[i],
      atRisk: curve!.atRisk[i],
      events: curve!.events[i],
      survival: curve!.survival[i],
    })),
  };
}

function lengthsOf(stays: readonly number[]): { people: number; mean: number; median: number } {
  const ordered = stays.toSorted((a, b) => a - b);
  const at = (ordered.length - 1) / 2;
  return {
    people: ordered.length,
    mean: ordered.reduce((sum, each) => sum + each, 0) / ordered.length,
    median: (ordered[Math.floor(at)] + ordered[Math.ceil(at)]) / 2,
  };
}
