import type { Days, ReportingLine } from '#server/access/reportingLine.ts';
import type { Scope } from '#server/access/scope.ts';
import type { Records } from './records.ts';

/** A manager, and whom they reported to on these days; both by employee id. Without one the reader sees, no days. */
export interface ManagerRow {
  manager: number;
  ownManager: number | undefined;
  days: Days | undefined;
}

/**
 * The managers somebody sees, with their reporting lines to managers the reader sees as well over all the same days. One of whom no such
 * line is seen is named without.
 */
export function seenManagers(scope: Scope, { lines, employeeIds, waves }: Records): ManagerRow[] {
  const own = linesUp(lines.under, employeeIds.length);
  const isNamed = (id: string): boolean =>
    scope.everyone ||
    scope.seesToday(id) ||
    waves.some(({ closedOn }) => scope.sees(id, { from: closedOn, to: closedOn + 1 }));
  return [...employeeIds.keys()].flatMap((person): ManagerRow[] => {
    if (lines.under(person).length === 0) return [];
    const [id, manager] = [lines.externalIdOf(person), employeeIds[person]];
    const seen = joined(own.get(person) ?? []).filter(
      (line) => scope.sees(id, line) && scope.sees(lines.externalIdOf(line.manager), line),
    );
    if (seen.length > 0) return seen.map((line) => ({ manager, ownManager: employeeIds[line.manager], days: line }));
    return isNamed(id) ? [{ manager, ownManager: undefined, days: undefined }] : [];
  });
}

function linesUp(under: (manager: number) => readonly ReportingLine[], people: number): Map<number, ReportingLine[]> {
  const up = new Map<number, ReportingLine[]>();
  for (let manager = 0; manager < people; manager++)
    for (const line of under(manager)) {
      const known = up.get(line.person);
      if (known) known.push(line);
      else up.set(line.person, [line]);
    }
  return up;
}

/** Stays are cut where role or place changes; here those under one manager that touch are one again. */
function joined(lines: readonly ReportingLine[]): ReportingLine[] {
  const whole: ReportingLine[] = [];
  for (const line of lines.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = whole.at(-1);
    if (last?.manager !== line.manager || last.to < line.from) whole.push(line);
    else whole[whole.length - 1] = { ...last, to: Math.max(last.to, line.to) };
  }
  return whole;
}
