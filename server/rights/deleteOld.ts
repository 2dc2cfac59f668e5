import { sql } from 'drizzle-orm';
import { record } from '#server/audit/record.ts';
import { forgetEvents } from '#server/audit/forgetEvents.ts';
import type { Database, Session } from '#server/db/database.ts';
import { takeImportLock } from '#server/ingest/index.ts';
import { pseudonyms } from '#server/org/pseudonym.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import type { RetainedKind } from '#shared/contract/rights.ts';
import { erasePerson } from './erasePerson.ts';
import type { KnownPerson } from './findPerson.ts';
import { readRetention } from './retention.ts';

export interface Around {
  now: Date;
  respondentKey: Uint8Array;
  respondentOf: (survey: string, who: string) => string;
}

/**
 * Deletes what is older than its retention period, each kind in a transaction of its own in which it writes down how many rows. Figures
 * already released stay. Records without a day are kept. Tells the rows per kind; kinds without any are left out.
 */
export async function deleteOld(db: Database, around: Around): Promise<Partial<Record<RetainedKind, number>>> {
  const periods = await readRetention(db);
  const gone: Partial<Record<RetainedKind, number>> = {};
  for (const [kind, months] of Object.entries(periods) as [RetainedKind, number][]) {
    const rows = await db.transaction(async (session) => {
      await takeImportLock(session);
      const deleted = await KINDS[kind](session, monthsBefore(around.now, months), around);
      if (deleted > 0 && kind !== 'audit log') await session.rows(sql`update publication set version = version + 1`);
      if (deleted > 0) {
        const details = { [kind]: deleted };
        await record(session, { at: around.now, actor: 'retention', action: 'old records deleted', details });
        await refreshReporting(session);
      }
      return deleted;
    });
    if (rows > 0) gone[kind] = rows;
  }
  return gone;
}

/** Deletes what is before the day; tells how many rows. */
type Delete = (session: Session, before: string, around: Around) => Promise<number>;

const KINDS: Record<RetainedKind, Delete> = {
  'audit log': (session, before) => forgetEvents(session, before),
  'answers to surveys': async (session, before) => {
    let rows = 0;
    for (const table of ['survey_answers', 'survey_scores', 'survey_comments', 'released_comments'])
      rows += await count(
        session,
        sql`delete from ${sql.identifier(table)} where wave_id in (select wave_id from survey_waves where closed_on < ${before}::date) returning 1`,
      );
    return rows;
  },
  'meetings, coaching and 1:1s': async (session, before) => {
    let rows = 0;
    for (const [table, day] of [
      ['activity_participants', 'held_on'],
      ['coaching_sessions', 'held_on'],
      ['one_on_ones', 'planned_on'],
      ['work_weeks', 'week'],
    ])
      rows += await count(
        session,
        sql`delete from ${sql.identifier(table)} where ${sql.identifier(day)} < ${before}::date returning 1`,
      );
    return rows;
  },
  'copies for undoing imports': (session, before) =>
    count(
      session,
      sql`delete from replaced_rows where import_id in (select import_id from imports where applied_at < ${before}::date) returning 1`,
    ),
  'names of people who left': async (session, before, { respondentKey, respondentOf }) => {
    const left = await session.rows<KnownPerson>(sql`
      select e.employee_id as "employeeId", e.external_id as "externalId", e.name, e.email from employees e
      where e.external_id not like 'erased:%' and exists (select 1 from employments s where s.employee_id = e.employee_id)
        and not exists (select 1 from employments s where s.employee_id = e.employee_id
          and (s.left_on is null or s.left_on >= ${before}::date))`);
    const pseudonymOf = pseudonyms(respondentKey);
    for (const person of left) await erasePerson(session, { person, pseudonymOf, respondentOf });
    return left.length;
  },
};

const count = async (session: Session, query: ReturnType<typeof sql>): Promise<number> =>
  (await session.rows(query)).length;

/** The day so many months before, in UTC; of a month without that day its last. */
export function monthsBefore(now: Date, months: number): string {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(now.getUTCDate(), last));
  return first.toISOString().slice(0, 10);
}
