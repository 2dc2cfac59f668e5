import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { MinimumGroupEffect } from '#shared/contract/confidentiality.ts';
import { fewestForComments } from './commentGroups.ts';
import { revealingUnder } from './revealingUnder.ts';
import { wavesUnder } from './wavesUnder.ts';

/**
 * How many cells and comments that are shown now would be withheld under another minimum, wave by wave: those of fewer people, and those that
 * would give such a group away. Changes nothing. Takes as long as deciding the waves does.
 */
export async function effectOfMinimum(session: Session, minimumGroup: number): Promise<MinimumGroupEffect> {
  const held = await wavesUnder(session, minimumGroup);
  const revealing = held.lower.length === 0 ? [] : await revealingUnder(session, held, minimumGroup);
  const rows = await session.rows<MinimumGroupEffect['waves'][number] & { waveId: number; small: number }>(sql`
    select c.wave_id as "waveId", s.name as survey, w.name as wave, count(*) filter (where c.decision = 'shown')::int4 as shown,
      count(*) filter (where c.respondents < ${minimumGroup}::int)::int4 as small
    from released_cells c join survey_waves w on w.wave_id = c.wave_id join surveys s on s.survey_id = w.survey_id
    group by c.wave_id, s.name, w.name, w.closed_on order by w.closed_on desc, s.name, c.wave_id`);
  const waves = rows.map(({ waveId, survey, wave, shown, small }) => {
    const own = revealing.filter((cells) => cells.waveId === waveId);
    return { survey, wave, shown, hidden: small + own.reduce((sum, { keys }) => sum + keys.length, 0) };
  });
  const [{ comments }] = await session.rows<{ comments: number }>(sql`
    select count(*)::int4 as comments from released_comments
    where grouping is not null and people < ${fewestForComments(minimumGroup)}::int`);
  return { minimumGroup, hidden: waves.reduce((sum, { hidden }) => sum + hidden, 0), comments, waves };
}
