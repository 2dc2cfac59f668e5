import { sql } from 'drizzle-orm';
import type { Database, Session } from '#server/db/database.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import { minimumGroup, minimumGroupFloor } from './suppress.ts';

/** Fewest respondents a survey number of the next wave may stand on: what was set, else five. */
export async function minimumInForce(session: Session): Promise<number> {
  const [row] = await session.rows<{ minimum: number }>(
    sql`select minimum_group::int4 as minimum from confidentiality`,
  );
  return row?.minimum ?? minimumGroup;
}

/**
 * Sets the minimum for waves still to be decided; those that are keep theirs. Shown cells of fewer people than a higher minimum are
 * withheld from now on: hiding more gives nothing away. Nothing that is withheld comes back when it is lowered. Returns how many cells
 * were withheld. Throws RangeError below the floor of three.
 */
export async function setMinimumGroup(db: Database, minimum: number): Promise<number> {
  if (!Number.isInteger(minimum) || minimum < minimumGroupFloor)
    throw new RangeError(`the minimum group is a whole number of at least ${minimumGroupFloor}`);
  return db.transaction(async (session) => {
    await session.rows(sql`
      insert into confidentiality ("only", minimum_group) values (true, ${minimum}::smallint)
      on conflict ("only") do update set minimum_group = excluded.minimum_group`);
    const hidden = await withholdBelow(session, minimum);
    if (hidden > 0) {
      await session.rows(sql`update publication set version = version + 1`);
      await refreshReporting(session);
    }
    return hidden;
  });
}

/** Withholds every shown cell of fewer respondents than the minimum; returns how many. An undone import may have brought some back. */
export async function withholdBelow(session: Session, minimum: number): Promise<number> {
  const hidden = await session.rows(sql`
    update released_cells set decision = 'too few', respondents = null, answers = null, sum = null, sum_squares = null,
      favourable = null, agreement = null, unanimous = false, favourable_bound = null, partly_withheld = false
    where respondents < ${minimum}::int returning 1 as one`);
  return hidden.length;
}
