import { type SQL, sql } from 'drizzle-orm';
import { UNKNOWN_DAY } from './snapshot.ts';

/** SQL: days since 1970-01-01, or the unknown-day code. */
export function day(date: SQL): SQL {
  return sql`coalesce(${date} - date '1970-01-01', ${sql.raw(String(UNKNOWN_DAY))})`;
}

/** SQL: months since January 1970 of a date that is there. */
export function monthOf(date: SQL): SQL {
  return sql`((extract(year from ${date})::int4 - 1970) * 12 + extract(month from ${date})::int4 - 1)`;
}

/** SQL: every employee's index in the snapshot: the order of employee_id. */
export const PEOPLE = sql`people as materialized (select employee_id, (row_number() over (order by employee_id) - 1)::int4 as index from employees)`;

/** SQL: a label's code: its place among the sorted labels of its kind, over assignments and answers. */
export function labelCodes(column: 'role' | 'level' | 'department' | 'location'): SQL {
  const name = sql.raw(column);
  const answers = column === 'level' ? sql`` : sql` union select ${name} from survey_answers where ${name} is not null`;
  return sql`${sql.raw(`${column}_codes`)} as materialized (
    select label, (row_number() over (order by label collate "C") - 1)::int4 as code
    from (select distinct ${name} as label from assignments where ${name} is not null${answers}) l)`;
}
