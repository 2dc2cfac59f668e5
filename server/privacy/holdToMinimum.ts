import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { fewestForComments } from './commentGroups.ts';
import { type RevealingCells, revealingUnder } from './revealingUnder.ts';
import { wavesUnder } from './wavesUnder.ts';

const HIDDEN = sql`respondents = null, answers = null, sum = null, sum_squares = null, favourable = null, agreement = null,
  unanimous = false, favourable_bound = null, partly_withheld = false`;

/**
 * Holds the waves that were decided with a lower minimum to this one: withholds cells of fewer people, and then what would give these or any
 * other group under it away, by itself or with another wave. Nothing that is withheld comes back. Tells how many cells and comments are
 * withheld that were shown.
 */
export async function holdToMinimum(session: Session, minimum: number): Promise<{ hidden: number; comments: number }> {
  const held = await wavesUnder(session, minimum);
  if (held.lower.length === 0) return { hidden: 0, comments: 0 };
  const revealing = await revealingUnder(session, held, minimum);
  const small = await session.rows(sql`
    update released_cells set decision = 'too few', ${HIDDEN} where respondents < ${minimum}::int returning 1 as one`);
  let hidden = small.length;
  for (const cells of revealing) hidden += await withhold(session, cells);
  const comments = await withholdComments(session, minimum);
  await session.rows(
    sql`update released_waves set minimum_group = ${minimum}::smallint where minimum_group < ${minimum}::smallint`,
  );
  return { hidden, comments };
}

/** Comments of groups that are now too small go for good; to put them together with others would tell by the difference which they were. */
async function withholdComments(session: Session, minimum: number): Promise<number> {
  const rows = await session.rows(sql`
    update released_comments set grouping = null, group_key = '', people = 0, comment = null
    where grouping is not null and people < ${fewestForComments(minimum)}::int returning 1 as one`);
  return rows.length;
}

async function withhold(session: Session, { waveId, dimension, keys }: RevealingCells): Promise<number> {
  if (keys.length === 0) return 0;
  const rows = await session.rows(sql`
    update released_cells set decision = 'would reveal another group', ${HIDDEN}
    where wave_id = ${waveId}::bigint and dimension = ${dimension} and decision = 'shown'
      and grouping || chr(10) || group_key || chr(10) || group_key_2 = any(${sql.param(keys)}::text[]) returning 1 as one`);
  return rows.length;
}
