import { type SQL, sql } from 'drizzle-orm';
import { type Snapshot, UNKNOWN_DAY } from './snapshot.ts';

/** SQL: days since 1970-01-01, or the unknown-day code. */
export function day(date: SQL): SQL {
  return sql`coalesce(${date} - date '1970-01-01', ${sql.raw(String(UNKNOWN_DAY))})`;
}

/** SQL: months since January 1970 of a date that is there. */
export function monthOf(date: SQL): SQL {
  return sql`((date_part('year', ${date})::int4 - 1970) * 12 + date_part('month', ${date})::int4 - 1)`;
}

/** SQL: a label's code: its place among the labels of its kind. */
export function labelCodes(column: 'role' | 'level' | 'department' | 'location', labels: Snapshot['labels']): SQL {
  return sql`${sql.raw(`${column}_codes`)} as materialized (
    select label, (place - 1)::int4 as code from unnest(${sql.param(labels[column])}::text[]) with ordinality l (label, place))`;
}
