import type { Listed } from '#server/org/directory.ts';
import type { ExitType } from '../values/exitType.ts';

/** The file and line a row was last written from. */
export interface Source {
  importId: number;
  fileNo: number;
  line: number;
}

/** Days are ISO texts, which sort as days do. */
export interface Employment {
  hiredOn: string | null;
  leftOn: string | null;
  exitType: ExitType | null;
  exitReason: string | null;
  regretted: boolean | null;
  source: Source;
}

export interface Place {
  manager: Person | null;
  role: string | null;
  level: string | null;
  department: string | null;
  location: string | null;
  fte: number | null;
}

export type Origin = 'roster' | 'assignments' | 'sales team';

export interface Assignment extends Place {
  startsOn: string | null;
  endsOn: string | null;
  origin: Origin;
  source: Source;
}

/** An employee with the whole history, as it is while an import is worked out; written when it has changed. */
export interface Person extends Listed {
  /** Negative until the person is stored. */
  employeeId: number;
  source: Source;
  employments: Employment[];
  assignments: Assignment[];
  /** What has to be written: the person, and their history. */
  dirty: { person: boolean; history: boolean };
}

/** Written out field by field: objects spread into others have a form of their own each, which takes a fifth more memory over a whole file. */
export function assignmentOf(
  { manager, role, level, department, location, fte }: Place,
  { startsOn, endsOn }: Pick<Assignment, 'startsOn' | 'endsOn'>,
  { origin, source }: Pick<Assignment, 'origin' | 'source'>,
): Assignment {
  return { manager, role, level, department, location, fte, startsOn, endsOn, origin, source };
}

/** The list with one more at its end; nearly everybody has one, for which a list that was pushed to has seventeen places. */
export function withOneMore<T>(list: T[], one: T): T[] {
  if (list.length === 0) return [one];
  list.push(one);
  return list;
}

export const PLACE_FIELDS = ['manager', 'role', 'level', 'department', 'location', 'fte'] as const;

/** The later of two starts or the earlier of two ends, where `null` means unknown or open. */
export function earliestEnd(a: string | null, b: string | null): string | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}

/** The employment an assignment that starts on this day belongs to: the last one that had begun. */
export function employmentAt(person: Person, startsOn: string | null): Employment | undefined {
  let found = person.employments[0];
  for (const each of person.employments) {
    if (startsOn !== null && each.hiredOn !== null && each.hiredOn <= startsOn) found = each;
  }
  return found;
}

export function sortAssignments(assignments: Assignment[]): void {
  assignments.sort((a, b) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? -1 : 1));
}
