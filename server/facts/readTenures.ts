import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** One person of a set: how long they were followed, whether they left, and what else is said; never who it is. */
export interface TenureRow {
  followed: number | null;
  unit: string | null;
  left: boolean;
  /** The exit type in the file's own words. */
  exit: string | null;
  /** The month or year of the exit. */
  ended: string | null;
  labels: Record<string, string>;
}

/** The sets of people files follow without naming them, by name. */
export async function tenureSets(db: Session): Promise<string[]> {
  const rows = await db.rows<{ name: string }>(sql`select distinct tenure_set as name from tenures order by 1`);
  return rows.map(({ name }) => name);
}

/** The people of one set, in an order that says nothing of the file's. */
export async function readTenures(db: Session, set: string): Promise<TenureRow[]> {
  return db.rows<TenureRow & Record<string, unknown>>(sql`
    select followed, unit, has_left as "left", exit_words as exit, ended, labels from tenures
    where tenure_set = ${set} order by row_key`);
}
