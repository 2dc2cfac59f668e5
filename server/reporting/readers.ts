import { sql } from 'drizzle-orm';
import { reportingReaders } from '#drizzle/schema/index.ts';
import { record } from '#server/audit/record.ts';
import type { Database, Session } from '#server/db/database.ts';
import { READABLE } from './readable.ts';
import { refreshReporting, takeReportingLock } from './refreshReporting.ts';
import { roleTrouble } from './roleTrouble.ts';
import { clearReader, READER_TABLES } from './writeReader.ts';

/** A role of the database server that reads with the eyes of an account. */
export interface Reader {
  role: string;
  /** Of the account; none when it was removed. */
  email: string | null;
  /** The account is disabled. */
  disabled: boolean;
  allowedAt: string;
  waves: number;
  cells: number;
  /** What is in the way of it since it was allowed, in a sentence. */
  trouble?: string | undefined;
}

interface Change {
  role: string;
  actor: string;
  now: Date;
}

/** Lets a role of the database server read `reporting.*` with the eyes of an account, in place of another account's it had. */
export async function allowReader(
  db: Database,
  { role, actor, now }: Change,
  user: { userId: number; email: string },
): Promise<Reader> {
  return db.transaction(async (session) => {
    const trouble = (await notOwner(session)) ?? (await roleTrouble(session, role));
    if (trouble !== undefined) throw new Error(trouble);
    await record(session, { at: now, actor, action: 'reporting allowed', details: { role, as: user.email } });
    await takeReportingLock(session);
    await tellPlannerLittle(session);
    await session.orm
      .insert(reportingReaders)
      .values({ roleName: role, userId: user.userId, version: 0, allowedBy: actor, allowedAt: now.toISOString() })
      .onConflictDoUpdate({
        target: reportingReaders.roleName,
        set: { userId: user.userId, allowedBy: actor, allowedAt: now.toISOString() },
      });
    await session.rows(sql`grant usage on schema reporting to ${sql.identifier(role)}`);
    for (const { name, columns } of READABLE)
      await session.rows(
        sql.raw(`grant select ${columns ? `(${columns.join(', ')})` : ''} on ${name} to ${identifier(role)}`),
      );
    await refreshReporting(session);
    const [reader] = await readersOf(session, role);
    return reader;
  });
}

/** Takes it away again; also of a role that is no more. */
export async function refuseReader(db: Database, { role, actor, now }: Change): Promise<void> {
  await db.transaction(async (session) => {
    const [known] = await readersOf(session, role);
    if (!known) throw new Error(`${role} does not read reporting. See who does: bellwether reporting list`);
    await record(session, { at: now, actor, action: 'reporting refused', details: { role, as: known.email } });
    await takeReportingLock(session);
    await clearReader(session, role);
    await session.rows(sql`delete from reporting_readers where role_name = ${role}`);
    const there = await session.rows(sql`select from pg_roles where rolname = ${role}`);
    if (there.length === 0) return;
    for (const { name } of READABLE) await session.rows(sql.raw(`revoke all on ${name} from ${identifier(role)}`));
    await session.rows(sql.raw(`revoke all on schema reporting from ${identifier(role)}`));
  });
}

/** Who reads by SQL, with what has come in the way since. */
export async function listReaders(session: Session): Promise<Reader[]> {
  const readers = await readersOf(session);
  const told: Reader[] = [];
  for (const reader of readers) told.push({ ...reader, trouble: await roleTrouble(session, reader.role) });
  return told;
}

function readersOf(session: Session, role?: string): Promise<Reader[]> {
  return session.rows<Reader>(sql`
    select r.role_name as role, u.email, u.disabled_at is not null as disabled, r.allowed_at as "allowedAt",
      (select count(*) from reporting_waves w where w.role_name = r.role_name)::int4 as waves,
      (select count(*) from reporting_cells c where c.role_name = r.role_name)::int4 as cells
    from reporting_readers r left join users u on u.user_id = r.user_id
    where ${role ?? null}::text is null or r.role_name = ${role ?? null} order by r.role_name`);
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Only who owns tables gives rights to them, and is not held to their rules of rows. */
async function notOwner(session: Session): Promise<string | undefined> {
  const [{ owner, isOwner }] = await session.rows<{ owner: string; isOwner: boolean }>(sql`
    select pg_get_userbyid(relowner)::text as owner, pg_has_role(relowner, 'USAGE') as "isOwner"
    from pg_class where oid = 'reporting_cells'::regclass`);
  return isOwner
    ? undefined
    : `The tables belong to ${owner}, and only that role gives others rights to them: run this command with a DATABASE_URL of ${owner}.`;
}

/** What is the same for all groups of a wave; and, apart from these, how many cells are shown in all. */
const COMMON = { common: ['survey', 'wave', 'dimension', 'grouping'], decision: ['decision'] };

/**
 * The planner's estimates, which everybody may ask for, would tell of the rows of others what it has sampled: so of what is told it samples
 * only what says nothing of any group, without which it would plan joins for a handful of rows. Before the first row, because a sample once
 * taken stays.
 */
async function tellPlannerLittle(session: Session): Promise<void> {
  for (const table of READER_TABLES)
    await session.rows(sql.raw(`alter table ${table} alter column told set statistics 0`));
  for (const [name, keys] of Object.entries(COMMON)) {
    const expressions = keys.map((key) => `(told ->> '${key}')`).join(', ');
    await session.rows(
      sql.raw(`create statistics if not exists reporting_cells_${name} on ${expressions} from reporting_cells`),
    );
  }
}
