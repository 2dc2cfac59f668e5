import { dayFromIso } from '#shared/calendar/day.ts';
import { type SampleOptions, sampleOrganisation, type Truth } from '#drizzle/sample/sampleOrganisation.ts';

export type Row = Record<string, string>;

/** The rows of a sample organisation's files as text, read as plainly as possible. */
export interface RawRecords {
  tables: Record<string, Row[]>;
  headers: Record<string, string>;
  truths: Truth[];
}

export function rawRecords(options: SampleOptions): RawRecords {
  const { files, truths } = sampleOrganisation(options);
  const tables: Record<string, Row[]> = {};
  const headers: Record<string, string> = {};
  for (const { name, chunks } of files()) {
    const [header, ...lines] = [...chunks].join('').trimEnd().split('\n');
    const columns = header.split(',');
    headers[name] = header;
    tables[name.replace('.csv', '')] = lines.map((line) => {
      const fields = fieldsOf(line);
      return Object.fromEntries(columns.map((column, i) => [column, fields[i]]));
    });
  }
  return { tables, headers, truths };
}

/** One line of CSV; no field of the sample holds a line break. */
export const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2]);

export const dayOf = (iso: string): number => dayFromIso(iso)!;
export const END = dayOf('2026-07-01');

/** Rows of assignments for which something holds: exits, first-year exits and person-years, cut to a first day. */
export function exitsOf(records: RawRecords, from: string, holds: (row: Row) => boolean) {
  const people = new Map(records.tables.roster.map((row) => [row.employee_id, row]));
  let [exits, voluntary, firstYear, days] = [0, 0, 0, 0];
  for (const row of records.tables.assignments) {
    if (!holds(row)) continue;
    const to = row.to === '' ? END : dayOf(row.to);
    if (to <= dayOf(from)) continue;
    days += to - Math.max(dayOf(row.from), dayOf(from));
    const person = people.get(row.employee_id)!;
    if (person.exit_date === '' || person.exit_date !== row.to) continue;
    exits++;
    if (person.exit_type === 'voluntary') voluntary++;
    if (to - dayOf(person.hire_date) < 365) firstYear++;
  }
  const years = days / 365.25;
  return { exits, voluntary, firstYear, years, rate: exits / years, voluntaryRate: voluntary / years };
}

/** The manager (and place) an employee is assigned to on a day. */
export function assignmentFinder(records: RawRecords): (employee: string, day: number) => Row | undefined {
  const byEmployee = rowsBy(records.tables.assignments, 'employee_id');
  return (employee, day) =>
    byEmployee.get(employee)?.find((row) => dayOf(row.from) <= day && (row.to === '' || day < dayOf(row.to)));
}

export function rowsBy(rows: Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return groups;
}

/** Mean of a dimension's answers on 0–100 in one wave among the people for whom something holds, with the number of people. */
export function scoreOf(records: RawRecords, wave: string, dimension: string, holds: (row: Row) => boolean) {
  const items = new Map(records.tables.survey_items.map((row) => [row.item, row]));
  const find = assignmentFinder(records);
  const people = new Set<string>();
  let [sum, n] = [0, 0];
  for (const row of records.tables.survey_answers) {
    const item = items.get(row.item)!;
    if (row.wave !== wave || item.dimension !== dimension) continue;
    const assignment = find(row.employee_id, dayOf(row.closed_on));
    if (!assignment || !holds(assignment)) continue;
    const [low, high] = [Number(item.scale_low), Number(item.scale_high)];
    const value = item.reversed === 'yes' ? low + high - Number(row.value) : Number(row.value);
    sum += (100 * (value - low)) / (high - low);
    n++;
    people.add(row.employee_id);
  }
  return { score: sum / n, people: people.size };
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
