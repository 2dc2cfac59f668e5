import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import type { MinimumGroupSet } from '#shared/contract/confidentiality.ts';
import { holdToMinimum } from './holdToMinimum.ts';
import { minimumGroup, minimumGroupFloor } from './suppress.ts';

/** Fewest respondents a survey number of the next wave may stand on: what was set, else five. */
export async function minimumInForce(session: Session): Promise<number> {
  const [row] = await session.rows<{ minimum: number }>(
    sql`select minimum_group::int4 as minimum from confidentiality`,
  );
  return row?.minimum ?? minimumGroup;
}

/**
 * Sets the minimum for waves still to be decided. Those that are keep theirs, but a higher one holds for them too from now on: hiding more
 * gives nothing away, and nothing that is withheld comes back when it is lowered. Runs in the transaction of the caller, who keeps imports out
 * of the way. Tells what was withheld. Throws RangeError below the floor of three.
 */
export async function setMinimumGroup(session: Session, minimum: number): Promise<MinimumGroupSet> {
  if (!Number.isInteger(minimum) || minimum < minimumGroupFloor)
    throw new RangeError(`the minimum group is a whole number of at least ${minimumGroupFloor}`);
  await session.rows(sql`
    insert into confidentiality ("only", minimum_group) values (true, ${minimum}::smallint)
    on conflict ("only") do update set minimum_group = excluded.minimum_group`);
  const withheld = await holdToMinimum(session, minimum);
  await session.rows(sql`update publication set version = version + 1`);
  await refreshReporting(session);
  return { minimumGroup: minimum, ...withheld };
}
