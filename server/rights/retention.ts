import { retentionPeriods as table } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { retainedKind, type RetentionPeriods } from '#shared/contract/rights.ts';

/** How many months each kind is kept. */
export async function readRetention(session: Session): Promise<RetentionPeriods> {
  const rows = await session.orm.select().from(table);
  return Object.fromEntries(rows.map(({ kind, months }) => [retainedKind.parse(kind), months]));
}

/** Sets all of them anew, in a transaction of the caller's; what is not named is kept for good. */
export async function saveRetention(session: Session, periods: RetentionPeriods): Promise<void> {
  const rows = Object.entries(periods).map(([kind, months]) => ({ kind, months }));
  await session.orm.delete(table);
  if (rows.length > 0) await session.orm.insert(table).values(rows);
}
