import { sql } from 'drizzle-orm';
import type { Database, Session } from '#server/db/database.ts';
import { readComments } from './readComments.ts';
import { readLabels, readPeople } from './readPeople.ts';
import { readItems, readReleased, readWaves } from './readReleased.ts';
import { readDeals, readOwnerChanges, readQuotas, readSalesMonths } from './readSales.ts';
import { readSpells } from './readSpells.ts';
import { readTeamMonths } from './readTeamMonths.ts';
import type { Snapshot } from './snapshot.ts';

/** The published version of the facts; 0 while nothing was ever imported. */
export async function publishedVersion(session: Session): Promise<number> {
  const [row] = await session.rows<{ version: number }>(sql`select version::int4 as version from publication`);
  return row?.version ?? 0;
}

/** All facts as of one moment: every query of it reads the same state of the tables. */
export function readSnapshot(db: Database): Promise<Snapshot> {
  return db.transaction(async (session) => {
    await begin(session);
    const { people, index } = await readPeople(session);
    const labels = await readLabels(session);
    const spells = await readSpells(session, index, labels);
    const months = beside(db, session, async (other) => ({
      ownerChanges: await readOwnerChanges(other, index),
      quotas: await readQuotas(other, index),
      salesMonths: await readSalesMonths(other, index),
      teamMonths: await readTeamMonths(other, spells, index),
    }));
    const answersAndDeals = async () => ({
      waves: await readWaves(session),
      items: await readItems(session),
      released: await readReleased(session, index, labels),
      comments: await readComments(session, index),
      deals: await readDeals(session, index),
    });
    const [byMonth, other] = await Promise.all([months, answersAndDeals()]);
    return {
      version: await publishedVersion(session),
      ...(await readSpan(session)),
      imports: await readImports(session),
      labels,
      people,
      spells,
      ...byMonth,
      ...other,
      has: await readSources(session),
    };
  });
}

async function begin(session: Session, of?: string): Promise<void> {
  await session.rows(sql`set transaction isolation level repeatable read, read only`);
  if (of !== undefined) await session.rows(sql.raw(`set transaction snapshot '${of}'`));
  // The planner expects few rows from a range of days and loops where it should hash; compiling such plans takes seconds.
  for (const setting of ['enable_nestloop = off', 'jit = off', "work_mem = '64MB'"])
    await session.rows(sql.raw(`set local ${setting}`));
}

/** Work on a further connection that sees the tables just as the first one does, where there can be one: a server has more than one processor. */
async function beside<T>(db: Database, first: Session, work: (session: Session) => Promise<T>): Promise<T> {
  if (!db.besides) return work(first);
  const [{ id }] = await first.rows<{ id: string }>(sql`select pg_export_snapshot() as id`);
  return db.besides(async (second) => {
    await begin(second, id);
    return work(second);
  });
}

async function readImports(session: Session): Promise<Snapshot['imports']> {
  const [row] = await session.rows<{ files: number; last: string | null }>(
    sql`select count(distinct (f.import_id, f.file_no))::int4 as files, max(i.applied_at) as last
      from imports i join import_files f on f.import_id = i.import_id where i.undone_at is null`,
  );
  return { files: row.files, last: row.last ?? undefined };
}

async function readSpan(session: Session): Promise<Pick<Snapshot, 'recordsFrom' | 'recordsThrough'>> {
  const [row] = await session.rows<{ first: number | null; through: number | null }>(sql`
    select (select max(as_of) from import_files) - date '1970-01-01' as through,
      least((select min(starts_on) from assignments), (select min(least(opened_on, closed_on)) from deals),
        (select min(closed_on) from survey_waves)) - date '1970-01-01' as first`);
  return { recordsFrom: row.first ?? undefined, recordsThrough: row.through ?? undefined };
}

const any = (from: string) => sql.raw(`exists (select 1 from ${from})`);

function readSources(session: Session): Promise<Snapshot['has']> {
  return session
    .rows<Snapshot['has']>(
      sql`select ${any('employments where hired_on is not null')} as "hireDates", ${any('employments where left_on is not null')} as exits, ${any('deals')} as deals,
        ${any('deal_owner_changes')} as "ownerChanges", ${any('quotas')} as quotas, ${any('released_waves')} as answers, ${any('activity_participants')} as meetings,
        ${any('coaching_sessions')} as coaching, ${any('one_on_ones')} as "oneOnOnes", ${any('training_completions')} as training, ${any('absences')} as absences`,
    )
    .then(([row]) => row);
}
