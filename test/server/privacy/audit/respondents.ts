import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A respondent of one wave with every group they belong to. */
export interface Respondent {
  id: string;
  manager: string;
  /** The managers above, from the top down, the own one last. */
  line: string[];
  department: string;
  location: string;
  role: string;
  tenure: string;
}

/** Who answered which wave of a sample organisation's files, and where they belonged on the closing day. */
export function sampleWaves(folder: string): Map<string, Respondent[]> {
  const hired = new Map(rowsOf(join(folder, 'roster.csv')).map((row) => [row.employee_id, row.hire_date]));
  const assignments = groupBy(rowsOf(join(folder, 'assignments.csv')), (row) => row.employee_id);
  const asked = rowsOf(join(folder, 'survey_answers.csv')).filter((row) => row.item === 'morale_1');
  return new Map(
    [...groupBy(asked, (row) => row.wave)].map(([wave, answers]) => {
      const day = answers[0].closed_on;
      const on = (id: string) => assignments.get(id)?.find((row) => row.from <= day && (row.to === '' || row.to > day));
      return [
        wave,
        answers.map(({ employee_id: id }): Respondent => {
          const at = on(id)!;
          const line: string[] = [];
          for (let up = at.manager_id; up !== '' && !line.includes(up); up = on(up)?.manager_id ?? '') line.unshift(up);
          return {
            id,
            manager: at.manager_id,
            line,
            department: at.department,
            location: at.location,
            role: at.role,
            tenure: bandOf(Date.parse(day) - Date.parse(hired.get(id)!)),
          };
        }),
      ];
    }),
  );
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const YEAR = 365.25 * 24 * 3600 * 1000;
const bandOf = (stay: number): string =>
  ['under 1 year', '1–2 years', '2–5 years'].find((_, at) => stay < [1, 2, 5][at] * YEAR) ?? '5 years and more';

function rowsOf(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const fields = line
      .match(/("([^"]|"")*"|[^,]*)(,|$)/g)!
      .map((field) => field.replace(/,$/, '').replaceAll('"', ''));
    return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']));
  });
}

/** Everybody of a roster with names, as if all had answered; there is no line above a manager. */
export function huebnerRespondents(file: string): Respondent[] {
  return rowsOf(file).map((row) => ({
    id: row.EmpID,
    manager: row.ManagerName,
    line: [row.ManagerName],
    department: row.Department.trim(),
    location: row.State,
    role: row.Position,
    tenure: row.DateofHire.slice(-4),
  }));
}
