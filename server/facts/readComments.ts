import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { PersonIndex } from './columns.ts';
import type { CommentFact } from './snapshot.ts';

/** All comments that are shown to anybody, wave by wave, in an order that says nothing about who wrote them. */
export async function readComments(session: Session, people: PersonIndex): Promise<CommentFact[]> {
  const rows = await session.rows<Omit<CommentFact, 'manager'> & { key: string }>(sql`
    select w.index as wave, c.grouping, c.group_key as key, c.group_key as label, c.question, c.comment
    from released_comments c
      join (select wave_id, (row_number() over (order by closed_on, wave_id) - 1)::int4 as index from survey_waves) w on w.wave_id = c.wave_id
    where c.grouping is not null
    order by w.index, md5(c.wave_id::text || c.respondent || c.question)`);
  return rows.map(({ key, label, ...row }) => {
    const isLed = row.grouping === 'manager' || row.grouping === 'area';
    return { ...row, manager: isLed ? people.get(Number(key)) : undefined, label: isLed ? '' : label };
  });
}
