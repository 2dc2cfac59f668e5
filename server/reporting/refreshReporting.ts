import { asc, eq, sql } from 'drizzle-orm';
import { reportingReaders, users } from '#drizzle/schema/index.ts';
import { asLinkedNext, isLetIn } from '#server/access/letIn.ts';
import { personOfEmail } from '#server/access/personOf.ts';
import { scopeOf } from '#server/access/scope.ts';
import type { Session } from '#server/db/database.ts';
import type { Role } from '#shared/contract/session.ts';
import { readRecords } from './records.ts';
import { clearReader, READER_TABLES, writeReader } from './writeReader.ts';

/** Any number that no other advisory lock of ours has. */
const REPORTING_LOCK = 7_230_115;

interface ReaderRow {
  roleName: string;
  email: string | null;
  roles: Role[] | null;
  person: string | null;
  /** The account is there and let in. */
  isOpen: boolean;
}

/** One at a time, until this transaction ends: of two changes at once the later must see what the earlier did. */
export async function takeReportingLock(session: Session): Promise<void> {
  await session.rows(sql`select pg_advisory_xact_lock(${REPORTING_LOCK}::bigint)`);
}

/**
 * Writes anew what each reader of `reporting.*` sees. The last thing a transaction does that changes facts, people, accounts or cells: what
 * is seen by SQL changes in the same moment as what pages show, and whoever waits for the lock holds up nobody else. Rows written from
 * another version than the published one show nothing.
 */
export async function refreshReporting(session: Session): Promise<void> {
  await takeReportingLock(session);
  const readers: ReaderRow[] = await session.orm
    .select({
      roleName: reportingReaders.roleName,
      email: users.email,
      roles: users.roles,
      person: users.personExternalId,
      isOpen: sql<boolean>`${users.id} is not null and ${isLetIn(sql`current_date`, asLinkedNext)}`,
    })
    .from(reportingReaders)
    .leftJoin(users, eq(users.id, reportingReaders.userId))
    .orderBy(asc(reportingReaders.roleName));
  if (readers.length === 0) return;
  // As when the facts are read: the planner expects few rows from a range of days and loops where it should hash.
  for (const setting of ['enable_nestloop = off', 'jit = off']) await session.rows(sql.raw(`set local ${setting}`));
  const records = await readRecords(session);
  for (const { roleName, email, roles, person, isOpen } of readers) {
    if (!isOpen || email === null || roles === null) {
      await clearReader(session, roleName);
      continue;
    }
    // As their next sign-in would link them.
    const personExternalId = person ?? (await personOfEmail(session, email));
    await writeReader(session, roleName, scopeOf({ email, roles, personExternalId }, records.lines), records);
  }
  await session.rows(sql`
    update reporting_readers set version = coalesce((select version from publication), 0)`);
  await session.rows(sql.raw(`analyze ${READER_TABLES.join(', ')}`));
}
