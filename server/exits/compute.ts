import type { EmploymentCount } from '#server/facts/readExits.ts';
import type { ExitsResponse, ExitYear } from '#shared/contract/exits.ts';

/** Exits of all records by type and reason, and year by year with headcounts; only years that had ended by the last day known.
 * Headcounts and turnover are of the employments with a hire day. */
export function compute({
  counts,
  lastYear,
}: {
  counts: readonly EmploymentCount[];
  lastYear: number | undefined;
}): ExitsResponse {
  const left = counts.filter((each) => each.left !== null);
  if (counts.length === 0) return { notes: ['Exits cannot be given: no employments. Import a roster.'] };
  const hires = counts.flatMap(({ hired }) => (hired === null ? [] : [hired]));
  const first = Math.min(...hires, ...left.map((each) => each.left!));
  const dated = counts.filter(({ hired }) => hired !== null);
  const length = lastYear === undefined ? 0 : Math.max(0, lastYear - first + 1);
  const years = Array.from({ length }, (_, i) => yearOf(counts, dated, first + i));
  return {
    employed: people(counts) - people(left),
    exits: people(left),
    exitsByType: tally(left, ({ type }) => type ?? 'unknown'),
    exitsByReason: tally(left, ({ reason }) => reason ?? 'not said'),
    years,
    notes: notesOn(people(counts), people(dated)),
  };
}

/** What is left out where hire days are missing. */
function notesOn(all: number, dated: number): string[] {
  if (dated === all) return [];
  if (dated === 0) return ['Headcounts cannot be given: hire days are missing.'];
  return [
    `Headcounts and turnover are of the ${dated} employments with a hire day; ${all - dated} without one ${all - dated === 1 ? 'is' : 'are'} left out of them.`,
  ];
}

function yearOf(counts: readonly EmploymentCount[], dated: readonly EmploymentCount[], year: number): ExitYear {
  const employedAtEndOf = (end: number) =>
    dated.length > 0
      ? people(dated.filter(({ hired, left }) => hired! <= end && (left === null || left > end)))
      : undefined;
  const [atStart, atEnd] = [employedAtEndOf(year - 1), employedAtEndOf(year)];
  const gone = counts.filter(({ left }) => left === year);
  const mean = atStart === undefined || atEnd === undefined ? 0 : (atStart + atEnd) / 2;
  return {
    year,
    atStart,
    atEnd,
    hires: people(counts.filter(({ hired }) => hired === year)),
    exits: people(gone),
    exitsByType: tally(gone, ({ type }) => type ?? 'unknown'),
    turnoverPercent: mean > 0 ? (100 * people(gone.filter(({ hired }) => hired !== null))) / mean : undefined,
  };
}

const people = (counts: readonly EmploymentCount[]) => counts.reduce((sum, each) => sum + each.people, 0);

/** The most frequent first. */
function tally(counts: readonly EmploymentCount[], of: (each: EmploymentCount) => string): Record<string, number> {
  const found = new Map<string, number>();
  for (const each of counts) found.set(of(each), (found.get(of(each)) ?? 0) + each.people);
  return Object.fromEntries([...found].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}
